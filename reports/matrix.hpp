// The matrix: categories down, adapters across, one table for each lane. Builds of an adapter that agree on every
// verdict of a lane share a column.
#pragma once

#include "reports/style.hpp"
#include "runner/result.hpp"

#include <array>
#include <iosfwd>

namespace yieldcheck {

/// How many results had which verdict.
class Tally {
public:
    void add(VerdictKind kind) { ++counts_[std::size_t(kind)]; }
    std::size_t of(VerdictKind kind) const { return counts_[std::size_t(kind)]; }
    std::size_t total() const;
    /// What conforms, or does what another accepted trace does.
    std::size_t in_order() const { return of(VerdictKind::conforms) + of(VerdictKind::variant); }
    /// What could run at all: everything but `unsupported`.
    std::size_t run() const { return total() - of(VerdictKind::unsupported); }

private:
    std::array<std::size_t, all_verdicts.size()> counts_{};
};

/// "12/12", "9/12 2d 1c": in order of those that ran, then what was otherwise; "-" when nothing could run.
std::string cell(const Tally& tally);

/// Below the categories stand the sums, and how often each verdict occurred. Tables that are wider than the style
/// allows are split into blocks of adapters. A legend says
/// which compilers and library versions there were.
void print_matrix(std::ostream& out, const RunReport& report, const Style& style);

/// "1204 conform, 12 variant, 31 diverge"; the verdicts that occur.
std::string totals(const std::vector<Result>& results);

}  // namespace yieldcheck
