// What holds one thing or another: optional, variant, expected, any; and pair and tuple, which hold all.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_optional(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_variant(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_expected(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_any(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_pair(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_tuple(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
