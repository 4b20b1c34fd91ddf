// format() of int and float.
#include "protocol/format_specification.hpp"
#include "protocol/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace yieldcheck {
namespace {

std::string printed(char format, std::int64_t precision, bool alternate, double value) {
    if (precision > 100000) throw OutsideSubset{"a float with more than 100000 digits is outside the subset"};
    const char directive[] = {'%', '#', '.', '*', format, '\0'};
    const char plain[] = {'%', '.', '*', format, '\0'};
    const char* chosen = alternate ? directive : plain;
    std::string buffer(static_cast<std::size_t>(precision) + 400, '\0');
    const int length = std::snprintf(buffer.data(), buffer.size(), chosen, static_cast<int>(precision), value);
    buffer.resize(static_cast<std::size_t>(length));
    return buffer;
}

std::string exponent_text(int exponent) {
    const std::string digits = std::to_string(std::abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + std::string(digits.size() < 2 ? "0" : "") + digits;
}

/// Format g: so many significant digits, by exponent when the number is very small or too large for them.
std::string general(double magnitude, std::int64_t precision, bool alternate, bool point_zero) {
    precision = std::max(precision, std::int64_t{1});
    const std::string scientific = printed('e', precision - 1, false, magnitude);
    const std::size_t mark = scientific.find('e');
    const int exponent = std::stoi(scientific.substr(mark + 1));
    std::string digits;
    for (std::size_t index = 0; index < mark; ++index) {
        if (scientific[index] != '.') digits += scientific[index];
    }
    if (!alternate) {
        while (digits.size() > 1 && digits.back() == '0')
            digits.pop_back();
    }
    const int point = exponent + 1;  // digits before the point
    const auto count = static_cast<int>(digits.size());
    if (point <= -4 || point > precision - (point_zero ? 1 : 0)) {
        std::string result(1, digits[0]);
        if (count > 1 || alternate) result += "." + digits.substr(1);
        return result + exponent_text(exponent);
    }
    if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (count <= point) {
        std::string result = digits + std::string(static_cast<std::size_t>(point - count), '0');
        if (point_zero) return result + ".0";
        return alternate ? result + "." : result;
    }
    return digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
}

std::string sign_text(bool negative, char32_t wanted) {
    if (negative) return "-";
    return wanted == U'+' ? "+" : wanted == U' ' ? " " : "";
}

bool is_zero(const std::string& digits) {
    return std::all_of(digits.begin(), digits.end(), [](char digit) { return digit == '0' || digit == '.'; });
}

Text format_as_real(double value, const FormatSpecification& given) {
    FormatSpecification specification = given;
    char32_t type = given.type;
    std::int64_t precision = given.precision;
    bool point_zero = false;
    if (type == 0) {
        point_zero = true;
        type = precision < 0 ? U'r' : U'g';
    }
    if (type == U'n') type = U'g';
    const bool percent = type == U'%';
    if (percent) {
        type = U'f';
        value *= 100;
    }
    if (precision < 0) precision = 6;
    std::string digits = real_digits(std::abs(value), static_cast<char>(type), precision, given.alternate, point_zero);
    bool negative = std::signbit(value) && !std::isnan(value);
    if (given.without_negative_zero && negative) {
        const std::string mantissa = digits.substr(0, digits.find_first_of("eE"));
        negative = !is_zero(mantissa);
    }
    NumberParts parts;
    parts.sign = sign_text(negative, given.sign);
    const std::size_t whole = std::min(digits.find_first_not_of("0123456789"), digits.size());
    parts.digits = digits.substr(0, whole);
    parts.rest = digits.substr(whole) + (percent ? "%" : "");
    return lay_out(parts, specification);
}

Text format_character(const Value& value, const FormatSpecification& found) {
    if (found.sign != 0) raise_error("ValueError", "Sign not allowed with integer format specifier 'c'");
    if (found.alternate) raise_error("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
    const auto code = small_integer(value);
    if (!code || *code < 0 || *code > 0x10FFFF) raise_error("OverflowError", "%c arg not in range(0x110000)");
    Text padding;
    const Text character(1, static_cast<char32_t>(*code));
    if (found.width > 1) padding = Text(static_cast<std::size_t>(found.width - 1), found.fill);
    if (found.align == U'<') return character + padding;
    if (found.align != U'^') return padding + character;
    const std::size_t left = padding.size() / 2;
    return padding.substr(0, left) + character + padding.substr(left);
}

}  // namespace

std::string real_digits(double magnitude, char format, std::int64_t precision, bool alternate, bool point_zero) {
    const bool upper = format >= 'A' && format <= 'Z';
    const char lower = upper ? static_cast<char>(format - 'A' + 'a') : format;
    std::string digits;
    if (std::isnan(magnitude))
        digits = "nan";
    else if (std::isinf(magnitude))
        digits = "inf";
    else if (lower == 'r')
        digits = float_repr(magnitude);
    else if (lower == 'g')
        digits = general(magnitude, precision, alternate, point_zero);
    else
        digits = printed(lower, precision, alternate, magnitude);
    if (upper) {
        for (char& letter : digits) {
            if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        }
    }
    return digits;
}

Text format_real(double value, const Text& text) {
    const FormatSpecification found = parse_specification(text, "float", 0, U'>');
    const std::u32string_view known = U"eEfFgGn%";
    if (found.type != 0 && known.find(found.type) == known.npos) unknown_format_code(found.type, "float");
    return format_as_real(value, found);
}

Text format_integer(const Value& value, const Text& text) {
    if (text.empty()) return str(value);
    const std::string type_name = value->type_name();
    const FormatSpecification found = parse_specification(text, type_name, U'd', U'>');
    const std::u32string_view real_types = U"eEfFgG%";
    if (real_types.find(found.type) != real_types.npos) return format_as_real(*as_double(value), found);
    const std::u32string_view known = U"bcdoxXn";
    if (found.type == 0 || known.find(found.type) == known.npos) unknown_format_code(found.type, type_name);
    if (found.precision >= 0) raise_error("ValueError", "Precision not allowed in integer format specifier");
    if (found.without_negative_zero) {
        raise_error("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (found.type == U'c') return format_character(value, found);
    const int base = found.type == U'b'                         ? 2
                     : found.type == U'o'                       ? 8
                     : found.type == U'x' || found.type == U'X' ? 16
                                                                : 10;
    NumberParts parts;
    parts.digits = integer_text(value, base);
    const bool negative = parts.digits[0] == '-';
    if (negative) parts.digits.erase(0, 1);
    parts.sign = sign_text(negative, found.sign);
    if (found.alternate && base != 10) parts.prefix = std::string("0") + static_cast<char>(found.type);
    if (found.type == U'X') {
        for (char& digit : parts.digits) {
            if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
        }
    }
    return lay_out(parts, found);
}

}  // namespace yieldcheck
