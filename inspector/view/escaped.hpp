// Text of the target, made fit for a terminal: a program may hold anything, and so may its debug information.
#pragma once

#include <string>
#include <string_view>

namespace yieldcheck::inspector {

/// What does not print is shown by its number: control characters and bytes that are no UTF-8 as \x1b, characters that
/// turn the direction of writing or end lines as \u202e. A line end is \n, a tab \t. Nothing else changes.
std::string escaped(std::string_view text);

/// A string in double quotes: as escaped(), and with \" and \\ for the quote and the backslash.
std::string quoted(std::string_view text);

struct Character {
    std::size_t length = 0;  // in bytes; 0: there is none
    char32_t point = 0;
};
/// The UTF-8 character at the front of a text that is not empty.
Character front_character(std::string_view text);
/// Of characters that are seen: none that steers the terminal, the line or the direction of writing.
bool prints(char32_t point);
/// Whether all of it is UTF-8.
bool is_utf8(std::string_view text);

}  // namespace yieldcheck::inspector
