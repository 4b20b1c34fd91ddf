#include "reports/differences.hpp"

#include "reports/build_names.hpp"
#include "reports/on_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

namespace yieldcheck {
namespace {

/// What two builds must have in common to agree. How a process died is left to chance: only where counts.
std::string signature(const Result& result) {
    const Verdict& verdict = result.verdict;
    std::string text = std::string(name(verdict.kind)) + '\n' + verdict.variant + '\n';
    if (verdict.step) text += std::to_string(*verdict.step);
    if (verdict.kind == VerdictKind::diverges && verdict.observed) text += '\n' + to_line(to_json(*verdict.observed));
    return text;
}

using Group = std::vector<const Result*>;  // one scenario in one lane of one adapter, in several builds

std::vector<Group> groups_of(const RunReport& report) {
    std::vector<Group> groups;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::size_t> places;
    for (const Result& result : report.results) {
        const auto [place, is_new] =
            places.emplace(std::tuple(std::string_view(result.adapter), std::string_view(result.lane),
                                      std::string_view(result.scenario)),
                           groups.size());
        if (is_new) groups.emplace_back();
        groups[place->second].push_back(&result);
    }
    return groups;
}

std::vector<Agreement> agreements_of(const Group& group) {
    std::vector<Agreement> outcomes;
    std::map<std::string, std::size_t> places;
    for (const Result* result : group) {
        const auto [place, is_new] = places.emplace(signature(*result), outcomes.size());
        if (is_new) outcomes.push_back({{}, result});
        outcomes[place->second].builds.push_back(result->build);
    }
    return outcomes;
}

/// The number of different outcomes among those results that `takes_part` lets through.
template <class Predicate>
std::size_t outcomes_among(const Group& group, const Predicate& takes_part) {
    std::set<std::string> signatures;
    for (const Result* result : group)
        if (takes_part(*result)) signatures.insert(signature(*result));
    return signatures.size();
}

Cause cause_of(const RunReport& report, const Group& group) {
    const auto plain = [&](const Result& result) {
        const Hello* hello = report.adapter_of(result);
        return !hello || hello->sanitizers.empty();
    };
    const auto version = [&](const Result& result) {
        const Hello* hello = report.adapter_of(result);
        return hello ? hello->version : "";
    };
    if (group.front()->level == RuleLevel::compiler) return Cause::compiler;
    if (outcomes_among(group, [](const Result&) { return true; }) < 2) return Cause::library;
    if (outcomes_among(group, plain) < 2) return Cause::sanitizer;
    for (const Result* one : group)
        if (plain(*one) && outcomes_among(group, [&](const Result& other) {
                               return plain(other) && version(other) == version(*one);
                           }) > 1)
            return Cause::compiler;
    return Cause::version;
}

bool in_order_kind(VerdictKind kind) {
    return kind == VerdictKind::conforms || kind == VerdictKind::variant || kind == VerdictKind::unsupported;
}

/// One entry on the screen.
struct Entry {
    const BuildDifference* first;
    std::vector<std::string> adapters;
};

/// Adapters whose builds fall apart in the same way have the same entry.
std::vector<Entry> entries_of(const std::vector<BuildDifference>& differences) {
    std::vector<Entry> entries;
    std::map<std::string, std::size_t> places;
    for (const BuildDifference& difference : differences) {
        std::string key = difference.scenario + '\n' + difference.lane + '\n' + std::string(name(difference.cause));
        for (const Agreement& outcome : difference.outcomes)
            key += fmt::format("\n{} {} {}", name(outcome.result->verdict.kind),
                               outcome.result->verdict.step.value_or(0), fmt::join(outcome.builds, ","));
        const auto [place, is_new] = places.emplace(key, entries.size());
        if (is_new) entries.push_back({&difference, {}});
        entries[place->second].adapters.push_back(difference.adapter);
    }
    return entries;
}

std::string title(Cause cause) {
    switch (cause) {
        case Cause::library: break;
        case Cause::compiler: return "Differences between compilers or levels, not libraries:";
        case Cause::version: return "Differences between versions of a library:";
        case Cause::sanitizer: return "Seen by the sanitizers only:";
    }
    return {};
}

void print_entry(std::ostream& out, const RunReport& report, const Entry& entry, const Style& style) {
    const BuildDifference& difference = *entry.first;
    const auto lines = [&](const std::string& text, std::size_t indent, std::size_t most) {
        for (const auto& line : wrapped(text, style.width - indent, most))
            out << std::string(indent, ' ') << line << '\n';
    };
    lines(fmt::format("{}  {}: {}", difference.scenario, difference.lane, fmt::join(entry.adapters, ", ")), 2, 3);
    for (const Agreement& outcome : difference.outcomes) {
        const Verdict& verdict = outcome.result->verdict;
        const auto builds = wrapped(build_list(report, outcome.builds), style.width - 17);
        for (std::size_t i = 0; i < builds.size(); ++i)
            out << "    " << padded(i ? "" : name(verdict.kind), 11) << "  " << builds[i] << '\n';
        if (!verdict.reason.empty() && !in_order_kind(verdict.kind)) lines(verdict.reason, 17, 2);
    }
}

}  // namespace

std::string_view name(Cause cause) {
    switch (cause) {
        case Cause::library: return "library";
        case Cause::compiler: return "compiler";
        case Cause::version: return "version";
        case Cause::sanitizer: return "sanitizer";
    }
    return "";
}

std::vector<BuildDifference> differences(const RunReport& report) {
    std::vector<BuildDifference> found;
    for (const Group& group : groups_of(report)) {
        auto outcomes = agreements_of(group);
        if (outcomes.size() < 2) continue;
        const Result& first = *group.front();
        found.push_back({first.adapter, first.lane, first.scenario, cause_of(report, group), std::move(outcomes)});
    }
    return found;
}

void note_causes(RunReport& report) {
    for (const Group& group : groups_of(report)) {
        if (group.size() < 2 && group.front()->level != RuleLevel::compiler) continue;
        const Cause cause = cause_of(report, group);
        for (const Result* result : group)
            if (!in_order_kind(result->verdict.kind))
                report.results[std::size_t(result - report.results.data())].cause = name(cause);
    }
}

void print_differences(std::ostream& out, const RunReport& run, const Style& style, std::size_t most) {
    const RunReport report = readable_run(run);
    const auto all = differences(report);
    const auto entries = entries_of(all);
    for (const Cause cause : {Cause::compiler, Cause::version, Cause::sanitizer}) {
        std::size_t count = 0;
        for (const Entry& entry : entries) {
            if (entry.first->cause != cause) continue;
            if (count++ == 0) out << style.ink(Ink::strong, title(cause)) << '\n';
            if (count <= most) print_entry(out, report, entry, style);
        }
        if (count > most) out << fmt::format("  … and {} more; --json lists them all\n", count - most);
        if (count > 0) out << '\n';
    }
}

}  // namespace yieldcheck
