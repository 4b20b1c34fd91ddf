#include "reports/comparison.hpp"

#include "reports/occasion.hpp"
#include "reports/readable_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

namespace yieldcheck {
namespace {

int severity(VerdictKind kind) {
    switch (kind) {
        case VerdictKind::conforms:
        case VerdictKind::variant:
        case VerdictKind::unsupported: return 0;
        case VerdictKind::diverges: return 1;
        case VerdictKind::leaks: return 2;
        case VerdictKind::hangs: return 3;
        case VerdictKind::crashes: return 4;
        case VerdictKind::broken: return 5;
    }
    return 0;
}

std::string_view state_in_words(const std::string& state) {
    if (state == "C") return " on a generator that has not started";
    if (state == "R") return " on a generator that runs";
    if (state == "S") return " on a suspended generator";
    if (state == "D") return " on a generator that delegates";
    if (state == "X") return " on a closed generator";
    return "";
}

std::map<std::string, std::vector<std::string>> builds_of(const Report& report) {
    std::map<std::string, std::vector<std::string>> builds;
    for (const Result& result : report.run.results) {
        auto& known = builds[result.adapter];
        if (std::find(known.begin(), known.end(), result.build) == known.end()) known.push_back(result.build);
    }
    return builds;
}

class Comparing {
public:
    Comparing(const Report& old_report, const Report& new_report) : old_(old_report), new_(new_report) {
        comparison_.old_report = &old_;
        comparison_.new_report = &new_;
    }

    Comparison compare() {
        note_heads();
        pair_builds();
        std::map<ResultKey, const Result*> before;
        for (const Result& result : old_.run.results)
            before.emplace(renamed(key_of(result)), &result);
        for (const Result& result : new_.run.results) {
            const auto found = before.find(key_of(result));
            if (found == before.end()) {
                add(ChangeKind::added, nullptr, &result);
            } else {
                judge(*found->second, result);
                before.erase(found);
            }
        }
        for (const auto& [key, result] : before)
            add(ChangeKind::removed, result, nullptr);
        std::sort(comparison_.changes.begin(), comparison_.changes.end(), [](const auto& left, const auto& right) {
            return std::tie(left.kind, left.cause, left.key) < std::tie(right.kind, right.cause, right.key);
        });
        return std::move(comparison_);
    }

private:
    void note(const std::string& what, const std::string& before, const std::string& after) {
        if (before != after) comparison_.notes.push_back(what + ": " + before + " before, " + after + " now");
    }

    void note_heads() {
        note("suite", old_.suite, new_.suite);
        note("oracle", old_.run.oracle, new_.run.oracle);
        note("options", old_.arguments, new_.arguments);
        if (old_.run.partial) comparison_.notes.push_back("the old results are partial");
        if (new_.run.partial) comparison_.notes.push_back("the new results are partial");
    }

    void pair_builds() {
        const auto before = builds_of(old_);
        for (const auto& [adapter, builds] : builds_of(new_)) {
            const auto found = before.find(adapter);
            if (found == before.end() || found->second.size() != 1 || builds.size() != 1) continue;
            if (found->second[0] != builds[0]) builds_[{adapter, found->second[0]}] = builds[0];
            note(adapter, found->second[0], builds[0]);
        }
        std::map<std::string, std::string> versions;
        for (const Hello& hello : old_.run.adapters)
            versions.emplace(hello.adapter, hello.library + " " + hello.version);
        for (const Hello& hello : new_.run.adapters)
            if (const auto known = versions.find(hello.adapter); known != versions.end()) {
                note(hello.adapter, known->second, hello.library + " " + hello.version);
                versions.erase(known);
            }
    }

    ResultKey renamed(ResultKey key) const {
        if (const auto found = builds_.find({key.adapter, key.build}); found != builds_.end())
            key.build = found->second;
        return key;
    }

    void judge(const Result& before, const Result& after) {
        const int was = severity(before.verdict.kind);
        const int is = severity(after.verdict.kind);
        if (was == 0 && is > 0)
            add(ChangeKind::failure, &before, &after);
        else if (was > 0 && is == 0)
            add(ChangeKind::fixed, &before, &after);
        else if (is > was)
            add(ChangeKind::worse, &before, &after);
        else if (before.verdict.kind != after.verdict.kind || before.verdict.step != after.verdict.step ||
                 before.verdict.reason != after.verdict.reason || before.verdict.variant != after.verdict.variant)
            add(ChangeKind::changed, &before, &after);
        else
            ++comparison_.same;
    }

    void add(ChangeKind kind, const Result* before, const Result* after) {
        const bool of_before = kind == ChangeKind::fixed || !after;
        const Result& telling = of_before ? *before : *after;
        comparison_.changes.push_back(
            {kind, key_of(after ? *after : *before), cause_of(of_before ? old_ : new_, telling), before, after});
    }

    const Report& old_;
    const Report& new_;
    std::map<std::pair<std::string, std::string>, std::string> builds_;  // what an old one is called now
    Comparison comparison_;
};

}  // namespace

std::string_view name(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::failure: return "failure";
        case ChangeKind::worse: return "worse";
        case ChangeKind::changed: return "changed";
        case ChangeKind::fixed: return "fixed";
        case ChangeKind::added: return "added";
        case ChangeKind::removed: return "removed";
    }
    throw std::logic_error("a change outside its enumeration");
}

std::string_view title(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::failure: return "New failures";
        case ChangeKind::worse: return "Worse than before";
        case ChangeKind::changed: return "Changed";
        case ChangeKind::fixed: return "Fixed";
        case ChangeKind::added: return "Added";
        case ChangeKind::removed: return "Removed";
    }
    throw std::logic_error("a change outside its enumeration");
}

std::string cause_of(const Report& report, const Result& result) {
    std::string text(name(result.verdict.kind));
    if (in_order(result.verdict.kind)) return text;
    const Occasion occasion = occasion_of(report, result);
    if (!occasion.operation.empty())
        text += occasion.operation == "#end"
                    ? " in the disposal at the end"
                    : " in " + occasion.operation + std::string(state_in_words(occasion.state));
    if (!result.cause.empty()) text += " (" + result.cause + ")";
    return text;
}

std::vector<const Change*> Comparison::of(ChangeKind kind) const {
    std::vector<const Change*> found;
    for (const Change& change : changes)
        if (change.kind == kind) found.push_back(&change);
    return found;
}

bool Comparison::got_worse(bool strict) const {
    return std::any_of(changes.begin(), changes.end(), [strict](const Change& change) {
        return (change.kind == ChangeKind::failure || change.kind == ChangeKind::worse) &&
               gates(standing_of(*change.after, strict));
    });
}

Comparison compare(const Report& old_report, const Report& new_report) {
    return Comparing(old_report, new_report).compare();
}

void print_comparison(std::ostream& out, const Comparison& comparison, const Style& style) {
    constexpr std::size_t most_of_a_kind = 30;
    for (const auto& note : comparison.notes)
        for (const auto& line : wrapped(readable_line(note), style.width, 3))
            out << line << '\n';
    if (!comparison.notes.empty()) out << '\n';
    for (const ChangeKind kind : all_changes) {
        const auto changes = comparison.of(kind);
        if (changes.empty()) continue;
        const bool bad = kind == ChangeKind::failure || kind == ChangeKind::worse;
        out << style.ink(bad                         ? Ink::bad
                         : kind == ChangeKind::fixed ? Ink::good
                                                     : Ink::strong,
                         fmt::format("{} ({})", title(kind), changes.size()))
            << '\n';
        std::string cause;
        for (std::size_t i = 0; i < changes.size() && i < most_of_a_kind; ++i) {
            const Change& change = *changes[i];
            if (change.cause != cause) out << "  " << cut(readable_line(change.cause), style.width - 2) << '\n';
            cause = change.cause;
            const Report& report = change.after ? *comparison.new_report : *comparison.old_report;
            const Result& result = change.telling();
            out << "    "
                << cut(readable_line(report.column_title(result) + " " + result.lane + "  " + result.scenario),
                       style.width - 4)
                << '\n';
            if (change.before && change.after && change.before->verdict.kind != change.after->verdict.kind)
                out << "        was: " << name(change.before->verdict.kind) << '\n';
            if (change.after && !in_order(change.after->verdict.kind))
                for (const auto& line : wrapped(readable_line(change.after->verdict.reason), style.width - 8, 2))
                    out << "        " << line << '\n';
        }
        if (changes.size() > most_of_a_kind) out << fmt::format("    … and {} more\n", changes.size() - most_of_a_kind);
        out << '\n';
    }
    out << fmt::format("{} results are as they were.\n", comparison.same);
}

}  // namespace yieldcheck
