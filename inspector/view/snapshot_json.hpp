// The same structs as JSON, format 1.
#pragma once

#include "inspector/snapshot.hpp"

#include <nlohmann/json.hpp>

namespace yieldcheck::inspector {

nlohmann::ordered_json to_json(const Value& value);
nlohmann::ordered_json to_json(const Frame& frame);
/// All but the frames.
nlohmann::ordered_json to_json(const Snapshot& snapshot);

}  // namespace yieldcheck::inspector
