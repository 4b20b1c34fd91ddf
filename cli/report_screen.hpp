// What commands with a report print of it.
#pragma once

#include "reports/report.hpp"
#include "reports/style.hpp"

namespace yieldcheck {

/// Matrix, differences between builds, and the gate's word; the report must have one.
void print_report(const Report& report);

/// The gate's word alone.
void print_gate(const Report& report, const Style& style);

}  // namespace yieldcheck
