// The format mini-language: what stands behind the colon of a replacement field.
#pragma once

#include "protocol/object.hpp"

namespace yieldcheck {

struct FormatSpecification {
    char32_t fill = U' ';
    char32_t align = 0;  // < > = ^
    char32_t sign = 0;   // + - space
    bool without_negative_zero = false;
    bool alternate = false;
    std::int64_t width = -1;
    char32_t grouping = 0;  // , _
    std::int64_t precision = -1;
    char32_t type = 0;
};

/// ValueError in CPython's words. `type_name` is that of the object which is formatted.
FormatSpecification parse_specification(const Text& text, const std::string& type_name, char32_t default_type,
                                        char32_t default_align);

/// "Unknown format code 'q' for object of type 'int'".
[[noreturn]] void unknown_format_code(char32_t type, const std::string& type_name);

Text format_text(const Text& value, const Text& specification);
Text format_integer(const Value& value, const Text& specification);  // an int or bool
Text format_real(double value, const Text& specification);

/// A number in parts, laid out: sign and prefix before the padding, `rest` (point, exponent) behind the digits.
struct NumberParts {
    std::string sign;
    std::string prefix;
    std::string digits;
    std::string rest;
};
Text lay_out(const NumberParts& parts, const FormatSpecification& specification);

/// A finite or other float in one of the formats e f g r, without sign; upper-case formats give upper-case letters.
/// `point_zero`: a number without point or exponent gets ".0" (type '' of the mini-language).
std::string real_digits(double magnitude, char format, std::int64_t precision, bool alternate, bool point_zero);

}  // namespace yieldcheck
