// Pointers of the library: unique_ptr, shared_ptr, weak_ptr, reference_wrapper.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_unique_pointer(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_shared_pointer(ValueReader& reader, const Place& place, ValueReader::Level level);
/// What it points to is only shown while somebody owns it.
std::optional<Value> print_weak_pointer(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_reference_wrapper(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
