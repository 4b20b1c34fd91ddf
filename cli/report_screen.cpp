#include "cli/report_screen.hpp"

#include "reports/differences.hpp"
#include "reports/matrix.hpp"
#include "reports/summary.hpp"

#include <unistd.h>

#include <iostream>

namespace yieldcheck {

void print_report(const Report& report) {
    const Style style = style_for(STDOUT_FILENO);
    print_matrix(std::cout, report.run, style);
    print_differences(std::cout, report.run, style);
    print_gate(report, style);
}

void print_gate(const Report& report, const Style& style) {
    SummaryOptions summary;
    summary.arguments = report.arguments;
    print_summary(std::cout, report.run, *report.gate, style, summary);
    std::cout.flush();
}

}  // namespace yieldcheck
