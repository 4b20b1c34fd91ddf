#include "cli/check/findings.hpp"

#include "cli/check/symptoms.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace yieldcheck {
namespace {

/// Something that a type gets right when all of these scenarios are in order.
struct Aspect {
    std::string words;
    std::vector<std::string> scenarios;  // patterns
};

bool in_order(const Result& result) {
    return result.verdict.kind == VerdictKind::conforms || result.verdict.kind == VerdictKind::variant;
}

bool wrong(const Result& result) {
    return !in_order(result) && result.verdict.kind != VerdictKind::unsupported &&
           result.verdict.kind != VerdictKind::broken;
}

/// Scenarios about what every generator does are read more easily than those about one corner of the protocol.
bool is_elementary(const std::string& scenario) {
    constexpr std::array<std::string_view, 5> categories{"iteration/", "creation/", "destruction/", "reentrancy/",
                                                         "ownership/"};
    return std::any_of(categories.begin(), categories.end(),
                       [&](std::string_view category) { return scenario.starts_with(category); });
}

/// The type's own interface before the suite's channel; scenarios with few steps and little text are read first.
void smallest_first(Finding& finding, const std::map<std::string, const ScenarioUnderTest*>& scenarios) {
    const auto size = [&](const Result* result) {
        const ScenarioUnderTest& scenario = *scenarios.at(result->scenario);
        return std::tuple(result->lane != "native", !is_elementary(result->scenario), scenario.trace.steps(),
                          scenario.text.size(), result->build);
    };
    std::sort(finding.results.begin(), finding.results.end(),
              [&](const Result* left, const Result* right) { return size(left) < size(right); });
}

/// What a crash is called: a sanitizer knows better than the signal, unless it merely saw that signal.
std::string crash_named(const std::set<std::string>& crashes) {
    static const std::set<std::string> vague{"SEGV", "SIGSEGV", "SIGABRT", "stack-overflow"};
    std::string name;
    for (const auto& crash : crashes)
        if (!vague.contains(crash)) return crash;
    for (const auto& crash : crashes)
        if (name.empty() || crash.starts_with("SIG")) name = crash;
    return name;
}

bool all_in_order(const RunReport& report, const Aspect& aspect) {
    bool any = false;
    for (const auto& result : report.results) {
        const bool about = std::any_of(aspect.scenarios.begin(), aspect.scenarios.end(),
                                       [&](const auto& pattern) { return matches(pattern, result.scenario); });
        if (!about || result.level != RuleLevel::core || result.verdict.kind == VerdictKind::unsupported) continue;
        if (!in_order(result)) return false;
        any = true;
    }
    return any;
}

/// What people want to know first of a generator type.
const std::vector<Aspect>& aspects() {
    static const std::vector<Aspect> all{
        {"the body starts at the first step", {"creation/call_runs_no_statement", "creation/arguments_evaluated*"}},
        {"values arrive", {"iteration/*", "generator_expressions/*"}},
        {"exceptions arrive", {"catching/*", "finally/*", "programs/*"}},
        {"moves", {"creation/moved*", "ownership/*move*"}},
        {"destruction", {"destruction/*", "ownership/type_destruction", "ownership/order*", "ownership/drop*"}},
        {"move-only elements", {"ownership/type_yield_move_only"}},
        {"reference elements", {"ownership/type_yield_reference", "ownership/type_yield_const_reference"}},
        {"exceptions through nested generators", {"ownership/type_delegate_exception"}},
    };
    return all;
}

/// Two owners of a frame show in many ways: one of them tells why.
void unite(std::map<std::string, Finding>& findings, std::map<std::string, std::set<std::string>>& crashes) {
    const auto cause = findings.find(std::string(two_owners));
    const auto effect = findings.find(std::string(move_crashes));
    if (cause == findings.end() || effect == findings.end()) return;
    for (const Result* result : effect->second.results)
        cause->second.results.push_back(result);
    cause->second.level = std::min(cause->second.level, effect->second.level);
    crashes[cause->first].merge(crashes[effect->first]);
    findings.erase(effect);
}

/// What shows in most scenarios first; what is only quoted last.
void by_weight(std::vector<Finding>& findings) {
    const auto place = [](const Finding& finding) {
        return std::pair(finding.source == Symptom::Source::quotation, -std::ptrdiff_t(finding.results.size()));
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& left, const Finding& right) { return place(left) < place(right); });
}

/// A type with a serious defect goes wrong in a hundred scenarios and in a dozen ways. What few of them show, where
/// others show so much more, is an effect and no cause, unless a rule is about just that.
void keep_causes(Findings& found) {
    constexpr std::size_t most_observed = 5;
    by_weight(found.wrong);
    by_weight(found.beyond_contract);
    std::size_t heaviest = 0;
    for (const auto& finding : found.wrong)
        if (finding.source == Symptom::Source::observation) heaviest = std::max(heaviest, finding.results.size());
    std::size_t observed = 0;
    bool known = false;
    std::erase_if(found.wrong, [&](const Finding& finding) {
        switch (finding.source) {
            case Symptom::Source::rule: known = true; return false;
            case Symptom::Source::observation:
                known = true;
                if (finding.results.size() * 10 >= heaviest && ++observed <= most_observed) return false;
                break;
            case Symptom::Source::quotation:
                if (!known) return false;
                break;
        }
        found.derived += finding.results.size();
        return true;
    });
    // What every C++ generator does otherwise than Python is no news: it stands last.
    std::stable_partition(found.beyond_contract.begin(), found.beyond_contract.end(),
                          [](const Finding& finding) { return finding.source == Symptom::Source::observation; });
    std::erase_if(found.beyond_contract,
                  [](const Finding& finding) { return finding.source == Symptom::Source::quotation; });
}

}  // namespace

Findings find_causes(const RunReport& report, std::span<const ScenarioUnderTest> tested, const Rules& rules) {
    std::map<std::string, const ScenarioUnderTest*> scenarios;
    for (const auto& scenario : tested)
        scenarios[scenario.id] = &scenario;
    Findings found;
    std::map<std::string, Finding> by_sentence;
    std::map<std::string, std::set<std::string>> crashes;
    std::set<std::string> able;
    std::set<std::string> not_in_order;
    for (const auto& result : report.results) {
        if (result.verdict.kind == VerdictKind::broken) found.faults.push_back(&result);
        const bool about_type = result.level != RuleLevel::compiler;
        if (about_type && result.verdict.kind != VerdictKind::unsupported) able.insert(result.scenario);
        if (!wrong(result)) continue;
        if (about_type) not_in_order.insert(result.scenario);
        const Symptom seen = symptom(result, *scenarios.at(result.scenario), rules, report.oracle);
        // What the compiler gets wrong is no sign of anything else.
        const std::string key = about_type ? seen.sentence : "compiler: " + seen.sentence;
        Finding& finding = by_sentence[key];
        finding.level = finding.results.empty() ? result.level : std::min(finding.level, result.level);
        finding.sentence = seen.sentence;
        finding.source = seen.source;
        finding.results.push_back(&result);
        if (!seen.crash.empty()) crashes[key].insert(seen.crash);
    }
    unite(by_sentence, crashes);
    for (auto& [sentence, finding] : by_sentence) {
        smallest_first(finding, scenarios);
        if (const std::string name = crash_named(crashes[sentence]); !name.empty())
            finding.sentence += " (" + name + ")";
        switch (finding.level) {
            case RuleLevel::core: found.wrong.push_back(std::move(finding)); break;
            case RuleLevel::quirk:
            case RuleLevel::beyond_contract: found.beyond_contract.push_back(std::move(finding)); break;
            case RuleLevel::compiler: found.compiler.push_back(std::move(finding)); break;
        }
    }
    keep_causes(found);
    found.scenarios = able.size();
    found.in_order = able.size() - not_in_order.size();
    for (const auto& aspect : aspects())
        if (all_in_order(report, aspect)) found.aspects_in_order.push_back(aspect.words);
    return found;
}

}  // namespace yieldcheck
