#include "reports/proof_text.hpp"

#include "reports/explanation.hpp"
#include "reports/source_view.hpp"

#include <algorithm>
#include <sstream>

namespace yieldcheck {
namespace {

/// "SND-02  diverges  send/next_sends_none" -> by rule, the scenario.
std::map<std::string, std::string> kept_witnesses(const std::string& kept) {
    std::map<std::string, std::string> witnesses;
    for (const auto& line : lines_of(kept)) {
        if (line.empty()) break;
        std::istringstream words(line);
        std::string rule, verdict, scenario;
        if (words >> rule >> verdict >> scenario) witnesses[rule] = scenario;
    }
    return witnesses;
}

const Result* witness(const std::vector<const Result*>& caught, const std::string& rule, const std::string& kept) {
    const Result* first = nullptr;
    for (const auto* result : caught) {
        if (std::find(result->rules.begin(), result->rules.end(), rule) == result->rules.end()) continue;
        if (result->scenario == kept) return result;
        // What hangs depends on the machine, and a scenario of few rules says more about each.
        const auto rank = [](const Result& candidate) {
            return std::pair(candidate.verdict.kind == VerdictKind::hangs, candidate.rules.size());
        };
        if (!first || rank(*result) < rank(*first)) first = result;
    }
    return first;
}

}  // namespace

const Result* telling_result(const WrongGenerator& generator, const Proof& proof, const std::string& kept) {
    const auto caught = proof.caught.find(generator.name);
    if (caught == proof.caught.end()) return nullptr;
    auto witnesses = kept_witnesses(kept);
    for (const auto& rule : generator.rules)
        if (const auto* result = witness(caught->second, rule, witnesses[rule])) return result;
    return caught->second.front();
}

std::string proof_text(const WrongGenerator& generator, const Proof& proof,
                       std::span<const ScenarioUnderTest> scenarios, const Rules& rules, const std::string& kept) {
    const Result* telling = telling_result(generator, proof, kept);
    std::ostringstream out;
    out << generator.mistake << '\n';
    if (!telling) return out.str();
    auto witnesses = kept_witnesses(kept);
    const auto& caught = proof.caught.at(generator.name);
    for (const auto& rule : generator.rules)
        if (const auto* result = witness(caught, rule, witnesses[rule]))
            out << padded(rule, 8) << padded(name(result->verdict.kind), 10) << result->scenario << '\n';
    out << '\n';
    const auto scenario = std::find_if(scenarios.begin(), scenarios.end(),
                                       [&](const auto& candidate) { return candidate.id == telling->scenario; });
    ExplanationOptions options;
    options.reproduce = "./yieldcheck prove --defect " + generator.name + " --scenario " + telling->scenario;
    Result shown = *telling;
    shown.standard_error.clear();  // differs between machines
    print_explanation(out, shown, *scenario, rules, {}, options);
    return out.str();
}

std::string first_difference(const std::string& expected, const std::string& found) {
    const auto left = lines_of(expected), right = lines_of(found);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        const std::string l = i < left.size() ? left[i] : "(the end)";
        const std::string r = i < right.size() ? right[i] : "(the end)";
        if (l != r) return "line " + std::to_string(i + 1) + "\n  - " + l + "\n  + " + r + "\n";
    }
    return {};
}

}  // namespace yieldcheck
