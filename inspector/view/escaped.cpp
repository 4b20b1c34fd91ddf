#include "inspector/view/escaped.hpp"

#include <algorithm>
#include <cstdio>

namespace yieldcheck::inspector {

/// By the table of well-formed byte sequences of the Unicode standard (3-7).
Character front_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {1, first};
    if (first < 0xc2 || first > 0xf4) return {};
    const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (text.size() < length) return {};
    const unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned char most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < least || byte(1) > most) return {};
    char32_t point = first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {};
        point = point << 6 | (byte(i) & 0x3fu);
    }
    return {length, point};
}

bool prints(char32_t point) {
    if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return false;
    const bool direction = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
                           point == 0x200e || point == 0x200f || point == 0x061c;
    return !direction && point != 0x2028 && point != 0x2029 && point != 0xfeff && (point & 0xfffe) != 0xfffe;
}

namespace {

void append_number(std::string& text, const char* form, unsigned number) {
    char digits[16];
    std::snprintf(digits, sizeof digits, form, number);
    text += digits;
}

std::string escape(std::string_view text, bool quotes) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto [length, point] = front_character(text);
        if (length == 0)
            append_number(result, "\\x%02x", static_cast<unsigned char>(text.front()));
        else if (point == '\n')
            result += "\\n";
        else if (point == '\t')
            result += "\\t";
        else if (point == '\r')
            result += "\\r";
        else if (quotes && point == 0)
            result += "\\0";
        else if (quotes && (point == '"' || point == '\\'))
            (result += '\\') += static_cast<char>(point);
        else if (prints(point))
            result += text.substr(0, length);
        else
            append_number(result, point < 0x100 ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(point));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

}  // namespace

std::string escaped(std::string_view text) { return escape(text, false); }

std::string quoted(std::string_view text) { return '"' + escape(text, true) + '"'; }

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto length = front_character(text).length;
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace yieldcheck::inspector
