// The same structs as JSON, format 1: docs/inspect-json.md, inspector/schema.
#pragma once

#include "inspector/snapshot.hpp"
#include "inspector/view/json_text.hpp"

namespace yieldcheck::inspector {

void write(JsonText& json, const Value& value);
void write(JsonText& json, const Frame& frame);
/// All but the frames.
void write(JsonText& json, const Snapshot& snapshot);

}  // namespace yieldcheck::inspector
