// Comparing a run with a baseline.
#pragma once

#include "reports/baseline.hpp"

namespace yieldcheck {

/// Whether a verdict stands against a library: not in order, and about what it has promised.
/// Scenarios beyond the iterator contract count only when `strict`, and those about the compiler never; `broken` is a
/// matter of its own.
bool counts_against(const Result& result, bool strict);

/// All names that a baseline may use, whether they take part in this run or not.
struct KnownNames {
    std::vector<std::string> adapters;
    std::vector<std::string> scenarios;
    std::vector<std::string> rules;
};

struct GateReport {
    std::vector<const Result*> regressions;  // not in order, and not listed
    std::vector<const Result*> faults;       // broken, and not listed
    std::vector<const Result*> excused;      // listed and still so
    std::vector<const Result*> tolerated;    // beyond the contract
    std::vector<const Result*> compilers;    // about the compiler
    std::vector<std::string> stale;          // sentences that name the entry

    /// 0 in order, 1 regression, 2 stale baseline, 3 fault.
    int code() const;
};

/// `names` null: unknown names are not looked for. The result points into `report`.
/// Faults when two entries want different verdicts of one result.
GateReport gate(const RunReport& report, const Baseline& baseline, const KnownNames* names, bool strict);

}  // namespace yieldcheck
