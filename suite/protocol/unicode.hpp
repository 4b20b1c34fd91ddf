// What Unicode 15.1 says of a code point, as CPython 3.13 reads it.
#pragma once

#include <string>

namespace yieldcheck::unicode {

enum class Property {
    printable,
    alphabetic,
    decimal,
    digit,
    numeric,
    space,
    lower,
    upper,
    title,
    cased,
    case_ignorable,
    name_start,
    name_continue
};

bool has(Property property, char32_t code);

enum class Mapping { lower, upper, title, fold };

/// The full mapping of one code point; most often one code point, at most three.
void append_mapped(std::u32string& result, Mapping mapping, char32_t code);

/// The value of a decimal digit, or -1.
int decimal_value(char32_t code);

}  // namespace yieldcheck::unicode
