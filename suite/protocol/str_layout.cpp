// The methods of str that make new text: padding, joining, formatting, encoding, translating.
#include "protocol/codec.hpp"
#include "protocol/dict.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"

namespace yieldcheck {
namespace {

std::size_t missing(TextObject& self, const Value& width) {
    const std::int64_t wanted = index_of(width, "OverflowError");
    const auto length = static_cast<std::int64_t>(self.value().size());
    return wanted > length ? static_cast<std::size_t>(wanted - length) : 0;
}

char32_t fill_of(const Arguments& arguments) {
    if (arguments.positional().size() < 2) return U' ';
    const auto* given = without_wrapping(arguments.positional()[1]).as<TextObject>();
    if (given == nullptr) {
        raise_error("TypeError",
                    "The fill character must be a unicode character, not " + arguments.positional()[1]->type_name());
    }
    if (given->value().size() != 1) raise_error("TypeError", "The fill character must be exactly one character long");
    return given->value()[0];
}

Value center(TextObject& self, Arguments& arguments) {
    const std::size_t total = missing(self, arguments.positional()[0]);
    const char32_t fill = fill_of(arguments);
    if (total == 0) return Value(&self);
    // CPython's own rounding: an odd space goes left when the width is odd, too.
    const std::size_t left = total / 2 + (total & (total + self.value().size()) & 1);
    return text(Text(left, fill) + self.value() + Text(total - left, fill));
}

Value left_justified(TextObject& self, Arguments& arguments) {
    const std::size_t total = missing(self, arguments.positional()[0]);
    const char32_t fill = fill_of(arguments);
    return total == 0 ? Value(&self) : text(self.value() + Text(total, fill));
}

Value right_justified(TextObject& self, Arguments& arguments) {
    const std::size_t total = missing(self, arguments.positional()[0]);
    const char32_t fill = fill_of(arguments);
    return total == 0 ? Value(&self) : text(Text(total, fill) + self.value());
}

Value zero_filled(TextObject& self, Arguments& arguments) {
    const std::size_t total = missing(self, arguments.positional()[0]);
    if (total == 0) return Value(&self);
    const Text& value = self.value();
    const std::size_t sign = !value.empty() && (value[0] == U'+' || value[0] == U'-') ? 1 : 0;
    return text(value.substr(0, sign) + Text(total, U'0') + value.substr(sign));
}

Value join(TextObject& self, Arguments& arguments) {
    const Value& iterable = arguments.positional()[0];
    Value iterator;
    try {
        iterator = iterable->iterate();
    } catch (const Raised&) {
        if (iterable->kind() == Kind::instance || iterable->kind() == Kind::generator) throw;
        raise_error("TypeError", "can only join an iterable");
    }
    const std::vector<Value> items = items_of(iterator);
    Text result;
    for (std::size_t index = 0; index < items.size(); ++index) {
        const auto* part = without_wrapping(items[index]).as<TextObject>();
        if (part == nullptr) {
            raise_error("TypeError", "sequence item " + std::to_string(index) + ": expected str instance, " +
                                         items[index]->type_name() + " found");
        }
        if (items.size() == 1) return items[0];
        if (index != 0) result += self.value();
        result += part->value();
    }
    return text(std::move(result));
}

Value format(TextObject& self, Arguments& arguments) { return text(brace_format(self.value(), arguments)); }

Value format_map(TextObject& self, Arguments& arguments) {
    Arguments keywords;
    if (arguments.positional()[0]->kind() != Kind::dict) outside_subset("str", "format_map of anything but a dict");
    keywords.spread_keywords(arguments.positional()[0]);
    return text(brace_format(self.value(), keywords));
}

Value encode(TextObject& self, Arguments& arguments) {
    const auto given = named_arguments("encode", arguments, {"encoding", "errors"});
    const std::string encoding = given[0].bound() ? utf8(text_argument(given[0], "encode", 1)) : "utf-8";
    const std::string errors = given[1].bound() ? utf8(text_argument(given[1], "encode", 2)) : "strict";
    return bytes(encode_text(self.value(), Value(&self), encoding, errors));
}

Value expand_tabs(TextObject& self, Arguments& arguments) {
    const auto given = named_arguments("expandtabs", arguments, {"tabsize"});
    const std::int64_t size = given[0].bound() ? index_of(given[0], "OverflowError") : 8;
    Text result;
    std::int64_t column = 0;
    for (const char32_t code : self.value()) {
        if (code == U'\t') {
            const std::int64_t spaces = size > 0 ? size - column % size : 0;
            result.append(static_cast<std::size_t>(spaces), U' ');
            column += spaces;
        } else {
            result += code;
            column = code == U'\n' || code == U'\r' ? 0 : column + 1;
        }
    }
    return text(std::move(result));
}

/// What the table has for a code point: unbound when it says nothing.
Value translation(const Value& table, char32_t code) {
    const Value key = integer(static_cast<std::int64_t>(code));
    if (auto* mapping = table.as<DictObject>()) {
        const Value* found = mapping->find(key);
        return found != nullptr ? *found : Value();
    }
    try {
        return table->item(key);
    } catch (const Raised& raised) {
        if (is_instance(raised.exception, builtin_class("LookupError"))) return {};
        throw;
    }
}

Value translate(TextObject& self, Arguments& arguments) {
    Text result;
    for (const char32_t code : self.value()) {
        const Value mapped = translation(arguments.positional()[0], code);
        if (!mapped.bound()) {
            result += code;
        } else if (const auto number = small_integer(mapped)) {
            if (*number < 0 || *number > 0x10FFFF)
                raise_error("ValueError", "character mapping must be in range(0x110000)");
            result += static_cast<char32_t>(*number);
        } else if (const auto* replacement = without_wrapping(mapped).as<TextObject>()) {
            result += replacement->value();
        } else if (!is(mapped, None)) {
            raise_error("TypeError", "character mapping must return integer, None or str");
        }
    }
    return text(std::move(result));
}

constexpr Method methods[] = {
    method<TextObject, center>("center", 1, 2),
    method<TextObject, left_justified>("ljust", 1, 2),
    method<TextObject, right_justified>("rjust", 1, 2),
    method<TextObject, zero_filled>("zfill", 1, 1),
    method<TextObject, join>("join", 1, 1),
    method<TextObject, format>("format", 0, any_number, true),
    method<TextObject, format_map>("format_map", 1, 1),
    method<TextObject, encode>("encode", 0, 2, true),
    method<TextObject, expand_tabs>("expandtabs", 0, 1, true),
    method<TextObject, translate>("translate", 1, 1),
};

}  // namespace

std::span<const Method> text_layout_methods() { return methods; }

}  // namespace yieldcheck
