// The text of a pattern, token by token, and what its escapes and sets mean.
#pragma once

#include "harness/runtime/pattern.hpp"

namespace yieldcheck::pattern {

/// A character, or a backslash with the character behind it.
struct Token {
    char32_t code = 0;
    bool escaped = false;
    bool end = false;

    bool is(char32_t wanted) const noexcept { return !end && !escaped && code == wanted; }
    bool is_one_of(std::u32string_view wanted) const noexcept {
        return !end && !escaped && wanted.find(code) != std::u32string_view::npos;
    }
};

class Source {
public:
    explicit Source(const Text& pattern) : pattern_(pattern) {}

    Token peek() const;
    Token take();
    bool match(char32_t wanted);
    /// Up to `most` characters out of `wanted`.
    Text take_while(std::u32string_view wanted, std::size_t most);
    /// Everything before `end`, which is taken, too.
    Text take_until(char32_t end);

    std::size_t place() const noexcept { return place_; }
    void go_back(std::size_t place) noexcept { place_ = place; }
    [[noreturn]] void refuse(const std::string& why) const { pattern::refuse(pattern_, why); }

private:
    const Text& pattern_;
    std::size_t place_ = 0;
};

constexpr std::u32string_view decimal_digits = U"0123456789";
constexpr std::u32string_view octal_digits = U"01234567";
constexpr std::u32string_view white_space = U" \t\n\r\v\f";

bool is_ascii_letter(char32_t code);
std::size_t number_of(const Source& source, const Text& digits, int base = 10);

/// \n and its like; nothing for another letter.
std::optional<char32_t> control_character(char32_t letter);
/// \d and its like.
std::optional<CharacterSet::Member> category_of(char32_t letter);
/// The character that \x41, \u0041 or \U00000041 stands for; the letter has been taken.
char32_t coded_character(Source& source, char32_t letter);

/// What is behind `[`, up to and with `]`.
CharacterSet read_set(Source& source);

}  // namespace yieldcheck::pattern
