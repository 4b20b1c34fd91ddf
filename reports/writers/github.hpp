#pragma once

#include "reports/report.hpp"

#include <string>

namespace yieldcheck {

/// Workflow commands, one a line: errors for what gates, warnings for what is stale, not adopted or flaky, and one
/// notice with the conclusion.
std::string github_annotations(const Report& report);

}  // namespace yieldcheck
