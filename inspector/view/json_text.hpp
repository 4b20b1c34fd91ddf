// JSON as text, written member by member: a tree of a million frames would cost more time and memory than reading them.
#pragma once

#include <charconv>
#include <concepts>
#include <ranges>
#include <string>
#include <string_view>

namespace yieldcheck::inspector {

/// On one line, with the members in the order in which they come. Text that steers a terminal is escaped, so that it
/// may be printed; what is no UTF-8 is replaced by U+FFFD, byte by byte.
class JsonText {
public:
    void begin_object() { begin('{'); }
    void end_object() { text_ += '}'; }

    /// A type that is neither a number, a string, nor a list of such has a function write(JsonText&, const T&) beside
    /// it.
    template <class T>
    void member(std::string_view name, const T& value) {
        string(name);
        text_ += ':';
        this->value(value);
    }

    template <class T>
    void value(const T& value) {
        if constexpr (std::same_as<T, bool>) {
            plain(value ? "true" : "false");
        } else if constexpr (std::integral<T> || std::floating_point<T>) {
            char digits[64];
            const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
            plain({digits, end});
        } else if constexpr (std::convertible_to<const T&, std::string_view>) {
            string(value);
        } else if constexpr (std::ranges::range<T>) {
            begin('[');
            for (const auto& item : value)
                this->value(item);
            text_ += ']';
        } else {
            write(*this, value);
        }
    }

    const std::string& text() const { return text_; }
    /// Another one, in the same memory.
    void clear() { text_.clear(); }

private:
    void separate();
    void begin(char bracket);
    void plain(std::string_view word);
    void string(std::string_view text);

    std::string text_;
};

template <class T>
std::string to_json(const T& value) {
    JsonText json;
    json.value(value);
    return json.text();
}

}  // namespace yieldcheck::inspector
