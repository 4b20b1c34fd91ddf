// The built-in names, the modules that can be imported, and the table of scenarios.
#pragma once

#include "protocol/value.hpp"

#include <string>
#include <vector>

namespace yieldcheck {

/// Makes all built-in functions and modules. Done before the first of them is asked for; whoever counts live objects
/// does it before counting.
void prepare_runtime();

/// The built-in of that name; unbound when CPython has none. Throws OutsideSubset when only CPython has it.
Value find_builtin(std::string_view name);
void add_builtin(std::string_view name, Value value);

/// The module, or OutsideSubset.
Value find_module(std::string_view name);

}  // namespace yieldcheck
