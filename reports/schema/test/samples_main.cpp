// yieldcheck_format_samples DIR: writes the sample, the hostile and the large report in every format that is one file.
#include "protocol/fault.hpp"
#include "reports/sample_report.hpp"
#include "reports/writers/writer.hpp"

#include <cstdio>

int main(int argc, char** argv) try {
    using namespace yieldcheck;
    if (argc != 2) throw Fault("the folder to write to is missing");
    const std::filesystem::path folder = argv[1];
    const std::pair<const char*, Report> reports[] = {
        {"sample", sample_report()}, {"hostile", hostile_report(1u << 20)}, {"large", large_report(4, 60)}};
    for (const auto& [name, report] : reports) {
        Report gated = report;
        const Baseline baseline = read_baseline(
            "[[accept]]\nadapter = \"wrong\"\nlane = \"native\"\nscenario = \"send/crash\"\nverdict = \"crashes\"\n"
            "reason = \"known\"\n",
            "baseline.toml");
        gated.gate = gate(gated.run, baseline, {.baseline = "baseline.toml", .names = &gated.known});
        for (const Writer& writer : writers())
            if (writer.place == Writer::Place::file) {
                writer.write(report, folder / (std::string(name) + "." + writer.name));
                writer.write(gated, folder / (std::string(name) + "-gated." + writer.name));
            }
    }
} catch (const yieldcheck::Fault& fault) {
    std::fprintf(stderr, "yieldcheck_format_samples: %s\n", fault.what());
    return 3;
}
