// The same structs as JSON, format 1: docs/inspect-json.md, inspector/schema.
#pragma once

#include "inspector/snapshot.hpp"

#include <nlohmann/json.hpp>

namespace yieldcheck::inspector {

nlohmann::ordered_json to_json(const Value& value);
nlohmann::ordered_json to_json(const Frame& frame);
/// All but the frames.
nlohmann::ordered_json to_json(const Snapshot& snapshot);

/// On one line; what is no UTF-8 is replaced (of a Value it stands in "bytes" as well).
std::string to_line(const nlohmann::ordered_json& json);

}  // namespace yieldcheck::inspector
