// A small report with one result of every kind, for tests.
#pragma once

#include "reports/report.hpp"

namespace yieldcheck {

/// Two scenarios of two rules on two adapters: "right" (g++ 12.2.0 -O0), which conforms, and "wrong" (clang 19.1.7
/// -O2), whose verdicts are all there are.
Report sample_report();

/// The same with its texts made hostile: markup, commands, control characters, invalid UTF-8, and `size` bytes of
/// standard error.
Report hostile_report(std::size_t size);

/// `columns` builds of an adapter, `scenarios` scenarios; a tenth of the results diverge.
Report large_report(std::size_t columns, std::size_t scenarios);

}  // namespace yieldcheck
