// A value in one line, as a debugger would print it.
#pragma once

#include "inspector/snapshot.hpp"
#include "inspector/values/characters.hpp"

#include <string>

namespace yieldcheck::inspector {

/// {x = 1, y = "two"}, [1, 2, … 98 more], 0x7f…, <unavailable: reason>. Nothing in it steers a terminal.
std::string value_text(const Value& value);

}  // namespace yieldcheck::inspector
