#include "reports/readable_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldcheck {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the valid UTF-8 character at the front, and what it is; length 0: none is.
struct Character {
    std::size_t length = 0;
    char32_t point = 0;
};

Character front(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {1, first};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    char32_t point = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        point = point << 6 | (byte(i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) return {};
    return {length, point};
}

bool turns_direction(char32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
           point == 0x200F || point == 0x061C;
}

std::string readable(std::string_view text, bool one_line) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Character character = front(text);
        const char32_t point = character.point;
        if (character.length == 0 || (point & 0xFFFE) == 0xFFFE) {
            result += replacement;
        } else if (point == '\n' || point == '\t') {
            result += one_line ? ' ' : char(point);
        } else if (point == '\r' && text.size() > 1 && text[1] == '\n') {
            // Only the line end counts.
        } else if (point < 0x20 || (point >= 0x7F && point < 0xA0)) {
            result += fmt::format("\\x{:02x}", unsigned(point));
        } else if (turns_direction(point) || point == 0x2028 || point == 0x2029 || point == 0xFEFF) {
            result += fmt::format("\\u{:04x}", unsigned(point));
        } else {
            result += text.substr(0, character.length);
        }
        text.remove_prefix(std::max<std::size_t>(character.length, 1));
    }
    return result;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::string readable(std::string_view text) { return readable(text, false); }

std::string readable_line(std::string_view text) { return readable(text, true); }

std::string bounded(std::string_view text, std::size_t most, Keep keep) {
    if (text.size() <= most) return std::string(text);
    const std::string note = fmt::format("({} bytes left out)", text.size() - most);
    if (keep == Keep::begin) {
        std::size_t end = most;
        while (end > 0 && most - end < 4 && continues(text[end]))
            --end;
        return fmt::format("{}… {}", text.substr(0, end), note);
    }
    std::size_t begin = text.size() - most;
    while (begin < text.size() && begin + most < text.size() + 4 && continues(text[begin]))
        ++begin;
    return fmt::format("{} …{}", note, text.substr(begin));
}

std::string escaped_xml(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string escaped_markdown(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '@': result += "&#64;"; break;  // calls nobody
            case '#': result += "&#35;"; break;  // refers to no issue
            case '\\':
            case '`':
            case '*':
            case '_':
            case '[':
            case ']':
            case '|':
            case '~':
            case '!': result += '\\', result += c; break;
            case '\n': result += ' '; break;
            case ':': result += result.ends_with(':') ? "&#58;" : ":"; break;  // begins no workflow command
            default: result += c;
        }
    }
    return result;
}

std::string fenced(std::string_view text, std::string_view language) {
    std::size_t longest = 0;
    std::size_t here = 0;
    for (const char c : text) {
        here = c == '`' ? here + 1 : 0;
        longest = std::max(longest, here);
    }
    const std::string fence(std::max<std::size_t>(longest + 1, 3), '`');
    return fmt::format("{}{}\n{}{}{}\n", fence, language, text, text.ends_with('\n') ? "" : "\n", fence);
}

}  // namespace yieldcheck
