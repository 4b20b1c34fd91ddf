// int("...") and float("..."): numbers as people and programs write them.
#include "protocol/number.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace yieldcheck {
namespace {

/// Without blanks around it, and with every decimal digit as ASCII; other characters beyond ASCII become '?'.
std::string plain(const Text& text) {
    const auto is_space = [](char32_t code) { return unicode::has(unicode::Property::space, code); };
    auto first = std::find_if_not(text.begin(), text.end(), is_space);
    auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), is_space).base();
    std::string result;
    for (; first != last; ++first) {
        const int digit = unicode::decimal_value(*first);
        result += digit >= 0                   ? static_cast<char>('0' + digit)
                  : *first > 0 && *first < 128 ? static_cast<char>(*first)
                                               : '?';
    }
    return result;
}

/// Removes single underscores between digits; false when one stands elsewhere.
bool remove_underscores(std::string& digits) {
    std::string result;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        if (digits[index] != '_') {
            result += digits[index];
            continue;
        }
        const auto is_digit = [](char code) { return std::isalnum(static_cast<unsigned char>(code)) != 0; };
        if (index == 0 || index + 1 == digits.size()) return false;
        if (!is_digit(digits[index - 1]) || !is_digit(digits[index + 1])) return false;
    }
    digits = std::move(result);
    return true;
}

int base_of_prefix(const std::string& digits) {
    if (digits.size() < 2 || digits[0] != '0') return 0;
    switch (digits[1]) {
        case 'x':
        case 'X': return 16;
        case 'o':
        case 'O': return 8;
        case 'b':
        case 'B': return 2;
        default: return 0;
    }
}

}  // namespace

std::optional<Value> parse_integer(const Text& text, int base) {
    std::string digits = plain(text);
    std::string sign;
    if (!digits.empty() && (digits[0] == '+' || digits[0] == '-')) {
        sign = digits[0];
        digits.erase(0, 1);
    }
    const int prefixed = base_of_prefix(digits);
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
        digits.erase(0, 2);
        if (!digits.empty() && digits[0] == '_') digits.erase(0, 1);
        base = prefixed;
    } else if (base == 0) {
        const bool zeros =
            std::all_of(digits.begin(), digits.end(), [](char digit) { return digit == '0' || digit == '_'; });
        if (digits.size() > 1 && digits[0] == '0' && !zeros) return std::nullopt;
        base = 10;
    }
    if (!remove_underscores(digits)) return std::nullopt;
    constexpr std::size_t most_digits = 4300;
    const bool power_of_two = (base & (base - 1)) == 0;
    if (!power_of_two && digits.size() > most_digits) {
        raise_error("ValueError", "Exceeds the limit (4300 digits) for integer string conversion: value has " +
                                      std::to_string(digits.size()) +
                                      " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    if (digits.empty() || digits[0] == '+' || digits[0] == '-') return std::nullopt;
    auto value = BigInteger::parse(sign + digits, base);
    if (!value) return std::nullopt;
    return integer(std::move(*value));
}

std::optional<double> parse_real(const Text& text) {
    std::string digits = plain(text);
    if (!remove_underscores(digits)) return std::nullopt;
    std::string lower = digits;
    for (char& code : lower) {
        if (code >= 'A' && code <= 'Z') code = static_cast<char>(code - 'A' + 'a');
    }
    const bool negative = !lower.empty() && lower[0] == '-';
    if (negative || (!lower.empty() && lower[0] == '+')) lower.erase(0, 1);
    if (lower == "nan") return std::copysign(std::nan(""), negative ? -1.0 : 1.0);
    if (lower == "inf" || lower == "infinity") return negative ? -HUGE_VAL : HUGE_VAL;
    // strtod takes more than Python does: hexadecimal numbers, "nan(...)", blanks.
    if (lower.empty() || lower.find_first_not_of("0123456789.e+-") != std::string::npos) return std::nullopt;
    if (lower[0] == '+' || lower[0] == '-') return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(lower.c_str(), &end);
    if (end != lower.c_str() + lower.size()) return std::nullopt;
    return negative ? -value : value;
}

}  // namespace yieldcheck
