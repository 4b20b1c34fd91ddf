// Observations in words, for reasons and screens. Values are shown as Python would show them.
#pragma once

#include "protocol/observation.hpp"

namespace yieldcheck {

/// An encoded value the way repr() shows it; objects and generators by name: "[1, 'x', <generator acc>]".
std::string describe_value(const Json& encoded);
std::string describe(const ObservedException& exception);  // "ValueError('x')"
std::string describe(const Outcome& outcome);              // "yielded 5", "raised ValueError('x')"
std::string describe(const LogEntry& entry);
std::string describe(const Snapshot& snapshot);  // "suspended at line 9, total = 0"
std::string_view name(Snapshot::State state);    // "suspended"

}  // namespace yieldcheck
