// Containers whose elements follow one another: vector, array, deque, span, initializer_list; and what wraps one.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_vector(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_array(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_deque(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_span(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_initializer_list(ValueReader& reader, const Place& place, ValueReader::Level level);
/// stack, queue and priority_queue: what they wrap.
std::optional<Value> print_adaptor(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
