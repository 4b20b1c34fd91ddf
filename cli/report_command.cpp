#include "cli/command.hpp"
#include "cli/report_options.hpp"
#include "cli/report_screen.hpp"
#include "reports/result_file.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace yieldcheck {
namespace {

struct ReportCommand {
    std::string results;
    std::string baseline;
    ReportOptions reports;
    bool strict = false;

    int run() const {
        const std::vector<ReportRequest> requests = reports.requests();
        Report report = read_result_file(results);
        const Baseline accepted = baseline.empty() ? Baseline() : load_baseline(baseline, baseline);
        if (!baseline.empty() || strict || requests.empty())
            report.gate = gate(report.run, accepted, gate_options(report, baseline, results, strict));
        if (requests.empty()) print_report(report);
        write_reports(report, requests);
        return 0;
    }
};

}  // namespace

Command report_command() {
    return {"report", "Makes reports from stored results", [](CLI::App& app) {
                const auto command = std::make_shared<ReportCommand>();
                app.add_option("results", command->results, "A result file: yieldcheck run --json FILE")
                    ->required()
                    ->type_name("RESULTS");
                command->reports.declare(app);
                app.add_option("--baseline", command->baseline, "Accepted verdicts, to be shown as such")
                    ->type_name("FILE");
                app.add_flag("--strict", command->strict, "Counts scenarios beyond the iterator contract, too");
                std::string footer = "Kinds:\n";
                for (const auto& writer : writers())
                    footer += "  " + writer.name +
                              std::string(12 - std::min<std::size_t>(writer.name.size(), 11), ' ') + writer.help + "\n";
                app.footer(footer +
                           "Without --report, what `yieldcheck run` printed is printed again.\n"
                           "Examples:\n"
                           "  yieldcheck report results.json --report html=pages --report badge=badge.svg\n"
                           "  yieldcheck report results.json --report sarif=out.sarif --baseline list.toml\n"
                           "Exit codes: 0 written, 3 the results or a place are at fault.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
