// The parts of a report in Markdown, for the file and for GitHub's step summary.
#pragma once

#include "reports/report.hpp"

#include <string>
#include <vector>

namespace yieldcheck {

/// Sections in the order of their importance: conclusion, matrices, what gates, what is stale, what is accepted.
std::vector<std::string> markdown_sections(const Report& report, bool with_explanations);

/// As many of the first sections as fit; what is left out is said at the end.
std::string joined_sections(const std::vector<std::string>& sections, std::size_t most_bytes);

}  // namespace yieldcheck
