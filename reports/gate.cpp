#include "reports/gate.hpp"

#include "protocol/fault.hpp"
#include "runner/scenario.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

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

/// Any build of it: they have the same lanes.
const Hello* adapter_of(const RunReport& report, const std::string& adapter) {
    for (const Hello& hello : report.adapters)
        if (hello.adapter == adapter) return &hello;
    return nullptr;
}

std::string title(const RunReport& report, const Result& result) {
    std::string text = result.adapter + " " + result.lane + " " + result.scenario;
    const bool several = std::any_of(report.adapters.begin(), report.adapters.end(), [&](const Hello& hello) {
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
    Gate(const RunReport& report, const Baseline& baseline, bool strict)
        : report_(report), baseline_(baseline), strict_(strict) {}

    GateReport judge() {
        for (const Result& result : report_.results)
            judge(result);
        return std::move(gate_);
    }

private:
    void judge(const Result& result) {
        const VerdictKind kind = result.verdict.kind;
        const std::vector<const BaselineEntry*> entries = entries_for(result);
        if (std::any_of(entries.begin(), entries.end(), [](const auto* entry) { return entry->flaky; })) return;
        if (in_order(kind)) {
            for (const auto* entry : entries)
                gate_.stale.push_back(entry->place + ": " + title(report_, result) + " is listed, but " +
                                      (kind == VerdictKind::conforms ? "conforms" : "is " + std::string(name(kind))) +
                                      " now");
        } else if (!entries.empty() && entries.front()->accepts(kind)) {
            gate_.excused.push_back(&result);
        } else if (kind == VerdictKind::broken) {
            gate_.faults.push_back(&result);
        } else if (counts_against(result, strict_)) {
            gate_.regressions.push_back(&result);
        } else {
            (result.level == RuleLevel::compiler ? gate_.compilers : gate_.tolerated).push_back(&result);
            for (const auto* entry : entries)
                gate_.stale.push_back(entry->place + ": " + title(report_, result) +
                                      " is listed with another verdict than " + std::string(name(kind)));
        }
    }

    std::vector<const BaselineEntry*> entries_for(const Result& result) const {
        std::vector<const BaselineEntry*> entries;
        const Hello* adapter = report_.adapter_of(result);
        for (const BaselineEntry& entry : baseline_)
            if (entry.concerns(result) && (!adapter || entry.conditions.hold(*adapter))) entries.push_back(&entry);
        for (const auto* entry : entries)
            if (entry->verdicts != entries.front()->verdicts)
                throw Fault(
                    entry->place + ": contradicts " + entries.front()->place + " about " + title(report_, result),
                    "let one entry speak of each scenario");
        return entries;
    }

    const RunReport& report_;
    const Baseline& baseline_;
    bool strict_;
    GateReport gate_;
};

void find_unknown(const BaselineEntry& entry, const RunReport& report, const KnownNames& names, GateReport& gate) {
    const auto stale = [&](const std::string& sentence) { gate.stale.push_back(entry.place + ": " + sentence); };
    if (!contains(names.adapters, entry.adapter)) return stale("there is no adapter " + entry.adapter);
    if (const Hello* hello = adapter_of(report, entry.adapter);
        hello && std::none_of(hello->lanes.begin(), hello->lanes.end(),
                              [&](const auto& lane) { return lane.first == entry.lane; }))
        stale("adapter " + entry.adapter + " has no lane " + entry.lane);
    if (!entry.rule.empty() && !contains(names.rules, entry.rule)) stale("there is no rule " + entry.rule);
    for (const auto& pattern : entry.scenarios)
        if (std::none_of(names.scenarios.begin(), names.scenarios.end(),
                         [&](const std::string& scenario) { return matches(pattern, scenario); }))
            stale("no scenario is named " + pattern);
}

}  // namespace

bool counts_against(const Result& result, bool strict) {
    return !in_order(result.verdict.kind) && result.verdict.kind != VerdictKind::broken &&
           result.level != RuleLevel::compiler && (strict || result.level == RuleLevel::core);
}

int GateReport::code() const {
    if (!faults.empty()) return 3;
    if (!regressions.empty()) return 1;
    return stale.empty() ? 0 : 2;
}

GateReport gate(const RunReport& report, const Baseline& baseline, const KnownNames* names, bool strict) {
    GateReport result = Gate(report, baseline, strict).judge();
    if (names)
        for (const BaselineEntry& entry : baseline)
            find_unknown(entry, report, *names, result);
    return result;
}

}  // namespace yieldcheck
