// Bytes of the target as the text of a scalar.
#pragma once

#include "inspector/values/type.hpp"

#include "inspector/snapshot.hpp"

#include <cstddef>
#include <span>

namespace yieldcheck::inspector {

/// The value of a boolean, integer, real, character or enumeration from its bytes; `bit_size` of 0: all of them. The
/// bytes are those from the bit-field's first byte on.
Value scalar_value(const Type& type, std::span<const std::byte> bytes, unsigned bit_offset = 0, unsigned bit_size = 0);

/// The shortest digits that read back as the same value.
std::string real_text(std::span<const std::byte> bytes);

}  // namespace yieldcheck::inspector
