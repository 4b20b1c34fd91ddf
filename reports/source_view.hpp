// Excerpts of source text around a line, for screens.
#pragma once

#include "reports/style.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace yieldcheck {

std::vector<std::string> lines_of(const std::string& text);

/// Numbered lines around `line` (counted from 1), which gets a mark.
void print_excerpt(std::ostream& out, const std::vector<std::string>& lines, std::size_t line, std::size_t around,
                   const Style& style);

/// The line (from 1) of a translated file that says it came from `python_line`; 0 when none does. Translated lines end
/// in a comment that begins with that number ("// 9: …").
std::size_t translated_line(const std::vector<std::string>& lines, std::size_t python_line);

}  // namespace yieldcheck
