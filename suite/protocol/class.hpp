// Classes and native functions: what every kind of object needs to say what it is and what it can do.
#pragma once

#include "protocol/object.hpp"

#include <functional>

namespace yieldcheck {

/// The class object of a built-in type or exception by its Python name ("int", "list_iterator", "ValueError").
/// Made on first use and immortal; an unknown name is a broken invariant.
const Value& builtin_class(std::string_view name);

bool is_subclass(const Value& candidate, const Value& base);
bool is_instance(const Value& object, const Value& class_or_tuple);  // TypeError on what is no class

using NativeFunction = std::function<Value(Arguments&)>;

/// A built-in function, or a built-in method bound to its object.
Value native_function(std::string_view name, NativeFunction function);

/// Exactly between `least` and `most` positional arguments and no keywords, or CPython's TypeError.
void expect_arguments(std::string_view name, const Arguments& arguments, std::size_t least, std::size_t most);

}  // namespace yieldcheck
