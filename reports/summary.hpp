// What stands below the matrix: totals, the first divergences by name, and what the gate says.
#pragma once

#include "reports/gate.hpp"
#include "reports/style.hpp"

#include <iosfwd>

namespace yieldcheck {

struct SummaryOptions {
    std::string program = "./yieldcheck";  // as the user calls it, for the commands that we suggest
    std::string arguments;                 // that every suggested command needs, such as "--level state"
    std::size_t most_named = 8;
};

void print_summary(std::ostream& out, const RunReport& report, const GateReport& gate, const Style& style,
                   const SummaryOptions& options);

}  // namespace yieldcheck
