// Characters and addresses as text.
#pragma once

#include "inspector/values/type.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace yieldcheck::inspector {

/// 0x7f….
std::string hexadecimal(std::uint64_t number);

/// Whether an array of these is text: char, char8_t, char16_t, char32_t, wchar_t.
bool is_text(const Type& element);

/// Characters of 1 byte as they are; those of 2 or 4 bytes (UTF-16, UTF-32) as UTF-8. A surrogate without its partner
/// becomes its three bytes; what is beyond Unicode U+FFFD.
std::string to_utf8(std::span<const std::byte> characters, std::uint64_t width);
void append_utf8(std::string& text, std::uint32_t code);

}  // namespace yieldcheck::inspector
