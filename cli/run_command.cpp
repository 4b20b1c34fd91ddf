#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/selection.hpp"
#include "reports/differences.hpp"
#include "reports/matrix.hpp"
#include "reports/result_file.hpp"
#include "reports/summary.hpp"
#include "runner/text_file.hpp"

#include <unistd.h>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct RunCommand {
    SelectionOptions selection;
    std::string json;
    std::string baseline;
    bool strict = false;

    int run() const {
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        const std::filesystem::path baseline_file =
            baseline.empty() ? workspace.baseline : std::filesystem::path(baseline);
        const Baseline accepted = accepted_verdicts(baseline_file, workspace.shown(baseline_file));
        if (!json.empty()) check_writable(json);  // better to fail now than after the run
        const Interrupt interrupt;
        RunOptions how = run_options(selection, interrupt.descriptor());
        const Selection selected = select(workspace, selection, rules, how);
        const RunReport report = run_all(selected, how);

        if (!json.empty()) write_text(json, write_result_file(report));
        KnownNames names{selected.all_adapters, selected.all_scenarios, {}};
        for (const auto& rule : rules.all())
            names.rules.push_back(rule.id);
        const bool whole = selection.folders.empty();  // people's own scenarios are not the baseline's
        const GateReport gated = gate(report, whole ? accepted : Baseline(), &names, strict);
        const Style style = style_for(STDOUT_FILENO);
        print_matrix(std::cout, report, style);
        print_differences(std::cout, report, style);
        SummaryOptions summary;
        summary.arguments = selection.repeated();
        summary.baseline = workspace.shown(baseline_file);
        print_summary(std::cout, report, gated, style, summary);
        return report.partial ? 3 : gated.code();
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
                app.add_option("--shard", command->selection.shard, "The I-th of N parts of the scenarios")
                    ->type_name("I/N");
                app.add_option("--json", command->json, "Writes all results to a file")->type_name("FILE");
                app.add_option("--baseline", command->baseline, "The accepted verdicts (default: the repository's)")
                    ->type_name("FILE");
                app.add_flag("--strict", command->strict, "Counts scenarios beyond the iterator contract, too");
                app.footer(
                    "Examples:\n"
                    "  yieldcheck run                               everything there is\n"
                    "  yieldcheck run --adapter range_v3 --lane native --scenario 'close/*'\n"
                    "  yieldcheck run --rule SND-03 --json results.json\n"
                    "  yieldcheck run --scenarios my_scenarios --adapter reference\n"
                    "Exit codes: 0 all conforms or is excused by the baseline, 1 something does not,\n"
                    "2 the baseline is stale, 3 the suite, an adapter or the call is at fault.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
