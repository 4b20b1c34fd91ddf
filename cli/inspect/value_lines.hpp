// A value in depth: what does not fit on a line is shown member by member.
#pragma once

#include "inspector/snapshot.hpp"

#include <ostream>
#include <string>

namespace yieldcheck::inspect {

/// "name = value", or, when that is wider than `width` columns, the type, and its members below, each two columns
/// further in. `depth` levels are opened; what is deeper stays on its line, cut.
void print_value(std::ostream& out, const std::string& name, const inspector::Value& value, std::size_t indent,
                 std::size_t width, unsigned depth = 12);

}  // namespace yieldcheck::inspect
