#include "inspector/values/python_repr.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace yieldcheck::inspector {
namespace {

__extension__ typedef unsigned __int128 Wide;

/// The code point at `at`, which moves behind it; a byte that starts none stands for itself.
std::uint32_t next_code(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const std::size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    if (more == 0 || at + more > text.size()) return lead;
    std::uint32_t code = lead & (0x3fU >> more);
    for (std::size_t i = 0; i < more; ++i)
        code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3fU);
    return code;
}

/// What str.isprintable() denies, but for code points that Unicode has not assigned: controls, separators other than
/// the space, formatting characters, surrogates, private use.
bool is_hidden(std::uint32_t code) {
    struct Range {
        std::uint32_t first, last;
    };
    static constexpr std::array<Range, 20> hidden{
        {{0x00, 0x1f},     {0x7f, 0xa0},     {0xad, 0xad},     {0x600, 0x605},   {0x61c, 0x61c},
         {0x6dd, 0x6dd},   {0x70f, 0x70f},   {0x890, 0x891},   {0x8e2, 0x8e2},   {0x1680, 0x1680},
         {0x180e, 0x180e}, {0x2000, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x206f}, {0x3000, 0x3000},
         {0xd800, 0xf8ff}, {0xfeff, 0xfeff}, {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0x10ffff}}};
    return std::any_of(hidden.begin(), hidden.end(),
                       [&](const Range& range) { return code >= range.first && code <= range.last; });
}

void append_escape(std::string& result, std::uint32_t code) {
    char text[16];
    std::snprintf(text, sizeof text, code > 0xffff ? "\\U%08x" : code > 0xff ? "\\u%04x" : "\\x%02x", code);
    result += text;
}

char quote_for(std::string_view text) {
    return text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
}

/// The escapes that have letters, and the quote; false for any other character.
bool append_short_escape(std::string& result, std::uint32_t code, char quote) {
    switch (code) {
        case '\n': result += "\\n"; return true;
        case '\t': result += "\\t"; return true;
        case '\r': result += "\\r"; return true;
        default: break;
    }
    if (code != '\\' && code != static_cast<unsigned char>(quote)) return false;
    (result += '\\') += static_cast<char>(code);
    return true;
}

}  // namespace

std::string python_text_repr(std::string_view utf8) {
    const char quote = quote_for(utf8);
    std::string result(1, quote);
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t start = at;
        const auto code = next_code(utf8, at);
        if (append_short_escape(result, code, quote)) continue;
        if (is_hidden(code))
            append_escape(result, code);
        else
            result += utf8.substr(start, at - start);
    }
    return result + quote;
}

std::string python_bytes_repr(std::string_view bytes) {
    const char quote = quote_for(bytes);
    std::string result = "b";
    result += quote;
    for (const char one : bytes) {
        const auto code = static_cast<unsigned char>(one);
        if (append_short_escape(result, code, quote)) continue;
        if (code < 0x20 || code > 0x7e)
            append_escape(result, code);
        else
            result += one;
    }
    return result + quote;
}

std::string python_float_repr(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    char text[64];
    const auto shortest = [&](std::chars_format format) {
        return std::string(text, std::to_chars(text, text + sizeof text, value, format).ptr);
    };
    const auto scientific = shortest(std::chars_format::scientific);
    const int exponent = std::atoi(scientific.c_str() + scientific.find('e') + 1);
    if (exponent < -4 || exponent >= 16) return scientific;
    std::string fixed = shortest(std::chars_format::fixed);
    if (fixed.find('.') == std::string::npos) fixed += ".0";
    return fixed;
}

std::string decimal_digits(std::span<const std::uint64_t> words) {
    constexpr std::uint64_t chunk = 10'000'000'000'000'000'000U;
    std::vector<std::uint64_t> rest(words.begin(), words.end());
    std::string digits;
    for (;;) {
        while (!rest.empty() && rest.back() == 0)
            rest.pop_back();
        if (rest.empty()) break;
        Wide remainder = 0;
        for (std::size_t i = rest.size(); i-- > 0;) {
            remainder = (remainder << 64) | rest[i];
            rest[i] = static_cast<std::uint64_t>(remainder / chunk);
            remainder %= chunk;
        }
        auto low = static_cast<std::uint64_t>(remainder);
        for (int i = 0; i < 19; ++i, low /= 10)
            digits += static_cast<char>('0' + low % 10);
    }
    while (digits.size() > 1 && digits.back() == '0')
        digits.pop_back();
    std::reverse(digits.begin(), digits.end());
    return digits.empty() ? "0" : digits;
}

}  // namespace yieldcheck::inspector
