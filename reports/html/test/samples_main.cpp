// yieldcheck_html_samples DIR: writes the reports that the browser tests look at, each into its folder below DIR.
#include "protocol/fault.hpp"
#include "reports/comparison.hpp"
#include "reports/sample_report.hpp"
#include "reports/writers/writer.hpp"

#include <cstdio>

namespace {

/// The same, but that the generator is dropped at last.
yieldcheck::Report dropping(yieldcheck::Report report) {
    const yieldcheck::Json drop =
        yieldcheck::parse_json(R"({"line":14,"text":"del g","op":"drop","name":"g"})", "sample");
    const yieldcheck::Json done = yieldcheck::parse_json(R"({"out":["ok"]})", "sample");
    for (auto& scenario : report.scenarios) {
        scenario.trace.drive.push_back(yieldcheck::read_operation({drop, "sample"}));
        auto& steps = scenario.trace.groups[0].steps;
        steps.insert(steps.end() - 1, yieldcheck::read_observation({done, "sample"}));
    }
    return report;
}

}  // namespace

int main(int argc, char** argv) try {
    using namespace yieldcheck;
    if (argc != 2) throw Fault("the folder to write to is missing");
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const Writer writer = html_writer();
    writer.write(sample_report(), folder / "sample");
    writer.write(dropping(sample_report()), folder / "dropping");
    const Report before = sample_report();
    Report after = before;
    after.run.results[0].verdict.kind = VerdictKind::crashes;
    after.run.results[0].verdict.reason = "<script>alert(1)</script>\x1b";
    after.run.results[1].verdict.kind = VerdictKind::conforms;
    Comparison comparison = compare(before, after);
    comparison.old_name = comparison.new_name = "<script>alert(1)</script>";
    std::filesystem::create_directories(folder / "comparison");
    find_comparison_writer("html").write(comparison, folder / "comparison" / "index.html");
    writer.write(hostile_report(10u << 20), folder / "hostile");
    writer.write(large_report(20, 300), folder / "large");
} catch (const yieldcheck::Fault& fault) {
    std::fprintf(stderr, "yieldcheck_html_samples: %s\n", fault.what());
    return 3;
}
