// Several builds in a report: how they are named where there is little room.
#pragma once

#include "reports/style.hpp"
#include "runner/result.hpp"

#include <iosfwd>
#include <map>

namespace yieldcheck {

/// Letters for the builds of a report, in the order in which they occur: A to Z, then a to z, then numbers.
class BuildNames {
public:
    explicit BuildNames(const RunReport& report);

    /// Whether any adapter has several; columns need their builds' letters then.
    bool several() const noexcept { return several_; }
    /// "A", "AC", "A-DF": the letters of some builds, given in the order of the report.
    std::string letters(const std::vector<std::string>& builds) const;
    /// What the builds are, and which library versions were built with them.
    void print_legend(std::ostream& out, const Style& style) const;

private:
    std::size_t number(const std::string& build) const;

    const RunReport& report_;
    std::vector<std::string> builds_;
    bool several_ = false;
};

/// "g++ 12.2.0 -O0 -O2, clang 19.1.7 -O0": builds that have all but the level in common become one.
std::string build_list(const RunReport& report, const std::vector<std::string>& builds);

}  // namespace yieldcheck
