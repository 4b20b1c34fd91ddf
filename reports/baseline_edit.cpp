#include "reports/baseline_edit.hpp"

#include "protocol/fault.hpp"
#include "reports/baseline_text.hpp"
#include "runner/scenario.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace yieldcheck {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// An entry about a rule can only be split where it is known which scenarios witness the rule: those that took part.
bool took_part_as_a_whole(const Report& report) { return report.scenarios.size() >= report.known.scenarios.size(); }

/// Scenarios that the suite knows or that took part.
std::vector<std::string> all_scenarios(const Report& report) {
    std::vector<std::string> all = report.known.scenarios;
    for (const auto& scenario : report.scenarios)
        if (!contains(all, scenario.id)) all.push_back(scenario.id);
    return all;
}

/// What a pattern of an entry stands for, but for what the entry names anyhow.
std::vector<std::string> others_of(const std::vector<std::string>& names, const BaselineEntry& entry,
                                   std::size_t pattern) {
    std::vector<std::string> others;
    for (const auto& name : names) {
        bool named = false;
        for (std::size_t i = 0; i < entry.scenarios.size(); ++i)
            named = named || (i != pattern && entry.scenarios[i] == name);
        if (!named) others.push_back(name);
    }
    return others;
}

/// One entry, and what a run says to it.
class Pruning {
public:
    Pruning(BaselineText& text, std::size_t number, const Report& report, bool strict, BaselineEdit& edit)
        : text_(text), number_(number), entry_(text.baseline().entries.at(number)), report_(report), edit_(edit) {
        for (const Result& result : report.run.results) {
            const Hello* adapter = report.run.adapter_of(result);
            if (!entry_.concerns(result) || (adapter && !entry_.conditions.hold(*adapter))) continue;
            const bool stands = !in_order(result.verdict.kind) &&
                                (entry_.accepts(result.verdict.kind) || gates(standing_of(result, strict)));
            (stands ? standing_ : stale_)[result.scenario].push_back(&result);
        }
    }

    /// New entries for builds that an entry still holds for, when it does not for others.
    std::vector<BaselineEntry> prune() {
        if (!contains(report_.known.adapters, entry_.adapter)) {
            remove("there is no adapter " + entry_.adapter);
        } else if (!has_lane()) {
            remove("adapter " + entry_.adapter + " has no lane " + entry_.lane);
        } else if (!entry_.rule.empty()) {
            prune_rule();
        } else {
            for (std::size_t pattern = entry_.scenarios.size(); pattern-- > 0;)
                prune_pattern(pattern);
        }
        return std::move(split_);
    }

private:
    void remove(const std::string& why) {
        edit_.done.push_back(entry_.place + ": removed, " + why);
        text_.remove(number_);
    }

    bool has_lane() const {
        const auto& adapters = report_.run.adapters;
        const auto found = std::find_if(adapters.begin(), adapters.end(),
                                        [&](const Hello& hello) { return hello.adapter == entry_.adapter; });
        return found == adapters.end() || std::any_of(found->lanes.begin(), found->lanes.end(),
                                                      [&](const auto& lane) { return lane.first == entry_.lane; });
    }

    /// Whether the scenario is to be taken out of the entry.
    bool drops(const std::string& scenario) {
        if (entry_.flaky || !stale_.contains(scenario)) return false;
        const auto still = standing_.find(scenario);
        if (still == standing_.end()) return true;
        for (const Result* result : still->second) {
            BaselineEntry rest = entry_;
            rest.rule.clear();
            rest.scenarios = {scenario};
            rest.conditions.build = result->build;
            split_.push_back(std::move(rest));
        }
        return true;
    }

    void prune_rule() {
        if (!contains(report_.known.rules, entry_.rule)) return remove("there is no rule " + entry_.rule);
        std::vector<std::string> rest;
        std::size_t dropped = 0;
        for (const auto& scenario : report_.scenarios)
            if (contains(scenario.rules, entry_.rule)) {
                if (drops(scenario.id))
                    ++dropped;
                else
                    rest.push_back(scenario.id);
            }
        if (dropped == 0) return;
        if (!took_part_as_a_whole(report_)) {
            edit_.done.push_back(entry_.place + ": left as it is, for not all scenarios took part that rule " +
                                 entry_.rule + " may have");
            return;
        }
        edit_.done.push_back(entry_.place + ": " + std::to_string(dropped) + " scenarios of rule " + entry_.rule +
                             " taken out");
        text_.replace_rule(number_, rest);
    }

    void prune_pattern(std::size_t number) {
        const std::string pattern = entry_.scenarios[number];
        std::vector<std::string> rest;
        std::vector<std::string> dropped;
        for (const auto& scenario : all_scenarios(report_))
            if (matches(pattern, scenario)) (drops(scenario) ? dropped : rest).push_back(scenario);
        if (dropped.empty() && !rest.empty()) return;
        if (dropped.empty())
            edit_.done.push_back(entry_.place + ": " + pattern + " taken out, no scenario is named so");
        else if (rest.empty() && dropped.size() > 1)
            edit_.done.push_back(entry_.place + ": " + pattern + " taken out, with all " +
                                 std::to_string(dropped.size()) + " scenarios");
        else
            for (const auto& scenario : dropped)
                edit_.done.push_back(entry_.place + ": " + scenario + " taken out");
        text_.replace_pattern(number_, number, others_of(rest, entry_, number));
    }

    BaselineText& text_;
    std::size_t number_;
    const BaselineEntry entry_;  // as it was: the text changes
    const Report& report_;
    BaselineEdit& edit_;
    std::map<std::string, std::vector<const Result*>> standing_;  // by scenario
    std::map<std::string, std::vector<const Result*>> stale_;
    std::vector<BaselineEntry> split_;
};

/// Entries that differ in nothing but their scenarios become one.
void append_all(BaselineText& text, std::vector<BaselineEntry> entries, BaselineEdit& edit) {
    const auto kind = [](const BaselineEntry& entry) {
        return std::tuple(entry.adapter, entry.lane, entry.verdicts, entry.reason, entry.ticket, entry.conditions);
    };
    std::map<decltype(kind(BaselineEntry())), BaselineEntry> merged;
    for (auto& entry : entries) {
        const auto [at, is_new] = merged.emplace(kind(entry), entry);
        if (!is_new)
            at->second.scenarios.insert(at->second.scenarios.end(), entry.scenarios.begin(), entry.scenarios.end());
    }
    for (auto& [key, entry] : merged) {
        std::sort(entry.scenarios.begin(), entry.scenarios.end());
        entry.scenarios.erase(std::unique(entry.scenarios.begin(), entry.scenarios.end()), entry.scenarios.end());
        edit.done.push_back("listed " + std::to_string(entry.scenarios.size()) + " of " + entry.adapter + " " +
                            entry.lane + " as " + std::string(name(entry.verdicts.front())) +
                            (entry.conditions.build.empty() ? "" : " (" + entry.conditions.build + ")"));
        text.append(entry);
        ++edit.listed;
    }
}

void take_out(BaselineText& text, std::size_t number, const std::string& taken, const Report& report) {
    const BaselineEntry entry = text.baseline().entries[number];
    std::vector<std::string> rest;
    if (!entry.rule.empty()) {
        if (!took_part_as_a_whole(report))
            throw Fault(entry.place + ": speaks of rule " + entry.rule + ", and " + taken +
                            " has another verdict now; what else the rule has is not known, for not all scenarios took "
                            "part",
                        "take the results of a whole run, or merge the parts of one");
        for (const auto& scenario : report.scenarios)
            if (scenario.id != taken && contains(scenario.rules, entry.rule)) rest.push_back(scenario.id);
        return text.replace_rule(number, rest);
    }
    for (std::size_t pattern = entry.scenarios.size(); pattern-- > 0;) {
        if (!matches(entry.scenarios[pattern], taken)) continue;
        rest.clear();
        for (const auto& scenario : all_scenarios(report))
            if (scenario != taken && matches(entry.scenarios[pattern], scenario)) rest.push_back(scenario);
        text.replace_pattern(number, pattern, others_of(rest, entry, pattern));
    }
}

/// Takes a scenario out of the entries that list it with another verdict. Returns what they still say of other builds.
std::vector<BaselineEntry> unlist(BaselineText& text, const Result& result, const Report& report, BaselineEdit& edit) {
    std::vector<BaselineEntry> others;
    const Hello* adapter = report.run.adapter_of(result);
    for (std::size_t number = text.baseline().entries.size(); number-- > 0;) {
        const BaselineEntry entry = text.baseline().entries[number];
        if (!entry.concerns(result) || (adapter && !entry.conditions.hold(*adapter))) continue;
        edit.done.push_back(entry.place + ": " + result.scenario + " taken out, its verdict is another one now");
        for (const Result& other : report.run.results)
            if (other.scenario == result.scenario && other.build != result.build && entry.concerns(other) &&
                entry.accepts(other.verdict.kind)) {
                others.push_back(entry);
                others.back().rule.clear();
                others.back().scenarios = {other.scenario};
                others.back().conditions.build = other.build;
            }
        take_out(text, number, result.scenario, report);
    }
    return others;
}

/// Whether all builds of the adapter that took part have this verdict.
bool everywhere(const Report& report, const Result& result) {
    return std::all_of(report.run.results.begin(), report.run.results.end(), [&](const Result& other) {
        return other.adapter != result.adapter || other.lane != result.lane || other.scenario != result.scenario ||
               other.verdict.kind == result.verdict.kind;
    });
}

}  // namespace

const char* const baseline_heading = "# Accepted verdicts; docs/gate.md says how they are read.\n";

BaselineEdit prune_baseline(const std::string& text, const std::string& shown, const Report& report, bool strict) {
    BaselineEdit edit;
    BaselineText edited(text, shown);
    std::vector<BaselineEntry> split;
    for (std::size_t number = edited.baseline().entries.size(); number-- > 0;) {
        auto more = Pruning(edited, number, report, strict, edit).prune();
        split.insert(split.end(), more.begin(), more.end());
    }
    std::reverse(edit.done.begin(), edit.done.end());
    append_all(edited, std::move(split), edit);
    edit.text = edited.text();
    return edit;
}

BaselineEdit update_baseline(const std::string& text, const std::string& shown, const Report& report,
                             const UpdateOptions& options) {
    BaselineEdit edit;
    BaselineText edited(text, shown);
    if (options.adopt && edited.baseline().suite != report.suite) {
        edited.set_suite(report.suite);
        edit.done.push_back("adopted the scenarios of suite " + report.suite);
    }
    GateOptions gating;
    gating.strict = options.strict;
    for (const auto& scenario : report.scenarios)
        gating.since.emplace_back(scenario.id, scenario.since);
    const GateReport gated = gate(report.run, edited.baseline(), gating);
    std::vector<BaselineEntry> entries;
    for (const Result* result : gated.of(Standing::regression, report.run)) {
        auto others = unlist(edited, *result, report, edit);
        entries.insert(entries.end(), others.begin(), others.end());
        BaselineEntry entry;
        entry.adapter = result->adapter;
        entry.lane = result->lane;
        entry.scenarios = {result->scenario};
        entry.verdicts = {result->verdict.kind};
        entry.reason = options.reason;
        if (!everywhere(report, *result)) entry.conditions.build = result->build;
        entries.push_back(std::move(entry));
    }
    append_all(edited, std::move(entries), edit);
    edit.text = edited.text();
    return edit;
}

}  // namespace yieldcheck
