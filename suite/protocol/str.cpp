// str: its content, its operators and its repr.
#include "protocol/str.hpp"

#include "protocol/format_specification.hpp"
#include "protocol/number.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace yieldcheck {
namespace {

const BuiltinType& ascii_iterator_type() {
    static const BuiltinType type("str_ascii_iterator", {});
    return type;
}

const BuiltinType& iterator_type() {
    static const BuiltinType type("str_iterator", {});
    return type;
}

bool is_ascii(const Text& value) {
    return std::all_of(value.begin(), value.end(), [](char32_t code) { return code < 128; });
}

void append_hex(Text& result, char kind, char32_t code, int digits) {
    result += U'\\';
    result += static_cast<char32_t>(kind);
    while (digits-- > 0)
        result += U"0123456789abcdef"[(code >> (4 * digits)) & 15];
}

void append_escaped(Text& result, char32_t code, char32_t quote, bool ascii) {
    if (code == quote || code == U'\\') {
        result += U'\\';
        result += code;
    } else if (code == U'\n') {
        result += U"\\n";
    } else if (code == U'\r') {
        result += U"\\r";
    } else if (code == U'\t') {
        result += U"\\t";
    } else if (code >= 32 && code < 127) {
        result += code;
    } else if (code >= 127 && !ascii && unicode::has(unicode::Property::printable, code)) {
        result += code;
    } else if (code < 0x100) {
        append_hex(result, 'x', code, 2);
    } else if (code < 0x10000) {
        append_hex(result, 'u', code, 4);
    } else {
        append_hex(result, 'U', code, 8);
    }
}

/// The bytes that CPython stores: one, two or four for each code point, as the largest one needs.
std::string stored_bytes(const Text& value) {
    char32_t largest = 0;
    for (const char32_t code : value)
        largest = std::max(largest, code);
    const std::size_t width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
    std::string bytes;
    bytes.reserve(value.size() * width);
    for (const char32_t code : value) {
        for (std::size_t index = 0; index < width; ++index)
            bytes += static_cast<char>(code >> (8 * index));
    }
    return bytes;
}

std::uint64_t rotated(std::uint64_t value, int bits) { return value << bits | value >> (64 - bits); }

struct SipState {
    std::uint64_t a, b, c, d;

    void round() {
        a += b;
        c += d;
        b = rotated(b, 13) ^ a;
        d = rotated(d, 16) ^ c;
        a = rotated(a, 32);
        c += b;
        a += d;
        b = rotated(b, 17) ^ c;
        d = rotated(d, 21) ^ a;
        c = rotated(c, 32);
    }
};

}  // namespace

std::size_t hash_bytes(const void* data, std::size_t size) {
    if (size == 0) return 0;
    // SipHash-1-3 with a key of zeros.
    SipState state{0x736f6d6570736575U, 0x646f72616e646f6dU, 0x6c7967656e657261U, 0x7465646279746573U};
    const auto* bytes = static_cast<const unsigned char*>(data);
    std::size_t left = size;
    for (; left >= 8; left -= 8, bytes += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, 8);
        state.d ^= word;
        state.round();
        state.a ^= word;
    }
    std::uint64_t last = static_cast<std::uint64_t>(size) << 56;
    for (std::size_t index = 0; index < left; ++index)
        last |= static_cast<std::uint64_t>(bytes[index]) << (8 * index);
    state.d ^= last;
    state.round();
    state.a ^= last;
    state.c ^= 0xff;
    state.round();
    state.round();
    state.round();
    const std::uint64_t hash = (state.a ^ state.b) ^ (state.c ^ state.d);
    return hash == static_cast<std::uint64_t>(-1) ? static_cast<std::uint64_t>(-2) : hash;
}

Value text(Text value) {
    static const auto letters = [] {
        std::array<Value, 256> made;
        for (char32_t code = 0; code < made.size(); ++code) {
            made[code] = Heap::immortal(Value(new TextObject(Text(1, code))));
        }
        return made;
    }();
    static const Value empty = Heap::immortal(Value(new TextObject({})));
    if (value.empty()) return empty;
    if (value.size() == 1 && value[0] < letters.size()) return letters[value[0]];
    return Value(new TextObject(std::move(value)));
}

Text text_repr(const Text& value, bool ascii) {
    const bool has_single = value.find(U'\'') != Text::npos;
    const char32_t quote = has_single && value.find(U'"') == Text::npos ? U'"' : U'\'';
    Text result(1, quote);
    for (const char32_t code : value)
        append_escaped(result, code, quote, ascii);
    return result + quote;
}

Text escape_non_ascii(const Text& text) {
    Text result;
    for (const char32_t code : text) {
        if (code < 128)
            result += code;
        else
            append_escaped(result, code, 0, true);
    }
    return result;
}

const Text& text_argument(const Value& value, std::string_view function, int number) {
    if (const auto* string = without_wrapping(value).as<TextObject>()) return string->value();
    const std::string which = number == 0 ? "" : " " + std::to_string(number);
    raise_error("TypeError", std::string(function) + "() argument" + which + " must be str, not " +
                                 (is(value, None) ? "None" : value->type_name()));
}

const BuiltinType& TextObject::builtin_type() const {
    static const BuiltinType type("str", {text_case_methods(), text_search_methods(), text_layout_methods()});
    return type;
}

Text TextObject::repr() { return text_repr(value_); }

Text TextObject::format(const Text& specification) { return format_text(value_, specification); }

std::size_t TextObject::hash() {
    if (hash_ == 0 && !value_.empty()) {
        const std::string bytes = stored_bytes(value_);
        hash_ = hash_bytes(bytes.data(), bytes.size());
    }
    return hash_;
}

Value TextObject::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<TextObject>();
    return right == nullptr ? NotImplemented : ordered(comparison, value_.compare(right->value_));
}

Value TextObject::binary(Operator operation, const Value& right) {
    if (operation == Operator::modulo) return text(percent_format(value_, right));
    if (operation == Operator::add) {
        const auto* other = right.as<TextObject>();
        return other == nullptr ? NotImplemented : text(value_ + other->value_);
    }
    if (operation != Operator::multiply) return NotImplemented;
    auto times = repetitions(right, value_.size());
    if (!times) return NotImplemented;
    Text repeated;
    repeated.reserve(value_.size() * *times);
    for (; *times > 0; --*times)
        repeated += value_;
    return text(std::move(repeated));
}

Value TextObject::reflected(Operator operation, const Value& left) {
    return operation == Operator::multiply ? binary(operation, left) : NotImplemented;
}

bool TextObject::contains(const Value& wanted) {
    const auto* part = without_wrapping(wanted).as<TextObject>();
    if (part == nullptr) {
        raise_error("TypeError", "'in <string>' requires string as left operand, not " + wanted->type_name());
    }
    return value_.find(part->value_) != Text::npos;
}

Value TextObject::item(const Value& key) {
    if (const auto* slice = key.as<SliceObject>()) {
        const SlicePositions chosen = positions(*slice, value_.size());
        if (chosen.step == 1) return text(value_.substr(static_cast<std::size_t>(chosen.start), chosen.count));
        Text part;
        for (std::size_t index = 0; index < chosen.count; ++index)
            part += value_[chosen[index]];
        return text(std::move(part));
    }
    return at(static_cast<std::size_t>(item_index(key, "string", value_.size(), "string index out of range")));
}

Value TextObject::iterate() {
    const BuiltinType& type = is_ascii(value_) ? ascii_iterator_type() : iterator_type();
    return Value(new SequenceIterator<TextObject>(type, Value(this)));
}

}  // namespace yieldcheck
