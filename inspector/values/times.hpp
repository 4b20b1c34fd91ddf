// std::chrono: durations and time points.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

/// The number as integer or real; shown with its unit: 5s, 3ms, 2 × 1/30 s.
std::optional<Value> print_duration(ValueReader& reader, const Place& place, ValueReader::Level level);
/// The duration since the clock's epoch; of the system clock as a date and time in UTC, too.
std::optional<Value> print_time_point(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
