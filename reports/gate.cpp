#include "reports/gate.hpp"

#include "protocol/fault.hpp"
#include "reports/shell_words.hpp"
#include "runner/scenario.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace yieldcheck {
namespace {

/// Any build of it: they have the same lanes.
const Hello* adapter_of(const RunReport& run, const std::string& adapter) {
    for (const Hello& hello : run.adapters)
        if (hello.adapter == adapter) return &hello;
    return nullptr;
}

std::string title(const RunReport& run, const Result& result) {
    std::string text = result.adapter + " " + result.lane + " " + result.scenario;
    const bool several = std::any_of(run.adapters.begin(), run.adapters.end(), [&](const Hello& hello) {
        return hello.adapter == result.adapter && hello.build != result.build;
    });
    if (several) text += " (" + result.build + ")";
    return text;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Gate {
public:
    Gate(const RunReport& run, const Baseline& baseline, const GateOptions& options)
        : run_(run), baseline_(baseline), options_(options) {
        for (const auto& [scenario, version] : options.since)
            if (!baseline.suite.empty() && is_later(version, baseline.suite, scenario)) newer_.insert(scenario);
    }

    GateReport judge() {
        gate_.baseline = options_.baseline;
        gate_.results = options_.results;
        gate_.strict = options_.strict;
        gate_.partial = run_.partial;
        gate_.judgements.reserve(run_.results.size());
        for (const Result& result : run_.results)
            gate_.judgements.push_back(judge(result));
        gate_.newer.assign(newer_.begin(), newer_.end());
        if (options_.complete && options_.names) find_missing();
        if (options_.names)
            for (const BaselineEntry& entry : baseline_.entries)
                find_unknown(entry);
        return std::move(gate_);
    }

private:
    Judgement judge(const Result& result) {
        const std::vector<const BaselineEntry*> entries = entries_for(result);
        Judgement judgement;
        judgement.standing = standing_of(result, options_.strict);
        if (entries.empty()) {
            if (judgement.standing != Standing::in_order && newer_.contains(result.scenario))
                judgement.standing = Standing::newer;
            return judgement;
        }
        const BaselineEntry& entry = *entries.front();
        const VerdictKind kind = result.verdict.kind;
        judgement.place = entry.place, judgement.reason = entry.reason, judgement.ticket = entry.ticket;
        if (entry.flaky)
            judgement.standing = Standing::flaky;
        else if (in_order(kind))
            stale(entry, title(run_, result) + " is listed, but " +
                             (kind == VerdictKind::conforms ? "conforms" : "is " + std::string(name(kind))) + " now");
        else if (entry.accepts(kind))
            judgement.standing = Standing::excused;
        else if (!gates(judgement.standing))
            stale(entry, title(run_, result) + " is listed with another verdict than " + std::string(name(kind)));
        return judgement;
    }

    std::vector<const BaselineEntry*> entries_for(const Result& result) const {
        std::vector<const BaselineEntry*> entries;
        const Hello* adapter = run_.adapter_of(result);
        for (const BaselineEntry& entry : baseline_.entries)
            if (entry.concerns(result) && (!adapter || entry.conditions.hold(*adapter))) entries.push_back(&entry);
        for (const auto* entry : entries)
            if (entry->verdicts != entries.front()->verdicts)
                throw Fault(entry->place + ": contradicts " + entries.front()->place + " about " + title(run_, result),
                            "let one entry speak of each scenario");
        return entries;
    }

    void stale(const BaselineEntry& entry, const std::string& sentence) {
        gate_.stale.push_back({entry.place, sentence, gate_.baseline_command("prune")});
    }

    void find_missing() {
        const std::size_t all = options_.names->scenarios.size();
        std::map<std::tuple<std::string, std::string, std::string>, std::size_t> counts;
        for (const Result& result : run_.results)
            ++counts[{result.adapter, result.lane, result.build}];
        for (const auto& [column, count] : counts)
            if (count < all)
                gate_.missing.push_back(std::get<0>(column) + " " + std::get<1>(column) + " (" + std::get<2>(column) +
                                        "): " + std::to_string(count) + " of " + std::to_string(all) + " scenarios");
    }

    void find_unknown(const BaselineEntry& entry) {
        const KnownNames& names = *options_.names;
        if (!contains(names.adapters, entry.adapter)) return stale(entry, "there is no adapter " + entry.adapter);
        if (const Hello* hello = adapter_of(run_, entry.adapter);
            hello && std::none_of(hello->lanes.begin(), hello->lanes.end(),
                                  [&](const auto& lane) { return lane.first == entry.lane; }))
            stale(entry, "adapter " + entry.adapter + " has no lane " + entry.lane);
        if (!entry.rule.empty() && !contains(names.rules, entry.rule)) stale(entry, "there is no rule " + entry.rule);
        for (const auto& pattern : entry.scenarios)
            if (std::none_of(names.scenarios.begin(), names.scenarios.end(),
                             [&](const std::string& scenario) { return matches(pattern, scenario); }))
                stale(entry, "no scenario is named " + pattern);
    }

    const RunReport& run_;
    const Baseline& baseline_;
    const GateOptions& options_;
    std::set<std::string> newer_;
    GateReport gate_;
};

}  // namespace

bool in_order(VerdictKind kind) {
    switch (kind) {
        case VerdictKind::conforms:
        case VerdictKind::variant:
        case VerdictKind::unsupported: return true;
        case VerdictKind::diverges:
        case VerdictKind::crashes:
        case VerdictKind::hangs:
        case VerdictKind::leaks:
        case VerdictKind::broken: break;
    }
    return false;
}

bool counts_against(const Result& result, bool strict) { return standing_of(result, strict) == Standing::regression; }

Standing standing_of(const Result& result, bool strict) {
    if (in_order(result.verdict.kind)) return Standing::in_order;
    if (result.verdict.kind == VerdictKind::broken) return Standing::fault;
    if (result.level == RuleLevel::compiler) return Standing::compiler;
    return strict || result.level == RuleLevel::core ? Standing::regression : Standing::tolerated;
}

std::string_view name(Standing standing) {
    switch (standing) {
        case Standing::in_order: return "in order";
        case Standing::excused: return "accepted";
        case Standing::flaky: return "flaky";
        case Standing::tolerated: return "beyond the contract";
        case Standing::compiler: return "the compiler's";
        case Standing::newer: return "not adopted";
        case Standing::regression: return "not in order";
        case Standing::fault: return "fault";
    }
    throw std::logic_error("a standing outside its enumeration");
}

bool gates(Standing standing) { return standing == Standing::regression || standing == Standing::fault; }

std::string GateReport::baseline_command(const std::string& action) const {
    return "./yieldcheck baseline " + action + (strict ? " --strict" : "") + " --from " +
           (results.empty() ? "results.json" : shell_quoted(results)) +
           (baseline.empty() ? "" : " --baseline " + shell_quoted(baseline));
}

std::size_t GateReport::count(Standing standing) const {
    return std::size_t(std::count_if(judgements.begin(), judgements.end(),
                                     [standing](const Judgement& one) { return one.standing == standing; }));
}

std::vector<const Result*> GateReport::of(Standing standing, const RunReport& run) const {
    std::vector<const Result*> found;
    for (std::size_t i = 0; i < judgements.size() && i < run.results.size(); ++i)
        if (judgements[i].standing == standing) found.push_back(&run.results[i]);
    return found;
}

int GateReport::code() const {
    if (partial || !missing.empty() || count(Standing::fault) > 0) return 3;
    if (count(Standing::regression) > 0) return 1;
    return stale.empty() ? 0 : 2;
}

GateReport gate(const RunReport& run, const Baseline& baseline, const GateOptions& options) {
    return Gate(run, baseline, options).judge();
}

}  // namespace yieldcheck
