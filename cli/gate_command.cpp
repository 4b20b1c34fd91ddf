#include "cli/command.hpp"
#include "cli/report_options.hpp"
#include "cli/report_screen.hpp"
#include "cli/workspace.hpp"
#include "reports/result_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct GateCommand {
    std::string results;
    std::string baseline;
    ReportOptions reports;
    bool strict = false;
    bool complete = false;

    int run() const {
        const std::vector<ReportRequest> requests = reports.requests();
        Report report = read_result_file(results);
        const std::filesystem::path file =
            baseline.empty() ? Workspace::find().baseline : std::filesystem::path(baseline);
        const std::string shown = baseline.empty() ? Workspace::find().shown(file) : file.string();
        if (report.run.results.empty())
            throw Fault(results + ": holds no results, and nothing is proven by that", "run more than no scenario");
        GateOptions options = gate_options(report, shown, results, strict);
        options.complete = complete;
        report.gate = gate(report.run, load_baseline(file, shown), options);
        {
            const CommandsStopped stopped(requests);
            print(report);
        }
        write_reports(report, requests);
        return report.gate->code();
    }

    static void print(const Report& report) {
        if (report.known.scenarios.size() > report.scenarios.size())
            std::cout << report.scenarios.size() << " of the suite's " << report.known.scenarios.size()
                      << " scenarios took part.\n";
        print_gate(report, style_for(STDOUT_FILENO));
    }
};

}  // namespace

Command gate_command() {
    return {"gate", "Judges stored results by a baseline", [](CLI::App& app) {
                const auto command = std::make_shared<GateCommand>();
                app.add_option("results", command->results, "A result file: yieldcheck run --json FILE")
                    ->required()
                    ->type_name("RESULTS");
                app.add_option("--baseline", command->baseline, "The accepted verdicts (default: the repository's)")
                    ->type_name("FILE");
                app.add_flag("--strict", command->strict, "Counts scenarios beyond the iterator contract, too");
                app.add_flag("--complete", command->complete,
                             "Refuses results in which an adapter lacks a scenario of the suite");
                command->reports.declare(app);
                app.footer(
                    "Example:\n"
                    "  yieldcheck gate all.json --baseline accepted.toml --report github\n"
                    "Exit codes: 0 all conforms or is excused by the baseline, 1 something does not,\n"
                    "2 the baseline is stale, 3 broken, partial or no results, or a wrong call.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
