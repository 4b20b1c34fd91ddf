#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/selection.hpp"
#include "reports/explanation.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

/// The lane to be explained when none is named: the first that is not in order.
const Result& most_telling(const std::vector<Result>& results) {
    const auto rank = [](const Result& result) {
        switch (result.verdict.kind) {
            case VerdictKind::conforms: return 3;
            case VerdictKind::unsupported: return 2;
            case VerdictKind::variant: return 1;
            case VerdictKind::diverges:
            case VerdictKind::crashes:
            case VerdictKind::hangs:
            case VerdictKind::leaks:
            case VerdictKind::broken: break;
        }
        return 0;
    };
    return *std::min_element(results.begin(), results.end(),
                             [&](const Result& left, const Result& right) { return rank(left) < rank(right); });
}

struct ExplainCommand {
    SelectionOptions selection;
    std::string adapter;
    std::string scenario;

    int run() {
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        const Interrupt interrupt;
        selection.adapters = {adapter};
        selection.scenarios = {scenario};
        RunOptions how = run_options(selection, interrupt.descriptor());
        const Selection selected = select(workspace, selection, rules, how);
        const RunReport report = yieldcheck::run(selected.adapters, selected.scenarios, selected.assignments, how);
        if (report.results.empty()) throw Fault("interrupted before there was a result");
        const Result& result = most_telling(report.results);
        const auto tested = std::find_if(selected.scenarios.begin(), selected.scenarios.end(),
                                         [&](const auto& candidate) { return candidate.id == result.scenario; });
        ExplanationOptions options;
        options.oracle = how.session.judge.oracle;
        const auto generated = generated_folder(workspace, selection) / (result.scenario + ".bodies.cpp");
        if (std::filesystem::exists(generated)) options.generated = read_text(generated);
        options.reproduce = "./yieldcheck explain " + adapter + " " + result.scenario + " --lane " + result.lane;
        if (selected.adapters.size() > 1) {
            options.build = result.build;
            selection.builds = {result.build};
        }
        if (const std::string more = selection.repeated(); !more.empty()) options.reproduce += " " + more;
        print_explanation(std::cout, result, *tested, rules, style_for(STDOUT_FILENO), options);
        return 0;
    }
};

}  // namespace

Command explain_command() {
    return {"explain", "Shows one scenario on one adapter: rule, both traces, and the source at the first difference",
            [](CLI::App& app) {
                const auto command = std::make_shared<ExplainCommand>();
                app.add_option("adapter", command->adapter, "The adapter's name")->required()->type_name("ADAPTER");
                app.add_option("scenario", command->scenario, "The scenario's id")->required()->type_name("SCENARIO");
                command->selection.declare_build(app);
                app.add_option("--lane", command->selection.lanes, "native or emulated (default: the one not in order)")
                    ->type_name("LANE");
                app.add_option("--scenarios", command->selection.folders, "Your own scenarios in this folder")
                    ->type_name("DIR");
                app.add_option("--python", command->selection.python, "The Python that runs adapters written in it");
                command->selection.declare_running(app);
                app.footer(
                    "Example:\n"
                    "  yieldcheck explain boost_coroutine2 creation/call_runs_no_statement\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
