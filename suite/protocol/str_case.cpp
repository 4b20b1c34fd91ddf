// The methods of str that look at letters one by one: upper and lower case, isalpha and the like.
#include "protocol/str.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

using unicode::Mapping;
using unicode::Property;

/// The capital sigma becomes a final one behind a letter and before none.
bool is_final_sigma(const Text& text, std::size_t position) {
    std::size_t before = position;
    while (before > 0 && unicode::has(Property::case_ignorable, text[before - 1]))
        --before;
    if (before == 0 || !unicode::has(Property::cased, text[before - 1])) return false;
    std::size_t after = position + 1;
    while (after < text.size() && unicode::has(Property::case_ignorable, text[after]))
        ++after;
    return after == text.size() || !unicode::has(Property::cased, text[after]);
}

void append_lower(Text& result, const Text& text, std::size_t position) {
    constexpr char32_t capital_sigma = 0x3A3;
    if (text[position] == capital_sigma) {
        result += is_final_sigma(text, position) ? char32_t{0x3C2} : char32_t{0x3C3};
    } else {
        unicode::append_mapped(result, Mapping::lower, text[position]);
    }
}

Value upper(TextObject& self, Arguments&) {
    Text result;
    for (const char32_t code : self.value())
        unicode::append_mapped(result, Mapping::upper, code);
    return text(std::move(result));
}

Value lower(TextObject& self, Arguments&) {
    Text result;
    for (std::size_t index = 0; index < self.value().size(); ++index)
        append_lower(result, self.value(), index);
    return text(std::move(result));
}

Value casefold(TextObject& self, Arguments&) {
    Text result;
    for (const char32_t code : self.value())
        unicode::append_mapped(result, Mapping::fold, code);
    return text(std::move(result));
}

Value swapcase(TextObject& self, Arguments&) {
    Text result;
    for (std::size_t index = 0; index < self.value().size(); ++index) {
        const char32_t code = self.value()[index];
        if (unicode::has(Property::upper, code))
            append_lower(result, self.value(), index);
        else if (unicode::has(Property::lower, code))
            unicode::append_mapped(result, Mapping::upper, code);
        else
            result += code;
    }
    return text(std::move(result));
}

Value capitalize(TextObject& self, Arguments&) {
    if (self.value().empty()) return text(Text{});
    Text result;
    unicode::append_mapped(result, Mapping::title, self.value()[0]);
    for (std::size_t index = 1; index < self.value().size(); ++index)
        append_lower(result, self.value(), index);
    return text(std::move(result));
}

Value title(TextObject& self, Arguments&) {
    Text result;
    bool within_word = false;
    for (std::size_t index = 0; index < self.value().size(); ++index) {
        const char32_t code = self.value()[index];
        if (within_word)
            append_lower(result, self.value(), index);
        else
            unicode::append_mapped(result, Mapping::title, code);
        within_word = unicode::has(Property::cased, code);
    }
    return text(std::move(result));
}

template <Property property>
Value all_have(TextObject& self, Arguments&) {
    const Text& value = self.value();
    const auto has = [](char32_t code) { return unicode::has(property, code); };
    return boolean(!value.empty() && std::all_of(value.begin(), value.end(), has));
}

Value is_alphanumeric(TextObject& self, Arguments&) {
    const auto has = [](char32_t code) {
        return unicode::has(Property::alphabetic, code) || unicode::has(Property::decimal, code) ||
               unicode::has(Property::digit, code) || unicode::has(Property::numeric, code);
    };
    return boolean(!self.value().empty() && std::all_of(self.value().begin(), self.value().end(), has));
}

Value is_ascii(TextObject& self, Arguments&) {
    return boolean(std::all_of(self.value().begin(), self.value().end(), [](char32_t code) { return code < 128; }));
}

Value is_printable(TextObject& self, Arguments&) {
    const auto has = [](char32_t code) { return unicode::has(Property::printable, code); };
    return boolean(std::all_of(self.value().begin(), self.value().end(), has));
}

/// At least one letter of the wanted case and none of the other two.
Value all_cased(const Text& value, Property wanted, Property other) {
    bool found = false;
    for (const char32_t code : value) {
        if (unicode::has(other, code) || unicode::has(Property::title, code)) return False;
        found = found || unicode::has(wanted, code);
    }
    return boolean(found);
}

Value is_upper(TextObject& self, Arguments&) { return all_cased(self.value(), Property::upper, Property::lower); }
Value is_lower(TextObject& self, Arguments&) { return all_cased(self.value(), Property::lower, Property::upper); }

Value is_title(TextObject& self, Arguments&) {
    bool found = false;
    bool within_word = false;
    for (const char32_t code : self.value()) {
        if (unicode::has(Property::upper, code) || unicode::has(Property::title, code)) {
            if (within_word) return False;
            within_word = found = true;
        } else if (unicode::has(Property::lower, code)) {
            if (!within_word) return False;
            found = true;
        } else {
            within_word = false;
        }
    }
    return boolean(found);
}

Value is_identifier(TextObject& self, Arguments&) {
    const Text& value = self.value();
    if (value.empty() || !unicode::has(Property::name_start, value[0])) return False;
    return boolean(std::all_of(value.begin() + 1, value.end(),
                               [](char32_t code) { return unicode::has(Property::name_continue, code); }));
}

constexpr Method methods[] = {
    method<TextObject, upper>("upper"),
    method<TextObject, lower>("lower"),
    method<TextObject, casefold>("casefold"),
    method<TextObject, swapcase>("swapcase"),
    method<TextObject, capitalize>("capitalize"),
    method<TextObject, title>("title"),
    method<TextObject, all_have<Property::alphabetic>>("isalpha"),
    method<TextObject, all_have<Property::decimal>>("isdecimal"),
    method<TextObject, all_have<Property::digit>>("isdigit"),
    method<TextObject, all_have<Property::numeric>>("isnumeric"),
    method<TextObject, all_have<Property::space>>("isspace"),
    method<TextObject, is_alphanumeric>("isalnum"),
    method<TextObject, is_ascii>("isascii"),
    method<TextObject, is_printable>("isprintable"),
    method<TextObject, is_upper>("isupper"),
    method<TextObject, is_lower>("islower"),
    method<TextObject, is_title>("istitle"),
    method<TextObject, is_identifier>("isidentifier"),
};

}  // namespace

std::span<const Method> text_case_methods() { return methods; }

}  // namespace yieldcheck
