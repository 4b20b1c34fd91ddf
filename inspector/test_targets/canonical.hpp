// For programs that say themselves what values they hold: each in the words that the inspector has for it, made by the
// program's own means (iterators, accessors, operators), never by looking at memory.
#pragma once

#include <array>
#include <bitset>
#include <charconv>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <forward_list>
#include <initializer_list>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <span>
#include <stack>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace canonical {

// ---- scalars --------------------------------------------------------------------------------------------------------

inline std::string show(bool value) { return value ? "true" : "false"; }
inline std::string show(std::nullptr_t) { return "nullptr"; }

template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, char> && !std::is_same_v<T, wchar_t> &&
         !std::is_same_v<T, char8_t> && !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>) std::string
    show(T value) {
    return std::to_string(value);
}

/// Letters as such, other characters as their number.
template <class T>
requires(std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
         std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>) std::string show(T value) {
    const auto code = static_cast<long>(value);
    if (code < 0x20 || code > 0x7e || value == T('\'') || value == T('\\')) return std::to_string(code);
    return std::string("'") + static_cast<char>(code) + "'";
}

template <class T>
requires std::is_floating_point_v<T> std::string show(T value) {
    if (std::isnan(value)) return std::signbit(value) ? "-nan" : "nan";
    // As many digits as it takes to read the same number back, by trying.
    for (int digits = 1; digits <= 40; ++digits) {
        char text[128];
        if constexpr (std::is_same_v<T, long double>)
            std::snprintf(text, sizeof text, "%.*Lg", digits, value);
        else
            std::snprintf(text, sizeof text, "%.*g", digits, static_cast<double>(value));
        T back{};
        if constexpr (std::is_same_v<T, float>)
            back = std::strtof(text, nullptr);
        else if constexpr (std::is_same_v<T, double>)
            back = std::strtod(text, nullptr);
        else
            back = std::strtold(text, nullptr);
        if (back == value) return text;
    }
    return "?";
}

// ---- text -----------------------------------------------------------------------------------------------------------

inline void append_utf8(std::string& text, std::uint32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    text += static_cast<char>((more == 1 ? 0xc0U : more == 2 ? 0xe0U : 0xf0U) | (code >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text += static_cast<char>(0x80U | ((code >> (6 * i)) & 0x3fU));
}

inline std::string quoted(std::string_view value) {
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text + '"';
}

template <class C>
std::string show(std::basic_string_view<C> value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        auto code = static_cast<std::uint32_t>(static_cast<std::make_unsigned_t<C>>(value[i]));
        if (sizeof(C) == 2 && code >= 0xd800 && code < 0xdc00)
            code = 0x10000 + ((code - 0xd800) << 10) + (static_cast<std::uint32_t>(value[++i]) - 0xdc00);
        if (sizeof(C) == 1)
            text += static_cast<char>(value[i]);
        else
            append_utf8(text, code);
    }
    return quoted(text);
}
inline std::string show(std::u8string_view value) {
    return quoted({reinterpret_cast<const char*>(value.data()), value.size()});
}
template <class C>
std::string show(const std::basic_string<C>& value) {
    return show(std::basic_string_view<C>(value));
}

// ---- containers: declared first, so that they can hold each other ---------------------------------------------------

template <class A, class B>
std::string show(const std::pair<A, B>& value);
template <class... T>
std::string show(const std::tuple<T...>& value);
template <class T>
std::string show(const std::optional<T>& value);
template <class... T>
std::string show(const std::variant<T...>& value);
template <class T, class D>
std::string show(const std::unique_ptr<T, D>& value);
template <class T>
std::string show(const T* value);

template <class T>
concept Range = requires(const T& range) {
    range.begin();
    range.end();
}
&&!std::is_convertible_v<T, std::string_view>;
template <class T>
concept Map = Range<T> && requires {
    typename T::mapped_type;
};

template <Range T>
std::string show(const T& range) {
    constexpr bool is_map = Map<T>;
    constexpr std::size_t most = 100;
    std::string text(1, is_map ? '{' : '[');
    std::size_t count = 0;
    for (const auto& element : range) {
        if (count++ >= most) continue;
        if (count > 1) text += ", ";
        if constexpr (is_map)
            text += show(element.first) + ": " + show(element.second);
        else
            text += show(element);
    }
    if (count > most) text += is_map ? ", …" : ", … " + std::to_string(count - most) + " more";
    return text + (is_map ? '}' : ']');
}

template <class A, class B>
std::string show(const std::pair<A, B>& value) {
    return "[" + show(value.first) + ", " + show(value.second) + "]";
}

template <class... T>
std::string show(const std::tuple<T...>& value) {
    std::string text;
    std::apply([&](const auto&... element) { ((text += (text.empty() ? "" : ", ") + show(element)), ...); }, value);
    return "[" + text + "]";
}

template <class T>
std::string show(const std::optional<T>& value) {
    return value ? show(*value) : "empty";
}

/// The type's name as one writes it.
template <class T>
std::string name_of();
template <>
inline std::string name_of<int>() {
    return "int";
}
template <>
inline std::string name_of<double>() {
    return "double";
}
template <>
inline std::string name_of<std::string>() {
    return "std::string";
}
template <>
inline std::string name_of<std::monostate>() {
    return "std::monostate";
}

inline std::string show(std::monostate) { return "{}"; }

template <class... T>
std::string show(const std::variant<T...>& value) {
    if (value.valueless_by_exception()) return "valueless_by_exception";
    return std::visit(
        [](const auto& held) { return "(" + name_of<std::decay_t<decltype(held)>>() + ") " + show(held); }, value);
}

// ---- pointers -------------------------------------------------------------------------------------------------------

inline std::string address(const void* value) {
    char text[24];
    std::snprintf(text, sizeof text, "%p", value);
    return text;
}

template <class T>
std::string show(const T* value) {
    return value == nullptr ? "nullptr" : address(value) + " → " + show(*value);
}
inline std::string show(const char* value) { return address(value) + " → " + quoted(value); }
inline std::string show(const void* value) { return value == nullptr ? "nullptr" : address(value); }

template <class T, class D>
std::string show(const std::unique_ptr<T, D>& value) {
    return show(static_cast<const T*>(value.get()));
}

/// With the numbers of owners and observers, which the program must know itself.
template <class T>
std::string shared(const std::shared_ptr<T>& value, int observers) {
    if (!value) return "nullptr";
    return show(static_cast<const T*>(value.get())) + " (owners " + std::to_string(value.use_count()) + ", observers " +
           std::to_string(observers) + ")";
}

template <class T>
std::string show(const std::complex<T>& value) {
    return "(" + show(value.real()) + "," + show(value.imag()) + ")";
}

/// One line of the report: what the variable of a function holds.
inline void say(const char* function, const char* name, const std::string& text) {
    std::printf("value %s.%s %s\n", function, name, text.c_str());
}

}  // namespace canonical

#define SAY(name) canonical::say(__func__, #name, canonical::show(name))
#define SAY_AS(name, text) canonical::say(__func__, #name, text)
