// std::function and its relatives: which function they hold.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

/// std::function, std::move_only_function: text is the target's name, or its type with its captures as children.
std::optional<Value> print_function(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
