// Reading encoded values: the arguments of operations, and what an adapter program in another language says.
#pragma once

#include "protocol/strict_json.hpp"
#include "protocol/value.hpp"

namespace yieldcheck {

/// The value of a constant as a trace writes it. Fault for malformed input, and for what names an object ({"g": "acc"})
/// instead of describing a value. `place` is named in the message.
Value decode(const Json& encoded, const std::string& place = "an encoded value");

}  // namespace yieldcheck
