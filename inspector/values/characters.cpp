#include "inspector/values/characters.hpp"

#include <cstring>

namespace yieldcheck::inspector {
namespace {

std::uint32_t unit_at(std::span<const std::byte> characters, std::size_t index, std::uint64_t width) {
    std::uint32_t unit = 0;
    std::memcpy(&unit, characters.data() + index * width, width);
    return unit;
}

}  // namespace

std::string hexadecimal(std::uint64_t number) {
    char text[24];
    std::snprintf(text, sizeof text, "0x%lx", static_cast<unsigned long>(number));
    return text;
}

bool is_text(const Type& element) {
    return element.kind == TypeKind::character && (element.size == 1 || element.size == 2 || element.size == 4);
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
    if (code > 0x10ffff) code = 0xfffd;
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xe0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xf0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string to_utf8(std::span<const std::byte> characters, std::uint64_t width) {
    if (width == 1) return {reinterpret_cast<const char*>(characters.data()), characters.size()};
    std::string text;
    const std::size_t count = characters.size() / width;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t code = unit_at(characters, i, width);
        if (width == 2 && code >= 0xd800 && code < 0xdc00 && i + 1 < count) {
            const auto low = unit_at(characters, i + 1, width);
            if (low >= 0xdc00 && low < 0xe000) {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                ++i;
            }
        }
        append_utf8(text, code);
    }
    return text;
}

}  // namespace yieldcheck::inspector
