#include "reports/occasion.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

std::string letter(const Snapshot& snapshot) {
    if (!snapshot.state) return {};
    switch (*snapshot.state) {
        case Snapshot::State::created: return "C";
        case Snapshot::State::running: return "R";
        case Snapshot::State::suspended: return snapshot.delegate ? "D" : "S";
        case Snapshot::State::closed: return "X";
    }
    return {};
}

}  // namespace

Occasion occasion_of(const Report& report, const Result& result) {
    const ReportedScenario* scenario = report.find(result.scenario);
    if (!result.verdict.step || !scenario) return {};
    const std::size_t step = *result.verdict.step;
    if (step >= scenario->trace.drive.size()) return {"#end", {}};
    const Operation& operation = scenario->trace.drive[step];
    Occasion occasion{to_json(operation).value("op", ""), {}};
    if (operation.kind == Operation::Kind::call || operation.kind == Operation::Kind::code) return occasion;
    const std::vector<Observation>& expected = report.expected(*scenario);
    for (std::size_t before = std::min(step, expected.size()); before-- > 0;) {
        const auto shown = expected[before].generators.find(operation.on);
        if (shown == expected[before].generators.end()) continue;
        occasion.state = letter(shown->second);
        break;
    }
    return occasion;
}

}  // namespace yieldcheck
