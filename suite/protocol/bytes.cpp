// bytes: the everyday part; the rest of its methods is outside the subset.
#include "protocol/bytes.hpp"

#include "protocol/codec.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"

namespace yieldcheck {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

const std::string& bytes_argument(const Value& value) {
    if (const auto* found = value.as<BytesObject>()) return found->value();
    raise_error("TypeError", "a bytes-like object is required, not '" + value->type_name() + "'");
}

Value decode(BytesObject& self, Arguments& arguments) {
    const auto given = named_arguments("decode", arguments, {"encoding", "errors"});
    const std::string encoding = given[0].bound() ? utf8(text_argument(given[0], "decode", 1)) : "utf-8";
    const std::string errors = given[1].bound() ? utf8(text_argument(given[1], "decode", 2)) : "strict";
    return text(decode_bytes(self.value(), Value(&self), encoding, errors));
}

Value hex(BytesObject& self, Arguments&) {
    std::string digits;
    for (const char byte : self.value()) {
        digits += hex_digits[static_cast<unsigned char>(byte) >> 4];
        digits += hex_digits[byte & 15];
    }
    return text(digits);
}

std::optional<std::size_t> locate(BytesObject& self, Arguments& arguments) {
    const Value& wanted = arguments.positional()[0];
    const std::string part =
        is_integer(wanted) ? std::string(1, static_cast<char>(*small_integer(wanted))) : bytes_argument(wanted);
    const auto [start, stop] = search_bounds(arguments.positional(), 1, self.value().size());
    const std::size_t found = start <= stop ? self.value().find(part, start) : std::string::npos;
    if (found == std::string::npos || found + part.size() > stop) return std::nullopt;
    return found;
}

Value find(BytesObject& self, Arguments& arguments) {
    const auto found = locate(self, arguments);
    return integer(found ? static_cast<std::int64_t>(*found) : -1);
}

Value index(BytesObject& self, Arguments& arguments) {
    const auto found = locate(self, arguments);
    if (!found) raise_error("ValueError", "subsection not found");
    return integer(static_cast<std::int64_t>(*found));
}

Value starts_with(BytesObject& self, Arguments& arguments) {
    return boolean(self.value().starts_with(bytes_argument(arguments.positional()[0])));
}

Value ends_with(BytesObject& self, Arguments& arguments) {
    return boolean(self.value().ends_with(bytes_argument(arguments.positional()[0])));
}

Value join(BytesObject& self, Arguments& arguments) {
    std::string result;
    const std::vector<Value> items = items_of(arguments.positional()[0]);
    for (std::size_t place = 0; place < items.size(); ++place) {
        const auto* part = items[place].as<BytesObject>();
        if (part == nullptr) {
            raise_error("TypeError", "sequence item " + std::to_string(place) + ": expected a bytes-like object, " +
                                         items[place]->type_name() + " found");
        }
        if (place != 0) result += self.value();
        result += part->value();
    }
    return bytes(std::move(result));
}

bool is_space(char byte) { return byte == ' ' || (byte >= 9 && byte <= 13); }

template <bool left, bool right>
Value strip(BytesObject& self, Arguments& arguments) {
    const bool given = !arguments.positional().empty() && !is(arguments.positional()[0], None);
    const std::string letters = given ? bytes_argument(arguments.positional()[0]) : "";
    const auto goes = [&](char byte) { return given ? letters.find(byte) != std::string::npos : is_space(byte); };
    std::size_t start = 0;
    std::size_t stop = self.value().size();
    while (left && start < stop && goes(self.value()[start]))
        ++start;
    while (right && stop > start && goes(self.value()[stop - 1]))
        --stop;
    return bytes(self.value().substr(start, stop - start));
}

std::vector<Value> split_at_spaces(const std::string& value, std::int64_t most) {
    std::vector<Value> parts;
    std::size_t at = 0;
    while (true) {
        while (at < value.size() && is_space(value[at]))
            ++at;
        if (at == value.size()) return parts;
        const std::size_t start = at;
        if (most-- == 0) {
            parts.push_back(bytes(value.substr(start)));  // the spaces behind it stay
            return parts;
        }
        while (at < value.size() && !is_space(value[at]))
            ++at;
        parts.push_back(bytes(value.substr(start, at - start)));
    }
}

Value split(BytesObject& self, Arguments& arguments) {
    const auto given = named_arguments("split", arguments, {"sep", "maxsplit"});
    std::int64_t most = given[1].bound() ? index_of(given[1], "OverflowError") : -1;
    if (!given[0].bound() || is(given[0], None)) return list(split_at_spaces(self.value(), most));
    const std::string& separator = bytes_argument(given[0]);
    if (separator.empty()) raise_error("ValueError", "empty separator");
    std::vector<Value> parts;
    std::size_t start = 0;
    for (std::size_t at = self.value().find(separator); at != std::string::npos && most-- != 0;
         at = self.value().find(separator, start)) {
        parts.push_back(bytes(self.value().substr(start, at - start)));
        start = at + separator.size();
    }
    parts.push_back(bytes(self.value().substr(start)));
    return list(std::move(parts));
}

template <char first, char last, int distance>
Value shifted(BytesObject& self, Arguments&) {
    std::string result = self.value();
    for (char& byte : result) {
        if (byte >= first && byte <= last) byte = static_cast<char>(byte + distance);
    }
    return bytes(std::move(result));
}

constexpr Method methods[] = {
    method<BytesObject, decode>("decode", 0, 2, true),
    method<BytesObject, hex>("hex"),
    method<BytesObject, find>("find", 1, 3),
    method<BytesObject, index>("index", 1, 3),
    method<BytesObject, starts_with>("startswith", 1, 1),
    method<BytesObject, ends_with>("endswith", 1, 1),
    method<BytesObject, join>("join", 1, 1),
    method<BytesObject, split>("split", 0, 2, true),
    method<BytesObject, strip<true, true>>("strip", 0, 1),
    method<BytesObject, strip<true, false>>("lstrip", 0, 1),
    method<BytesObject, strip<false, true>>("rstrip", 0, 1),
    method<BytesObject, shifted<'a', 'z', 'A' - 'a'>>("upper"),
    method<BytesObject, shifted<'A', 'Z', 'a' - 'A'>>("lower"),
};

}  // namespace

Value bytes(std::string value) { return Value(new BytesObject(std::move(value))); }

std::optional<std::string> bytes_from_hex(const Text& digits) {
    std::string result;
    const auto value_of = [&](std::size_t position) {
        const char32_t code = position < digits.size() ? digits[position] : U' ';
        if (code >= U'0' && code <= U'9') return static_cast<int>(code - U'0');
        if (code >= U'a' && code <= U'f') return static_cast<int>(code - U'a') + 10;
        if (code >= U'A' && code <= U'F') return static_cast<int>(code - U'A') + 10;
        return -1;
    };
    for (std::size_t position = 0; position < digits.size();) {
        if (digits[position] < 128 && is_space(static_cast<char>(digits[position]))) {
            ++position;
            continue;
        }
        const int high = value_of(position);
        const int low = value_of(position + 1);
        if (high < 0 || low < 0) return std::nullopt;
        result += static_cast<char>(high * 16 + low);
        position += 2;
    }
    return result;
}

const BuiltinType& BytesObject::builtin_type() const {
    static const BuiltinType type("bytes", {methods});
    return type;
}

Text BytesObject::repr() {
    const bool has_single = value_.find('\'') != std::string::npos;
    const char quote = has_single && value_.find('"') == std::string::npos ? '"' : '\'';
    std::string result = std::string("b") + quote;
    for (const char byte : value_) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == quote || byte == '\\')
            result += std::string("\\") + byte;
        else if (byte == '\t')
            result += "\\t";
        else if (byte == '\n')
            result += "\\n";
        else if (byte == '\r')
            result += "\\r";
        else if (code < 32 || code >= 127)
            result += std::string("\\x") + hex_digits[code >> 4] + hex_digits[code & 15];
        else
            result += byte;
    }
    result += quote;
    return Text(result.begin(), result.end());
}

std::size_t BytesObject::hash() { return hash_bytes(value_.data(), value_.size()); }

Value BytesObject::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<BytesObject>();
    return right == nullptr ? NotImplemented : ordered(comparison, value_.compare(right->value_));
}

Value BytesObject::binary(Operator operation, const Value& right) {
    if (operation == Operator::modulo) outside_subset("bytes", "% formatting");
    if (operation == Operator::add) {
        const auto* other = right.as<BytesObject>();
        return other == nullptr ? NotImplemented : bytes(value_ + other->value_);
    }
    if (operation != Operator::multiply) return NotImplemented;
    auto times = repetitions(right, value_.size());
    if (!times) return NotImplemented;
    std::string repeated;
    for (; *times > 0; --*times)
        repeated += value_;
    return bytes(std::move(repeated));
}

Value BytesObject::reflected(Operator operation, const Value& left) {
    return operation == Operator::multiply ? binary(operation, left) : NotImplemented;
}

bool BytesObject::contains(const Value& wanted) {
    if (!is_integer(wanted)) return value_.find(bytes_argument(wanted)) != std::string::npos;
    const auto code = small_integer(wanted);
    if (!code || *code < 0 || *code > 255) raise_error("ValueError", "byte must be in range(0, 256)");
    return value_.find(static_cast<char>(*code)) != std::string::npos;
}

Value BytesObject::item(const Value& key) {
    if (const auto* slice = key.as<SliceObject>()) {
        const SlicePositions chosen = positions(*slice, value_.size());
        std::string part;
        for (std::size_t place = 0; place < chosen.count; ++place)
            part += value_[chosen[place]];
        return bytes(std::move(part));
    }
    return at(static_cast<std::size_t>(item_index(key, "byte", value_.size(), "index out of range")));
}

Value BytesObject::iterate() {
    static const BuiltinType type("bytes_iterator", {});
    return Value(new SequenceIterator<BytesObject>(type, Value(this)));
}

}  // namespace yieldcheck
