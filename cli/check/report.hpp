// What `yieldcheck check` prints.
#pragma once

#include "cli/check/builder.hpp"
#include "cli/check/findings.hpp"
#include "reports/style.hpp"

#include <iosfwd>

namespace yieldcheck {

struct CheckReport {
    const Subject* subject = nullptr;
    const BuiltPrograms* programs = nullptr;
    Findings findings;
    std::string name;                 // of the adapter
    std::vector<std::string> builds;  // "g++ 12.2.0 -O0"
    bool strict = false;
    double seconds = 0;  // of the run
};

void print_check(std::ostream& out, const CheckReport& report, const Style& style);

}  // namespace yieldcheck
