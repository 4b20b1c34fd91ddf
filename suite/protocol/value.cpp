#include "protocol/object.hpp"

namespace yieldcheck {

Value& Value::operator=(const Value& other) noexcept {
    other.retain();
    Value old;
    old.object_ = std::exchange(object_, other.object_);
    return *this;
}

Value& Value::operator=(Value&& other) noexcept {
    if (this == &other) return *this;
    Value old;
    old.object_ = std::exchange(object_, std::exchange(other.object_, nullptr));
    return *this;
}

namespace {

constexpr char32_t replacement = 0xFFFD;

/// The code point that begins at `position`, which moves behind it. Surrogates pass; malformed bytes become U+FFFD.
char32_t decode_one(std::string_view bytes, std::size_t& position) {
    const auto lead = static_cast<unsigned char>(bytes[position++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return replacement;
    auto code = static_cast<char32_t>(lead & (0x3F >> more));
    for (int count = 0; count < more; ++count) {
        if (position >= bytes.size()) return replacement;
        const auto next = static_cast<unsigned char>(bytes[position]);
        if ((next & 0xC0) != 0x80) return replacement;
        code = (code << 6) | (next & 0x3F);
        ++position;
    }
    return code;
}

void encode_one(std::string& bytes, char32_t code) {
    const auto tail = [&](int shift) { bytes += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        bytes += static_cast<char>(code);
    } else if (code < 0x800) {
        bytes += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        bytes += static_cast<char>(0xE0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        bytes += static_cast<char>(0xF0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

Value text(std::string_view utf8) {
    Text decoded;
    decoded.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();)
        decoded += decode_one(utf8, position);
    return text(std::move(decoded));
}

std::string utf8(const Text& value) {
    std::string bytes;
    bytes.reserve(value.size());
    for (const char32_t code : value)
        encode_one(bytes, code);
    return bytes;
}

}  // namespace yieldcheck
