#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/making_report.hpp"
#include "cli/progress_line.hpp"
#include "cli/report_options.hpp"
#include "cli/report_screen.hpp"
#include "reports/differences.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace yieldcheck {
namespace {

struct RunCommand {
    SelectionOptions selection;
    ReportOptions reports;
    std::string baseline;
    bool strict = false;

    int run() {
        if (selection.shard.empty()) selection.shard = shard_of_environment();
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        const std::filesystem::path baseline_file =
            baseline.empty() ? workspace.baseline : std::filesystem::path(baseline);
        const bool whole = selection.folders.empty();  // people's own scenarios are not the repository's baseline's
        const Baseline accepted =
            whole || !baseline.empty() ? accepted_verdicts(baseline_file, workspace.shown(baseline_file)) : Baseline();
        const std::vector<ReportRequest> requests = reports.requests();  // better to fail now than after the run
        const Interrupt interrupt;
        RunOptions how = run_options(selection, interrupt.descriptor());
        Selection selected = select(workspace, selection, rules, how);
        RunReport found = run_all(selected, how);
        Report report = make_report(std::move(found), std::move(selected), selection, rules, workspace,
                                    requests.empty() ? Generated::unwanted : Generated::wanted);
        report.gate = gate(report.run, accepted,
                           gate_options(report, workspace.shown(baseline_file), reports.result_file(), strict));
        {
            const CommandsStopped stopped(requests);
            print_report(report);
        }
        write_reports(report, requests);
        return report.gate->code();
    }

    /// The repository's own baseline may be absent; one that was asked for may not.
    Baseline accepted_verdicts(const std::filesystem::path& file, const std::string& shown) const {
        if (baseline.empty() && !std::filesystem::exists(file)) return {};
        return load_baseline(file, shown);
    }

    static RunReport run_all(const Selection& selected, const RunOptions& how) {
        ProgressLine progress(stderr);
        RunReport report = yieldcheck::run(selected.adapters, selected.scenarios, selected.assignments, how,
                                           [&progress](const Progress& now) { progress.show(now); });
        note_causes(report);
        return report;
    }
};

}  // namespace

Command run_command() {
    return {"run", "Runs scenarios on adapters and compares every step with the recorded trace", [](CLI::App& app) {
                const auto command = std::make_shared<RunCommand>();
                command->selection.declare_adapters(app);
                command->selection.declare_scenarios(app);
                command->selection.declare_running(app);
                app.add_option("--shard", command->selection.shard,
                               "The I-th of N parts of the scenarios (default: as GTEST_TOTAL_SHARDS says)")
                    ->type_name("I/N");
                command->reports.declare(app);
                app.add_option("--baseline", command->baseline, "The accepted verdicts (default: the repository's)")
                    ->type_name("FILE");
                app.add_flag("--strict", command->strict, "Counts scenarios beyond the iterator contract, too");
                app.footer(
                    "Examples:\n"
                    "  yieldcheck run                               everything there is\n"
                    "  yieldcheck run --adapter range_v3 --lane native --scenario 'close/*'\n"
                    "  yieldcheck run --rule SND-03 --json results.json\n"
                    "  yieldcheck run --report junit=junit.xml --report html=pages --report github\n"
                    "  yieldcheck run --scenarios my_scenarios --adapter reference\n"
                    "Exit codes: 0 all conforms or is excused by the baseline, 1 something does not,\n"
                    "2 the baseline is stale, 3 the suite, an adapter or the call is at fault.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
