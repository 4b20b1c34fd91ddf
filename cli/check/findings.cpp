#include "cli/check/findings.hpp"

#include "cli/check/symptoms.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace yieldcheck {
namespace {

bool in_order(const Result& result) {
    return result.verdict.kind == VerdictKind::conforms || result.verdict.kind == VerdictKind::variant;
}

bool wrong(const Result& result) {
    return !in_order(result) && result.verdict.kind != VerdictKind::unsupported &&
           result.verdict.kind != VerdictKind::broken;
}

/// Scenarios with few steps and little text are read first; the type's own interface before the suite's channel, and
/// the plain build before the sanitized one.
void smallest_first(Finding& finding, const std::map<std::string, const ScenarioUnderTest*>& scenarios) {
    const auto size = [&](const Result* result) {
        const ScenarioUnderTest& scenario = *scenarios.at(result->scenario);
        return std::tuple(scenario.trace.steps(), scenario.text.size(), result->lane != "native", result->build);
    };
    std::sort(finding.results.begin(), finding.results.end(),
              [&](const Result* left, const Result* right) { return size(left) < size(right); });
}

std::vector<std::string> categories_in_order(const RunReport& report) {
    std::map<std::string, bool> good;
    for (const auto& result : report.results) {
        if (result.verdict.kind == VerdictKind::unsupported || result.level == RuleLevel::quirk) continue;
        const std::string category = result.scenario.substr(0, result.scenario.find('/'));
        const auto [entry, is_new] = good.emplace(category, true);
        entry->second = entry->second && in_order(result);
    }
    std::vector<std::string> names;
    for (const auto& [category, is_good] : good)
        if (is_good) names.push_back(category);
    return names;
}

}  // namespace

Findings find_causes(const RunReport& report, std::span<const ScenarioUnderTest> tested, const Rules& rules) {
    std::map<std::string, const ScenarioUnderTest*> scenarios;
    for (const auto& scenario : tested)
        scenarios[scenario.id] = &scenario;
    Findings found;
    std::map<std::string, Finding> by_sentence;
    std::set<std::string> able;
    std::set<std::string> not_in_order;
    for (const auto& result : report.results) {
        if (result.verdict.kind == VerdictKind::broken) found.faults.push_back(&result);
        if (result.verdict.kind != VerdictKind::unsupported) able.insert(result.scenario);
        if (!wrong(result)) continue;
        not_in_order.insert(result.scenario);
        const std::string sentence = symptom(result, *scenarios.at(result.scenario), rules, report.oracle);
        Finding& finding = by_sentence[sentence];
        const bool is_first = finding.results.empty();
        finding.sentence = sentence;
        finding.level = is_first ? result.level : std::min(finding.level, result.level);
        finding.results.push_back(&result);
    }
    for (auto& [sentence, finding] : by_sentence) {
        smallest_first(finding, scenarios);
        (finding.level == RuleLevel::core ? found.wrong : found.beyond_contract).push_back(std::move(finding));
    }
    const auto by_weight = [](const Finding& left, const Finding& right) {
        return left.results.size() > right.results.size();
    };
    std::stable_sort(found.wrong.begin(), found.wrong.end(), by_weight);
    std::stable_sort(found.beyond_contract.begin(), found.beyond_contract.end(), by_weight);
    found.scenarios = able.size();
    found.in_order = able.size() - not_in_order.size();
    found.categories_in_order = categories_in_order(report);
    return found;
}

}  // namespace yieldcheck
