#include "cli/making_report.hpp"

#include "runner/text_file.hpp"

#include <algorithm>
#include <map>

namespace yieldcheck {

Report make_report(RunReport run, Selection selection, const SelectionOptions& options, const Rules& rules,
                   const Workspace& workspace, Generated generated) {
    Report report;
    report.suite = YIELDCHECK_VERSION;
    report.run = std::move(run);
    report.rules = rules;
    report.machine = Machine::current();
    SelectionOptions repeated = options;
    repeated.builds.clear();  // each result names its own
    report.arguments = repeated.repeated();
    report.known.adapters = std::move(selection.all_adapters);
    report.known.scenarios = std::move(selection.all_scenarios);
    for (const auto& rule : rules.all())
        report.known.rules.push_back(rule.id);

    for (const auto& hello : report.run.adapters)
        if (auto& names = report.known.adapters; std::find(names.begin(), names.end(), hello.adapter) == names.end())
            names.push_back(hello.adapter);

    std::map<std::string, Scenario> described;
    for (auto& scenario : all_scenarios(workspace, options))
        described.emplace(scenario.id, std::move(scenario));
    const std::filesystem::path folder =
        generated == Generated::wanted ? generated_folder(workspace, options) : std::filesystem::path();
    for (auto& tested : selection.scenarios) {
        ReportedScenario& scenario = report.scenarios.emplace_back();
        static_cast<ScenarioUnderTest&>(scenario) = std::move(tested);
        if (const auto found = described.find(scenario.id); found != described.end()) {
            scenario.title = found->second.title;
            scenario.source = found->second.source;
            scenario.since = found->second.since;
        }
        const auto bodies = folder / (scenario.id + ".bodies.cpp");
        if (generated == Generated::wanted && std::filesystem::exists(bodies)) scenario.generated = read_text(bodies);
    }
    return report;
}

}  // namespace yieldcheck
