// std::string and its relatives.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_string(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_string_view(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_path(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
