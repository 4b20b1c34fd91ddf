// When something went wrong: the operation, and the state that its generator was in. Failures that share it often share
// their cause.
#pragma once

#include "reports/report.hpp"

#include <string>

namespace yieldcheck {

struct Occasion {
    std::string operation;  // as in a trace, "#end" for the disposal; empty: the verdict names no step
    /// Of the operation's generator before the step, as the oracle has it: C, R, S or X as in a trace, or D while it is
    /// suspended and delegates; empty: there is none of that name.
    std::string state;

    auto operator<=>(const Occasion&) const = default;
};

Occasion occasion_of(const Report& report, const Result& result);

}  // namespace yieldcheck
