#include "inspector/view/json_text.hpp"

#include "inspector/view/escaped.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\';
}

void append_unit(std::string& text, unsigned unit) {
    constexpr char digits[] = "0123456789abcdef";
    text += "\\u";
    for (const unsigned shift : {12u, 8u, 4u, 0u})
        text += digits[unit >> shift & 15];
}

/// By its number in UTF-16, as RFC 8259 asks for.
void append_escape(std::string& text, char32_t point) {
    switch (point) {
        case '"': text += "\\\""; return;
        case '\\': text += "\\\\"; return;
        case '\b': text += "\\b"; return;
        case '\f': text += "\\f"; return;
        case '\n': text += "\\n"; return;
        case '\r': text += "\\r"; return;
        case '\t': text += "\\t"; return;
        default: break;
    }
    if (point < 0x10000) return append_unit(text, point);
    append_unit(text, 0xd800 + ((point - 0x10000) >> 10));
    append_unit(text, 0xdc00 + ((point - 0x10000) & 0x3ff));
}

}  // namespace

void JsonText::separate() {
    if (!text_.empty() && text_.back() != '{' && text_.back() != '[' && text_.back() != ':') text_ += ',';
}

void JsonText::begin(char bracket) {
    separate();
    text_ += bracket;
}

void JsonText::plain(std::string_view word) {
    separate();
    text_ += word;
}

void JsonText::string(std::string_view text) {
    begin('"');
    while (!text.empty()) {
        const auto plain = std::find_if_not(text.begin(), text.end(), is_plain);
        const auto length = static_cast<std::size_t>(plain - text.begin());
        text_ += text.substr(0, length);
        text.remove_prefix(length);
        if (text.empty()) break;
        const Character character = front_character(text);
        if (character.length == 0)
            text_ += "\ufffd";
        else if (prints(character.point) && character.length > 1)
            text_ += text.substr(0, character.length);
        else
            append_escape(text_, character.point);
        text.remove_prefix(std::max<std::size_t>(character.length, 1));
    }
    text_ += '"';
}

}  // namespace yieldcheck::inspector
