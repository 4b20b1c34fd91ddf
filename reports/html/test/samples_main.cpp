// yieldcheck_html_samples DIR: writes the reports that the browser tests look at, each into its folder below DIR.
#include "protocol/fault.hpp"
#include "reports/sample_report.hpp"
#include "reports/writers/writer.hpp"

#include <cstdio>

int main(int argc, char** argv) try {
    using namespace yieldcheck;
    if (argc != 2) throw Fault("the folder to write to is missing");
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const Writer writer = html_writer();
    writer.write(sample_report(), folder / "sample");
    writer.write(hostile_report(10u << 20), folder / "hostile");
    writer.write(large_report(20, 300), folder / "large");
} catch (const yieldcheck::Fault& fault) {
    std::fprintf(stderr, "yieldcheck_html_samples: %s\n", fault.what());
    return 3;
}
