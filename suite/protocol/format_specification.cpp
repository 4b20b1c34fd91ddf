#include "protocol/format_specification.hpp"

#include "protocol/unicode.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

bool is_alignment(char32_t code) { return code == U'<' || code == U'>' || code == U'=' || code == U'^'; }

/// Digits at `position`, which moves behind them; -1 when there are none.
std::int64_t read_number(const Text& text, std::size_t& position) {
    std::int64_t number = -1;
    for (; position < text.size(); ++position) {
        const int digit = unicode::decimal_value(text[position]);
        if (digit < 0) break;
        if (number > (INT64_MAX - 9) / 10) raise_error("ValueError", "Too many decimal digits in format string");
        number = (number < 0 ? 0 : number * 10) + digit;
    }
    return number;
}

char32_t read_grouping(const Text& text, std::size_t& position) {
    char32_t grouping = 0;
    while (position < text.size() && (text[position] == U',' || text[position] == U'_')) {
        const char32_t found = text[position++];
        if (grouping == U',' && found == U',') raise_error("ValueError", "Cannot specify ',' with ','.");
        if (grouping == U'_' && found == U'_') raise_error("ValueError", "Cannot specify '_' with '_'.");
        if (grouping != 0) raise_error("ValueError", "Cannot specify both ',' and '_'.");
        grouping = found;
    }
    return grouping;
}

void check_grouping(const FormatSpecification& found) {
    if (found.grouping == 0) return;
    const std::u32string_view decimal = U"defgEG%F";
    const std::u32string_view binary = U"boxX";
    if (found.type == 0 || decimal.find(found.type) != decimal.npos) return;
    if (found.grouping == U'_' && binary.find(found.type) != binary.npos) return;
    const std::string type = found.type > 32 && found.type < 128 ? std::string(1, static_cast<char>(found.type)) : "?";
    raise_error("ValueError",
                std::string("Cannot specify '") + static_cast<char>(found.grouping) + "' with '" + type + "'.");
}

/// The digits in groups, with as many zeros in front as `least` characters need.
std::string grouped(const std::string& digits, std::int64_t least, char separator, std::int64_t group) {
    std::string reversed;
    auto remaining = static_cast<std::int64_t>(digits.size());
    std::size_t source = digits.size();
    if (separator == 0) group = INT64_MAX;
    while (true) {
        const std::int64_t length = std::min(group, std::max({remaining, least, std::int64_t{1}}));
        const std::int64_t characters = std::max(std::int64_t{0}, std::min(remaining, length));
        for (std::int64_t index = 0; index < characters; ++index)
            reversed += digits[--source];
        reversed.append(static_cast<std::size_t>(length - characters), '0');
        remaining -= characters;
        least -= length;
        if (remaining <= 0 && least <= 0) break;
        reversed += separator;
        --least;
    }
    return {reversed.rbegin(), reversed.rend()};
}

Text pad(const Text& value, const FormatSpecification& specification) {
    const auto length = static_cast<std::int64_t>(value.size());
    if (specification.width <= length) return value;
    const auto total = static_cast<std::size_t>(specification.width - length);
    const std::size_t left = specification.align == U'>' ? total : specification.align == U'^' ? total / 2 : 0;
    return Text(left, specification.fill) + value + Text(total - left, specification.fill);
}

void refuse_in_text(bool present, const char* what) {
    if (present) raise_error("ValueError", std::string(what) + " not allowed in string format specifier");
}

}  // namespace

FormatSpecification parse_specification(const Text& text, const std::string& type_name, char32_t default_type,
                                        char32_t default_align) {
    FormatSpecification found;
    found.align = default_align;
    found.type = default_type;
    std::size_t position = 0;
    const auto next_is = [&](char32_t code) { return position < text.size() && text[position] == code; };
    bool has_fill = false;
    bool has_align = false;
    if (text.size() >= 2 && is_alignment(text[1])) {
        found.fill = text[0];
        found.align = text[1];
        has_fill = has_align = true;
        position = 2;
    } else if (!text.empty() && is_alignment(text[0])) {
        found.align = text[0];
        has_align = true;
        position = 1;
    }
    if (next_is(U' ') || next_is(U'+') || next_is(U'-')) found.sign = text[position++];
    if (next_is(U'z')) found.without_negative_zero = ++position > 0;
    if (next_is(U'#')) found.alternate = ++position > 0;
    if (!has_fill && next_is(U'0')) {
        found.fill = U'0';
        if (!has_align && default_align == U'>') found.align = U'=';
        ++position;
    }
    found.width = read_number(text, position);
    found.grouping = read_grouping(text, position);
    if (next_is(U'.')) {
        ++position;
        found.precision = read_number(text, position);
        if (found.precision < 0) raise_error("ValueError", "Format specifier missing precision");
    }
    if (text.size() - position > 1) {
        raise_error("ValueError",
                    "Invalid format specifier '" + utf8(text) + "' for object of type '" + type_name + "'");
    }
    if (position < text.size()) found.type = text[position];
    check_grouping(found);
    return found;
}

[[noreturn]] void unknown_format_code(char32_t type, const std::string& type_name) {
    std::string code(1, static_cast<char>(type));
    if (type <= 32 || type >= 128) {
        code = "\\x";
        int shift = 28;
        while (shift > 0 && (type >> shift) == 0)
            shift -= 4;
        for (; shift >= 0; shift -= 4)
            code += "0123456789abcdef"[(type >> shift) & 15];
    }
    raise_error("ValueError", "Unknown format code '" + code + "' for object of type '" + type_name + "'");
}

Text format_text(const Text& value, const Text& text) {
    if (text.empty()) return value;
    const FormatSpecification found = parse_specification(text, "str", U's', U'<');
    if (found.type != U's') unknown_format_code(found.type, "str");
    refuse_in_text(found.sign == U' ', "Space");
    refuse_in_text(found.sign != 0, "Sign");
    refuse_in_text(found.without_negative_zero, "Negative zero coercion (z)");
    refuse_in_text(found.alternate, "Alternate form (#)");
    refuse_in_text(found.align == U'=', "'=' alignment");
    const bool cut = found.precision >= 0 && static_cast<std::size_t>(found.precision) < value.size();
    return pad(cut ? value.substr(0, static_cast<std::size_t>(found.precision)) : value, found);
}

Text lay_out(const NumberParts& parts, const FormatSpecification& specification) {
    const auto fixed = static_cast<std::int64_t>(parts.sign.size() + parts.prefix.size() + parts.rest.size());
    const bool zeros = specification.fill == U'0' && specification.align == U'=';
    const std::u32string_view binary = U"boxX";
    const bool by_four = specification.type != 0 && binary.find(specification.type) != binary.npos;
    std::string digits = parts.digits;
    if (!digits.empty()) {
        digits = grouped(digits, zeros ? specification.width - fixed : 0, static_cast<char>(specification.grouping),
                         by_four ? 4 : 3);
    }
    const auto wide = [](const std::string& narrow) { return Text(narrow.begin(), narrow.end()); };
    if (specification.align != U'=') return pad(wide(parts.sign + parts.prefix + digits + parts.rest), specification);
    const std::int64_t missing = specification.width - fixed - static_cast<std::int64_t>(digits.size());
    return wide(parts.sign + parts.prefix) +
           Text(static_cast<std::size_t>(std::max(missing, std::int64_t{0})), specification.fill) +
           wide(digits + parts.rest);
}

}  // namespace yieldcheck
