// A value in one line, as a debugger would print it.
#pragma once

#include "inspector/snapshot.hpp"

#include <string>

namespace yieldcheck::inspector {

/// {x = 1, y = "two"}, [1, 2, … 98 more], 0x7f…, <unavailable: reason>.
std::string value_text(const Value& value);

/// A string in double quotes, with escapes for what does not print.
std::string quoted(std::string_view text);

}  // namespace yieldcheck::inspector
