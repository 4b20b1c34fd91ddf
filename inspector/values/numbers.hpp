// Numbers in disguise: atomic, complex, bitset.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_atomic(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_complex(ValueReader& reader, const Place& place, ValueReader::Level level);
/// A string of 0 and 1, the highest bit first, as operator<< writes it.
std::optional<Value> print_bitset(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
