// Calling the classes of the data types: int("12"), list(x), dict(a=1) ...
#pragma once

#include "protocol/object.hpp"

namespace yieldcheck {

using Constructor = Value (*)(Arguments& arguments);

/// What calling the built-in class does: bool, int, float, str, bytes, list, tuple, dict, set, frozenset, range, slice.
/// Null for other names.
Constructor find_constructor(std::string_view type);

/// A function that lives on the class: dict.fromkeys, str.maketrans, int.from_bytes, bytes.fromhex, float.fromhex. Null
/// for other names.
Constructor find_class_function(std::string_view type, std::string_view name);

}  // namespace yieldcheck
