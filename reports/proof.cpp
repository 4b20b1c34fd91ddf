#include "reports/proof.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

constexpr std::string_view prefix = "wrong:";

bool notices(const Verdict& verdict) {
    switch (verdict.kind) {
        case VerdictKind::diverges:
        case VerdictKind::crashes:
        case VerdictKind::hangs:
        case VerdictKind::leaks:
        case VerdictKind::variant: return true;  // said aloud, by the name of the version or the quirk
        case VerdictKind::conforms:
        case VerdictKind::unsupported:
        case VerdictKind::broken: break;
    }
    return false;
}

/// The scenarios in which the right generator of each kind conforms: only they can prove anything.
class Measure {
public:
    Measure(const std::vector<WrongGenerator>& generators, const RunReport& report) {
        for (const auto& generator : generators)
            if (generator.right()) right_[adapter_name(generator)] = generator.delegates_by_hand;
        for (const auto& result : report.results)
            if (const auto found = right_.find(result.adapter);
                found != right_.end() && result.verdict.kind == VerdictKind::conforms)
                conforming_[found->second].insert(result.scenario);
    }

    bool conforms(const WrongGenerator& generator, const std::string& scenario) const {
        return conforming_[generator.delegates_by_hand].contains(scenario);
    }

private:
    std::map<std::string, bool> right_;
    std::set<std::string> conforming_[2];
};

Json strings(const std::set<std::string>& texts) { return Json(std::vector<std::string>(texts.begin(), texts.end())); }

}  // namespace

std::string adapter_name(const WrongGenerator& generator) { return std::string(prefix) + generator.name; }

std::vector<WrongGenerator> read_wrong_generators(const JsonReader& reader) {
    std::vector<WrongGenerator> generators;
    for (const auto& entry : reader.items()) {
        entry.object({"name", "mistake", "rules", "by_hand", "own_type"});
        generators.push_back({entry.text("name"), entry.text("mistake"), entry.at("rules").texts(),
                              entry.at("by_hand").boolean(), entry.at("own_type").boolean()});
    }
    return generators;
}

const Proof::Rule* Proof::find(std::string_view id) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found != rules.end() ? &*found : nullptr;
}

const WrongGenerator* Proof::find_generator(std::string_view name) const {
    const auto found = std::find_if(generators.begin(), generators.end(),
                                    [&](const auto& generator) { return generator.name == name; });
    return found != generators.end() ? &*found : nullptr;
}

std::vector<const Proof::Rule*> Proof::unproven() const {
    std::vector<const Rule*> found;
    for (const auto& rule : rules)
        if (!rule.proven() && rule.unprovable.empty()) found.push_back(&rule);
    return found;
}

std::vector<const Proof::Rule*> Proof::falsely_excused() const {
    std::vector<const Rule*> found;
    for (const auto& rule : rules)
        if (!rule.aimed_at_by.empty() && !rule.unprovable.empty()) found.push_back(&rule);
    return found;
}

Proof prove(std::vector<WrongGenerator> generators, const RunReport& report, const Rules& rules,
            std::span<const std::string> witnessed) {
    Proof proof;
    proof.generators = std::move(generators);
    proof.results = report.results.size();
    proof.seconds = report.seconds;
    std::map<std::string, Proof::Rule> by_id;
    for (const auto& id : witnessed)
        if (const auto* rule = rules.find(id)) by_id[id] = {id, rule->category, rule->unprovable, {}, {}};
    std::map<std::string, const WrongGenerator*> by_adapter;
    for (const auto& generator : proof.generators)
        by_adapter[adapter_name(generator)] = &generator;

    const Measure measure(proof.generators, report);
    for (const auto& result : report.results) {
        const WrongGenerator& generator = *by_adapter.at(result.adapter);
        if (generator.right()) {
            if (result.verdict.kind != VerdictKind::conforms)
                proof.not_in_order.emplace_back(generator.name, result.scenario);
            continue;
        }
        if (!notices(result.verdict) || !measure.conforms(generator, result.scenario)) continue;
        proof.caught[generator.name].push_back(&result);
        for (const auto& id : result.rules) {
            const auto rule = by_id.find(id);
            if (rule == by_id.end()) continue;
            rule->second.broken_by[generator.name].push_back(result.scenario);
            if (std::find(generator.rules.begin(), generator.rules.end(), id) != generator.rules.end())
                rule->second.aimed_at_by.insert(generator.name);
        }
    }
    for (const auto& generator : proof.generators) {
        if (generator.right()) continue;
        if (!proof.caught.contains(generator.name)) proof.survivors.push_back(generator.name);
        for (const auto& id : generator.rules) {
            const auto rule = by_id.find(id);
            const bool known = rules.find(id) != nullptr;
            if (!known || (rule != by_id.end() && !rule->second.aimed_at_by.contains(generator.name)))
                proof.missed.emplace_back(generator.name, id);
        }
    }
    for (auto& [id, rule] : by_id)
        proof.rules.push_back(std::move(rule));
    return proof;
}

Json to_json(const Proof& proof) {
    Json unproven = Json::array(), killed = Json::object(), aimed = Json::object(), excused = Json::object(),
         missed = Json::array(), not_in_order = Json::array(), generators = Json::array();
    for (const auto* rule : proof.unproven())
        unproven.push_back(rule->id);
    for (const auto& rule : proof.rules) {
        if (rule.proven()) killed[rule.id] = rule.broken_by;
        if (rule.proven()) aimed[rule.id] = strings(rule.aimed_at_by);
        if (!rule.unprovable.empty()) excused[rule.id] = rule.unprovable;
    }
    for (const auto& [generator, rule] : proof.missed)
        missed.push_back({{"generator", generator}, {"rule", rule}});
    for (const auto& [generator, scenario] : proof.not_in_order)
        not_in_order.push_back({{"generator", generator}, {"scenario", scenario}});
    for (const auto& generator : proof.generators) {
        Json verdicts = Json::object();
        if (const auto caught = proof.caught.find(generator.name); caught != proof.caught.end())
            for (const auto* result : caught->second)
                verdicts[result->scenario] = name(result->verdict.kind);
        generators.push_back({{"name", generator.name},
                              {"mistake", generator.mistake},
                              {"rules", generator.rules},
                              {"caught_by", std::move(verdicts)}});
    }
    return {{"format", 1},
            {"survivors", proof.survivors},
            {"unproven", std::move(unproven)},
            {"killed", std::move(killed)},
            {"aimed", std::move(aimed)},
            {"excused", std::move(excused)},
            {"missed", std::move(missed)},
            {"not_in_order", std::move(not_in_order)},
            {"generators", std::move(generators)},
            {"results", proof.results},
            {"seconds", proof.seconds}};
}

}  // namespace yieldcheck
