// str % values.
#include "protocol/format_specification.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"
#include "protocol/tuple.hpp"

#include <algorithm>
#include <cmath>

namespace yieldcheck {
namespace {

struct Directive {
    bool left = false;
    bool plus = false;
    bool space = false;
    bool alternate = false;
    bool zero = false;
    std::int64_t width = -1;
    std::int64_t precision = -1;
    char32_t type = 0;
};

class PercentFormat {
public:
    PercentFormat(const Text& format, const Value& values)
        : format_(format), values_(values), tuple_(values.as<TupleObject>()) {
        const Kind kind = values->kind();
        // Anything that can be subscripted counts as a mapping, but for tuples and text.
        mapping_ = kind == Kind::dict || kind == Kind::list || kind == Kind::range || kind == Kind::bytes ||
                   (kind == Kind::instance && values->find_attribute("__getitem__").bound());
    }

    Text run() {
        while (position_ < format_.size()) {
            const char32_t code = format_[position_++];
            if (code == U'%')
                directive();
            else
                result_ += code;
        }
        const std::size_t given = tuple_ != nullptr ? tuple_->items.size() : 1;
        if (used_ < given && !mapping_) {
            raise_error("TypeError", "not all arguments converted during string formatting");
        }
        return std::move(result_);
    }

private:
    char32_t peek() const {
        if (position_ >= format_.size()) raise_error("ValueError", "incomplete format");
        return format_[position_];
    }

    Value next_value() {
        if (keyed_.bound()) return std::exchange(keyed_, {});
        if (tuple_ != nullptr && used_ < tuple_->items.size()) return tuple_->items[used_++];
        if (tuple_ == nullptr && used_ == 0) {
            used_ = 1;
            return values_;
        }
        raise_error("TypeError", "not enough arguments for format string");
    }

    void read_key() {
        if (!mapping_) raise_error("TypeError", "format requires a mapping");
        const std::size_t start = ++position_;
        int depth = 1;
        while (depth > 0) {
            if (position_ >= format_.size()) raise_error("ValueError", "incomplete format key");
            if (format_[position_] == U'(') ++depth;
            if (format_[position_] == U')') --depth;
            ++position_;
        }
        keyed_ = values_->item(text(format_.substr(start, position_ - start - 1)));
    }

    std::int64_t read_number() {
        if (peek() == U'*') {
            ++position_;
            const Value value = next_value();
            if (!is_integer(value)) raise_error("TypeError", "* wants int");
            return *small_integer(value);
        }
        std::int64_t number = 0;
        while (peek() >= U'0' && peek() <= U'9') {
            number =
                std::min(number * 10 + static_cast<std::int64_t>(format_[position_++] - U'0'), std::int64_t{INT32_MAX});
        }
        return number;
    }

    void directive() {
        Directive found;
        if (peek() == U'%') {
            result_ += format_[position_++];
            return;
        }
        if (peek() == U'(') read_key();
        for (;; ++position_) {
            const char32_t flag = peek();
            if (flag == U'-')
                found.left = true;
            else if (flag == U'+')
                found.plus = true;
            else if (flag == U' ')
                found.space = true;
            else if (flag == U'#')
                found.alternate = true;
            else if (flag == U'0')
                found.zero = true;
            else
                break;
        }
        found.width = read_number();
        if (found.width < 0) {
            found.left = true;
            found.width = -found.width;
        }
        if (peek() == U'.') {
            ++position_;
            found.precision = std::max(read_number(), std::int64_t{0});
        }
        if (peek() == U'h' || peek() == U'l' || peek() == U'L') ++position_;
        found.type = peek();
        ++position_;
        convert(found);
    }

    void convert(const Directive& found) {
        const Value value = next_value();
        switch (found.type) {
            case U's': return add_text(found, str(value));
            case U'r': return add_text(found, repr(value));
            case U'a': return add_text(found, escape_non_ascii(repr(value)));
            case U'c': return add_text(found, character(value));
            case U'd':
            case U'i':
            case U'u':
            case U'x':
            case U'X':
            case U'o': return add_integer(found, value);
            case U'e':
            case U'E':
            case U'f':
            case U'F':
            case U'g':
            case U'G': return add_real(found, value);
            default: break;
        }
        std::string hex;
        for (char32_t code = found.type; code != 0 || hex.empty(); code >>= 4)
            hex.insert(0, 1, "0123456789abcdef"[code & 15]);
        const std::string shown =
            found.type > 31 && found.type < 127 ? std::string(1, static_cast<char>(found.type)) : "?";
        raise_error("ValueError", "unsupported format character '" + shown + "' (0x" + hex + ") at index " +
                                      std::to_string(position_ - 1));
    }

    static Text character(const Value& given) {
        const Value value = without_wrapping(given);
        if (const auto* string = value.as<TextObject>(); string != nullptr && string->value().size() == 1) {
            return string->value();
        }
        if (!is_integer(value)) raise_error("TypeError", "%c requires int or char");
        const auto code = small_integer(value);
        if (!code || *code < 0 || *code > 0x10FFFF) raise_error("OverflowError", "%c arg not in range(0x110000)");
        return Text(1, static_cast<char32_t>(*code));
    }

    void add_text(const Directive& found, Text value) {
        const bool cut = found.type != U'c' && found.precision >= 0;
        if (cut && static_cast<std::size_t>(found.precision) < value.size())
            value.resize(static_cast<std::size_t>(found.precision));
        const auto width = static_cast<std::size_t>(found.width);
        const Text padding(width > value.size() ? width - value.size() : 0, U' ');
        result_ += found.left ? value + padding : padding + value;
    }

    void add_number(const Directive& found, bool negative, const std::string& prefix, const std::string& digits) {
        FormatSpecification layout;
        layout.width = found.width;
        layout.align = found.left ? U'<' : found.zero ? U'=' : U'>';
        layout.fill = found.zero && !found.left ? U'0' : U' ';
        const std::string sign = negative ? "-" : found.plus ? "+" : found.space ? " " : "";
        result_ += lay_out({sign, prefix, "", digits}, layout);
    }

    void add_integer(const Directive& found, Value value) {
        value = without_wrapping(value);
        const bool decimal = found.type == U'd' || found.type == U'i' || found.type == U'u';
        if (const auto* number = value.as<RealObject>(); number != nullptr && decimal) {
            value = value->call_method("__trunc__", {});
        }
        if (!is_integer(value)) {
            const std::string type(1, static_cast<char>(found.type));
            const std::string wanted = decimal ? "a real number" : "an integer";
            raise_error("TypeError", "%" + type + " format: " + wanted + " is required, not " + value->type_name());
        }
        std::string digits = integer_text(value, decimal ? 10 : found.type == U'o' ? 8 : 16);
        const bool negative = digits[0] == '-';
        if (negative) digits.erase(0, 1);
        if (found.precision > static_cast<std::int64_t>(digits.size())) {
            digits.insert(0, static_cast<std::size_t>(found.precision) - digits.size(), '0');
        }
        std::string prefix;
        if (found.alternate && !decimal) prefix = std::string("0") + static_cast<char>(found.type);
        if (found.type == U'X') {
            for (char& digit : digits)
                digit = digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
        }
        add_number(found, negative, prefix, digits);
    }

    void add_real(const Directive& found, const Value& value) {
        const auto number = as_double(value);
        if (!number) raise_error("TypeError", "must be real number, not " + value->type_name());
        const std::string digits = real_digits(std::abs(*number), static_cast<char>(found.type),
                                               found.precision < 0 ? 6 : found.precision, found.alternate, false);
        add_number(found, std::signbit(*number) && !std::isnan(*number), "", digits);
    }

    const Text& format_;
    const Value& values_;
    const TupleObject* tuple_;
    bool mapping_ = false;
    std::size_t position_ = 0;
    std::size_t used_ = 0;
    Value keyed_;
    Text result_;
};

}  // namespace

Text percent_format(const Text& format, const Value& values) { return PercentFormat(format, values).run(); }

}  // namespace yieldcheck
