#include "harness/runtime/pattern_source.hpp"

#include "protocol/str.hpp"

namespace yieldcheck::pattern {
namespace {

constexpr std::u32string_view hexadecimal_digits = U"0123456789abcdefABCDEF";

/// What stands in a set by itself: a character or a category.
struct Item {
    std::optional<CharacterSet::Member> category;
    char32_t code = 0;
};

Item escaped_item(Source& source, char32_t letter) {
    if (letter == U'b') return {{}, 8};
    if (const auto category = category_of(letter)) return {category, 0};
    if (const auto control = control_character(letter)) return {{}, *control};
    if (letter == U'x' || letter == U'u' || letter == U'U') return {{}, coded_character(source, letter)};
    if (octal_digits.find(letter) != std::u32string_view::npos) {
        const std::size_t code = number_of(source, Text(1, letter) + source.take_while(octal_digits, 2), 8);
        if (code > 0377) source.refuse("has an octal escape above \\377");
        return {{}, static_cast<char32_t>(code)};
    }
    if (is_ascii_letter(letter) || decimal_digits.find(letter) != std::u32string_view::npos)
        source.refuse("has the escape \\" + utf8(Text(1, letter)) +
                      " in a set, which is an error or outside the subset");
    return {{}, letter};
}

Item set_item(Source& source, const Token& token) {
    if (token.end) source.refuse("has a set without an end");
    return token.escaped ? escaped_item(source, token.code) : Item{{}, token.code};
}

void add(CharacterSet& set, const Item& item) {
    if (item.category) {
        set.categories.push_back(*item.category);
    } else {
        set.ranges.push_back({item.code, item.code});
    }
}

}  // namespace

void refuse(const Text& pattern, const std::string& why) {
    throw OutsideSubset{"the regular expression " + utf8(text_repr(pattern)) + " " + why};
}

Token Source::peek() const {
    if (place_ >= pattern_.size()) return {0, false, true};
    if (pattern_[place_] != U'\\') return {pattern_[place_], false, false};
    if (place_ + 1 >= pattern_.size()) refuse("ends with a backslash, which is an error");
    return {pattern_[place_ + 1], true, false};
}

Token Source::take() {
    const Token token = peek();
    if (!token.end) place_ += token.escaped ? 2 : 1;
    return token;
}

bool Source::match(char32_t wanted) {
    if (!peek().is(wanted)) return false;
    take();
    return true;
}

Text Source::take_while(std::u32string_view wanted, std::size_t most) {
    Text taken;
    while (taken.size() < most && peek().is_one_of(wanted))
        taken += take().code;
    return taken;
}

Text Source::take_until(char32_t end) {
    Text taken;
    while (!match(end)) {
        const Token token = take();
        if (token.end || token.escaped) refuse("has a name that is not in order, which is an error");
        taken += token.code;
    }
    if (taken.empty()) refuse("lacks a name, which is an error");
    return taken;
}

bool is_ascii_letter(char32_t code) { return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z'); }

std::size_t number_of(const Source& source, const Text& digits, int base) {
    if (digits.size() > 9) source.refuse("has a number that is too large");
    return static_cast<std::size_t>(std::stoul(utf8(digits), nullptr, base));
}

std::optional<char32_t> control_character(char32_t letter) {
    switch (letter) {
        case U'a': return 7;
        case U'f': return 12;
        case U'n': return 10;
        case U'r': return 13;
        case U't': return 9;
        case U'v': return 11;
        default: return {};
    }
}

std::optional<CharacterSet::Member> category_of(char32_t letter) {
    using Category = CharacterSet::Category;
    switch (letter) {
        case U'd': return CharacterSet::Member{Category::digit, false};
        case U'D': return CharacterSet::Member{Category::digit, true};
        case U's': return CharacterSet::Member{Category::space, false};
        case U'S': return CharacterSet::Member{Category::space, true};
        case U'w': return CharacterSet::Member{Category::word, false};
        case U'W': return CharacterSet::Member{Category::word, true};
        default: return {};
    }
}

char32_t coded_character(Source& source, char32_t letter) {
    const std::size_t length = letter == U'x' ? 2 : letter == U'u' ? 4 : 8;
    const Text digits = source.take_while(hexadecimal_digits, length);
    if (digits.size() != length) source.refuse("has an escape that is not complete, which is an error");
    const auto code = static_cast<char32_t>(number_of(source, digits, 16));
    if (code > 0x10ffff) source.refuse("has an escape beyond Unicode, which is an error");
    return code;
}

CharacterSet read_set(Source& source) {
    CharacterSet set;
    set.negated = source.match(U'^');
    for (bool first = true;; first = false) {
        const Token token = source.take();
        if (token.is(U']') && !first) return set;
        const Item item = set_item(source, token);
        if (!source.match(U'-')) {
            add(set, item);
            continue;
        }
        const Token other = source.take();
        if (other.is(U']')) {
            add(set, item);
            add(set, {{}, U'-'});
            return set;
        }
        const Item last = set_item(source, other);
        if (item.category || last.category || last.code < item.code)
            source.refuse("has a bad character range, which is an error");
        set.ranges.push_back({item.code, last.code});
    }
}

}  // namespace yieldcheck::pattern
