// Comparing a run with a baseline.
#pragma once

#include "reports/baseline.hpp"

namespace yieldcheck {

/// Whether a verdict stands against a library: not in order, and about what it has promised.
/// Scenarios beyond the iterator contract count only when `strict`, and those about the compiler never; `broken` is a
/// matter of its own.
bool counts_against(const Result& result, bool strict);

/// Whether the verdict is one that needs no entry: conforms, variant, unsupported.
bool in_order(VerdictKind kind);

/// All names that a baseline may use, whether they take part in this run or not.
struct KnownNames {
    std::vector<std::string> adapters;
    std::vector<std::string> scenarios;
    std::vector<std::string> rules;
};

/// How a result stands with the gate.
enum class Standing {
    in_order,    // conforms, variant, unsupported
    excused,     // listed, and still so
    flaky,       // listed as such
    tolerated,   // beyond the iterator contract, or a quirk
    compiler,    // about the compiler, whatever the library
    newer,       // of a scenario that the baseline's project has not adopted yet
    regression,  // not in order, and not listed
    fault        // broken, and not listed
};

std::string_view name(Standing standing);
/// Of a result that no baseline speaks of.
Standing standing_of(const Result& result, bool strict);
/// Whether it makes the gate fail.
bool gates(Standing standing);

struct Judgement {
    Standing standing = Standing::in_order;
    // Of the entry that speaks of it, if any:
    std::string place;  // "baseline.toml:12"
    std::string reason;
    std::string ticket;
};

/// What is no longer as the baseline says.
struct StaleEntry {
    std::string place;     // "baseline.toml:12"
    std::string sentence;  // without the place
    std::string remedy;    // what to do about it; a command where one does it
};

struct GateReport {
    std::vector<Judgement> judgements;  // one for each result of the run, in the same order
    std::vector<StaleEntry> stale;
    std::vector<std::string> newer;  // scenarios that are not adopted yet, whatever their verdicts
    std::string baseline;            // the file, as shown to people; empty: none
    std::string results;             // the result file; empty: there is none
    bool strict = false;
    bool partial = false;              // there is no verdict on the whole
    std::vector<std::string> missing;  // what a whole was to have: "range_v3 native: 156 of 467 scenarios"

    /// "./yieldcheck baseline prune --from results.json --baseline accepted.toml"
    std::string baseline_command(const std::string& action) const;

    std::size_t count(Standing standing) const;
    std::vector<const Result*> of(Standing standing, const RunReport& run) const;
    /// 0 in order, 1 regression, 2 stale baseline, 3 fault.
    int code() const;
};

struct GateOptions {
    bool strict = false;
    bool complete = false;              // every scenario of `names` is to have a result in every column
    std::string baseline = {};          // as shown to people
    std::string results = {};           // the result file, for the commands that are suggested; empty: there is none
    const KnownNames* names = nullptr;  // null: unknown names are not looked for
    /// The version of the suite that each scenario came with; a scenario that is missing is as old as the suite.
    std::vector<std::pair<std::string, std::string>> since = {};
};

/// Faults when two entries want different verdicts of one result.
GateReport gate(const RunReport& run, const Baseline& baseline, const GateOptions& options);

}  // namespace yieldcheck
