// int and bool as objects.
#include "protocol/format_specification.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"

#include <array>
#include <charconv>

namespace yieldcheck {
namespace {

constexpr std::int64_t smallest_cached = -5;  // as CPython, where `is` shows it
constexpr std::int64_t largest_cached = 256;

const BuiltinType& int_type() {
    static const BuiltinType type("int", {integer_methods()});
    return type;
}

const BuiltinType& bool_type() {
    static const BuiltinType type("bool", {integer_methods()});
    return type;
}

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr std::uint64_t hash_modulus = (std::uint64_t{1} << 61) - 1;

std::size_t signed_hash(std::uint64_t reduced, bool negative) {
    if (!negative) return reduced;
    return reduced == 1 ? static_cast<std::size_t>(-2) : 0 - reduced;
}

}  // namespace

Value integer(std::int64_t value) {
    static const auto cache = [] {
        std::array<Value, largest_cached - smallest_cached + 1> made;
        for (std::size_t index = 0; index < made.size(); ++index) {
            made[index] = Value(new IntegerObject(static_cast<std::int64_t>(index) + smallest_cached));
            Heap::immortal(made[index]);
        }
        return made;
    }();
    if (value >= smallest_cached && value <= largest_cached)
        return cache[static_cast<std::size_t>(value - smallest_cached)];
    return Value(new IntegerObject(value));
}

Value integer(BigInteger value) {
    if (const auto small = value.to_int64()) return integer(*small);
    return Value(new IntegerObject(std::move(value)));
}

Value integer(const char* decimal_digits) {
    const std::string_view digits(decimal_digits);
    std::int64_t small = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), small);
    if (error == std::errc{} && end == digits.data() + digits.size()) return integer(small);
    return integer(BigInteger::parse(digits, 10).value());
}

std::optional<std::int64_t> small_integer(const Value& value) noexcept {
    if (const auto* number = value.as<IntegerObject>()) {
        if (number->big() != nullptr) return std::nullopt;
        return number->small();
    }
    if (const auto* flag = value.as<BooleanObject>()) return flag->value() ? 1 : 0;
    return std::nullopt;
}

BigInteger big_integer(const Value& value) {
    const auto* number = value.as<IntegerObject>();
    if (number != nullptr && number->big() != nullptr) return *number->big();
    return small_integer(value).value();
}

std::string integer_text(const Value& value, int base) {
    if (const auto small = small_integer(value)) {
        std::array<char, 72> buffer;
        const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *small, base);
        return std::string(buffer.data(), end);
    }
    const BigInteger& big = *value.as<IntegerObject>()->big();
    constexpr std::size_t most_digits = 4300;
    const auto too_long = [] {
        raise_error(
            "ValueError",
            "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to "
            "increase the limit");
    };
    if (base == 10 && big.bit_length() > 4 * most_digits) too_long();
    std::string digits = big.to_string(base);
    if (base == 10 && digits.size() - (digits[0] == '-' ? 1 : 0) > most_digits) too_long();
    return digits;
}

// ---- int
// --------------------------------------------------------------------------------------------------------------

const BuiltinType& IntegerObject::builtin_type() const { return int_type(); }

Text IntegerObject::repr() {
    const std::string digits = integer_text(Value(this));
    return Text(digits.begin(), digits.end());
}

Text IntegerObject::format(const Text& specification) { return format_integer(Value(this), specification); }

std::size_t IntegerObject::hash() {
    if (big_ != nullptr) return signed_hash(big_->modulo_hash(), big_->sign() < 0);
    return signed_hash(magnitude(small_) % hash_modulus, small_ < 0);
}

Value IntegerObject::compare(Comparison comparison, const Value& other) {
    if (!is_integer(other)) return NotImplemented;
    return integer_compare(comparison, Value(this), other);
}

Value IntegerObject::binary(Operator operation, const Value& right) {
    if (!is_integer(right)) return NotImplemented;
    return integer_binary(operation, Value(this), right);
}

Value IntegerObject::reflected(Operator operation, const Value& left) {
    if (!is_integer(left)) return NotImplemented;
    return integer_binary(operation, left, Value(this));
}

Value IntegerObject::negative() {
    if (big_ == nullptr && small_ != INT64_MIN) return integer(-small_);
    return integer(-big_integer(Value(this)));
}

Value IntegerObject::positive() { return Value(this); }

Value IntegerObject::invert() { return big_ == nullptr ? integer(~small_) : integer(~*big_); }

// ---- bool
// -------------------------------------------------------------------------------------------------------------

const BuiltinType& BooleanObject::builtin_type() const { return bool_type(); }

Text BooleanObject::repr() { return value_ ? U"True" : U"False"; }

Text BooleanObject::format(const Text& specification) {
    return specification.empty() ? repr() : format_integer(Value(this), specification);
}

Value BooleanObject::compare(Comparison comparison, const Value& other) {
    if (!is_integer(other)) return NotImplemented;
    return integer_compare(comparison, Value(this), other);
}

Value BooleanObject::binary(Operator operation, const Value& right) {
    if (const auto* other = right.as<BooleanObject>()) {
        if (operation == Operator::bit_and) return boolean(value_ && other->value_);
        if (operation == Operator::bit_or) return boolean(value_ || other->value_);
        if (operation == Operator::bit_xor) return boolean(value_ != other->value_);
    }
    if (!is_integer(right)) return NotImplemented;
    return integer_binary(operation, Value(this), right);
}

Value BooleanObject::reflected(Operator operation, const Value& left) {
    if (!is_integer(left)) return NotImplemented;
    return integer_binary(operation, left, Value(this));
}

Value BooleanObject::negative() { return integer(value_ ? -1 : 0); }
Value BooleanObject::positive() { return integer(value_ ? 1 : 0); }
Value BooleanObject::invert() {
    return integer(value_ ? -2 : -1);
}  // DeprecationWarning since 3.12, not shown in traces

}  // namespace yieldcheck
