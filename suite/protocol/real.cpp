// float.
#include "protocol/format_specification.hpp"
#include "protocol/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace yieldcheck {
namespace {

const BuiltinType& float_type() {
    static const BuiltinType type("float", {real_methods()});
    return type;
}

double floor_quotient(double left, double right) {
    const double remainder = std::fmod(left, right);
    double quotient = (left - remainder) / right;
    if (remainder != 0.0 && (right < 0) != (remainder < 0)) quotient -= 1.0;
    if (quotient == 0.0) return std::copysign(0.0, left / right);
    double floored = std::floor(quotient);
    if (quotient - floored > 0.5) floored += 1.0;
    return floored;
}

double floor_remainder(double left, double right) {
    const double remainder = std::fmod(left, right);
    if (remainder == 0.0) return std::copysign(0.0, right);
    return (right < 0) != (remainder < 0) ? remainder + right : remainder;
}

double checked_power(double base, double exponent) {
    if (exponent == 0.0 || base == 1.0) return 1.0;
    if (std::isnan(base)) return base;
    if (std::isnan(exponent)) return exponent;
    if (base == 0.0 && exponent < 0.0 && !std::isinf(exponent)) {
        raise_error("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    }
    if (base < 0.0 && !std::isinf(base) && !std::isinf(exponent) && exponent != std::floor(exponent)) {
        throw OutsideSubset{"a negative number to a fractional power is complex, which is outside the subset"};
    }
    const double result = std::pow(base, exponent);
    if (std::isinf(result) && !std::isinf(base) && !std::isinf(exponent)) {
        raise_error("OverflowError", {integer(34), text("Numerical result out of range")});
    }
    return result;
}

/// How an int and a float compare, exactly. The float is not NaN.
int compare_integer(const Value& left, double right) {
    if (std::isinf(right)) return right > 0 ? -1 : 1;
    const double whole = std::trunc(right);
    const auto order = big_integer(left) <=> BigInteger::truncated(whole);
    if (order != 0) return order < 0 ? -1 : 1;
    return right > whole ? -1 : right < whole ? 1 : 0;
}

Comparison mirrored(Comparison comparison) {
    switch (comparison) {
        case Comparison::less: return Comparison::greater;
        case Comparison::less_equal: return Comparison::greater_equal;
        case Comparison::greater: return Comparison::less;
        case Comparison::greater_equal: return Comparison::less_equal;
        case Comparison::equal:
        case Comparison::not_equal: return comparison;
    }
    return comparison;
}

Value compare_reals(Comparison comparison, double left, double right) {
    switch (comparison) {
        case Comparison::less: return boolean(left < right);
        case Comparison::less_equal: return boolean(left <= right);
        case Comparison::equal: return boolean(left == right);
        case Comparison::not_equal: return boolean(left != right);
        case Comparison::greater: return boolean(left > right);
        case Comparison::greater_equal: return boolean(left >= right);
    }
    return NotImplemented;
}

}  // namespace

Value real(double value) { return Value(new RealObject(value)); }

std::optional<double> as_double(const Value& value) {
    if (const auto* number = value.as<RealObject>()) return number->value();
    if (const auto small = small_integer(value)) return static_cast<double>(*small);
    if (!is_integer(value)) {
        const Value inside = without_wrapping(value);
        return is(inside, value) ? std::nullopt : as_double(inside);
    }
    const double result = big_integer(value).to_double();
    if (std::isinf(result)) raise_error("OverflowError", "int too large to convert to float");
    return result;
}

std::string float_repr(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    std::array<char, 40> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
    const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = shortest.find('e');
    const int exponent = std::stoi(std::string(shortest.substr(mark + 1)));
    std::string result = shortest[0] == '-' ? "-" : "";
    std::string digits;
    for (const char digit : shortest.substr(0, mark)) {
        if (digit >= '0' && digit <= '9') digits += digit;
    }
    const auto count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) {
        result += digits[0];
        if (count > 1) result += "." + digits.substr(1);
        const std::string power = std::to_string(std::abs(exponent));
        return result + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
    }
    if (exponent < 0) return result + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (count <= exponent + 1)
        return result + digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0') + ".0";
    const auto whole = static_cast<std::size_t>(exponent + 1);
    return result + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::uint64_t float_hash(double value) {
    // _Py_HashDouble: the value modulo 2**61 - 1, so that equal numbers of all types hash alike.
    if (std::isinf(value)) return value > 0 ? 314159 : static_cast<std::uint64_t>(-314159);
    constexpr int bits = 61;
    constexpr std::uint64_t modulus = (std::uint64_t{1} << bits) - 1;
    int exponent = 0;
    double mantissa = std::frexp(std::abs(value), &exponent);
    std::uint64_t hash = 0;
    while (mantissa != 0.0) {
        hash = ((hash << 28) & modulus) | hash >> (bits - 28);
        mantissa *= 268435456.0;  // 2**28
        exponent -= 28;
        const auto chunk = static_cast<std::uint64_t>(mantissa);
        mantissa -= static_cast<double>(chunk);
        hash += chunk;
        if (hash >= modulus) hash -= modulus;
    }
    exponent = exponent >= 0 ? exponent % bits : bits - 1 - ((-1 - exponent) % bits);
    hash = ((hash << exponent) & modulus) | hash >> (bits - exponent);
    if (value < 0) hash = 0 - hash;
    return hash == static_cast<std::uint64_t>(-1) ? static_cast<std::uint64_t>(-2) : hash;
}

const BuiltinType& RealObject::builtin_type() const { return float_type(); }

Text RealObject::repr() {
    const std::string digits = float_repr(value_);
    return Text(digits.begin(), digits.end());
}

Text RealObject::format(const Text& specification) { return format_real(value_, specification); }

std::size_t RealObject::hash() {
    return std::isnan(value_) ? Object::hash() : static_cast<std::size_t>(float_hash(value_));
}

Value RealObject::compare(Comparison comparison, const Value& other) {
    if (const auto* number = other.as<RealObject>()) return compare_reals(comparison, value_, number->value());
    if (!is_integer(other)) return NotImplemented;
    if (std::isnan(value_)) return boolean(comparison == Comparison::not_equal);
    return ordered(mirrored(comparison), compare_integer(other, value_));
}

Value RealObject::binary(Operator operation, const Value& right) {
    const auto other = as_double(right);
    return other ? real_binary(operation, value_, *other) : NotImplemented;
}

Value RealObject::reflected(Operator operation, const Value& left) {
    const auto other = as_double(left);
    return other ? real_binary(operation, *other, value_) : NotImplemented;
}

Value RealObject::negative() { return real(-value_); }
Value RealObject::positive() { return Value(this); }

Value real_binary(Operator operation, double left, double right) {
    switch (operation) {
        case Operator::add: return real(left + right);
        case Operator::subtract: return real(left - right);
        case Operator::multiply: return real(left * right);
        case Operator::divide:
            if (right == 0.0) raise_error("ZeroDivisionError", "float division by zero");
            return real(left / right);
        case Operator::floor_divide:
            if (right == 0.0) raise_error("ZeroDivisionError", "float floor division by zero");
            return real(floor_quotient(left, right));
        case Operator::modulo:
            if (right == 0.0) raise_error("ZeroDivisionError", "float modulo by zero");
            return real(floor_remainder(left, right));
        case Operator::power: return real(checked_power(left, right));
        case Operator::matrix_multiply:
        case Operator::left_shift:
        case Operator::right_shift:
        case Operator::bit_and:
        case Operator::bit_or:
        case Operator::bit_xor: return NotImplemented;
    }
    return NotImplemented;
}

Value divide_with_remainder(const Value& left, const Value& right) {
    if (is_integer(left) && is_integer(right)) {
        return tuple(
            {integer_binary(Operator::floor_divide, left, right), integer_binary(Operator::modulo, left, right)});
    }
    const auto dividend = as_double(left);
    const auto divisor = as_double(right);
    if (!dividend || !divisor) return NotImplemented;
    if (*divisor == 0.0) raise_error("ZeroDivisionError", "float divmod()");
    return tuple({real(floor_quotient(*dividend, *divisor)), real(floor_remainder(*dividend, *divisor))});
}

}  // namespace yieldcheck
