// Names of types and functions as one would write them.
#pragma once

#include <string>
#include <string_view>

namespace yieldcheck::inspector {

/// A demangled type or function name without what nobody writes: default template arguments, inline namespaces,
/// std::string by its long name. What cannot be parsed is given back as it is.
std::string readable(std::string_view name);

/// A mangled function name, demangled and readable, without its return type.
std::string readable_function(std::string_view mangled);

/// A class name without template arguments and inline namespaces: std::vector of std::vector<int, std::allocator<int>
/// >.
std::string template_of(std::string_view name);

}  // namespace yieldcheck::inspector
