// Arithmetic of ints: 64 bits while the result fits, any size beyond.
#include "protocol/number.hpp"

#include <cmath>

namespace yieldcheck {
namespace {

// A scenario has no business with numbers of this size; better a clear word than minutes of work.
constexpr std::size_t most_bits = std::size_t{1} << 24;

[[noreturn]] void too_large() { throw OutsideSubset{"an integer of more than 16 million bits is outside the subset"}; }

std::int64_t floor_quotient(std::int64_t left, std::int64_t right) {
    const std::int64_t quotient = left / right;
    return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

std::int64_t floor_remainder(std::int64_t left, std::int64_t right) {
    const std::int64_t remainder = left % right;
    return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
}

/// Nothing when the result needs more than 64 bits, or when the operation is not for small numbers.
std::optional<std::int64_t> small_binary(Operator operation, std::int64_t left, std::int64_t right) {
    std::int64_t result = 0;
    switch (operation) {
        case Operator::add:
            if (__builtin_add_overflow(left, right, &result)) return std::nullopt;
            return result;
        case Operator::subtract:
            if (__builtin_sub_overflow(left, right, &result)) return std::nullopt;
            return result;
        case Operator::multiply:
            if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
            return result;
        case Operator::floor_divide:
            if (right == 0 || (right == -1 && left == INT64_MIN)) return std::nullopt;
            return floor_quotient(left, right);
        case Operator::modulo:
            if (right == 0 || right == -1) return std::nullopt;
            return floor_remainder(left, right);
        case Operator::bit_and: return left & right;
        case Operator::bit_or: return left | right;
        case Operator::bit_xor: return left ^ right;
        case Operator::right_shift:
            if (right < 0) return std::nullopt;
            return left >> (right > 63 ? 63 : right);
        case Operator::left_shift:
            if (right < 0 || right > 62) return std::nullopt;
            if (left > (INT64_MAX >> right) || left < (INT64_MIN >> right)) return std::nullopt;
            return left * (std::int64_t{1} << right);
        case Operator::divide:
        case Operator::power:
        case Operator::matrix_multiply: return std::nullopt;
    }
    return std::nullopt;
}

std::size_t shift_count(const Value& right) {
    const auto count = small_integer(right);
    if ((count && *count < 0) || (!count && big_integer(right).sign() < 0))
        raise_error("ValueError", "negative shift count");
    return count ? static_cast<std::size_t>(*count) : any_number;
}

Value shift_left(const Value& left, const Value& right) {
    const std::size_t count = shift_count(right);
    const BigInteger value = big_integer(left);
    if (value.sign() == 0) return integer(0);
    if (count > most_bits || value.bit_length() + count > most_bits) too_large();
    return integer(value << count);
}

Value shift_right(const Value& left, const Value& right) {
    const std::size_t count = shift_count(right);
    const BigInteger value = big_integer(left);
    if (count > value.bit_length()) return integer(value.sign() < 0 ? -1 : 0);
    return integer(value >> count);
}

Value true_quotient(const Value& left, const Value& right) {
    const auto small_left = small_integer(left);
    const auto small_right = small_integer(right);
    if (small_right && *small_right == 0) raise_error("ZeroDivisionError", "division by zero");
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    const auto fits = [](const std::optional<std::int64_t>& value) {
        return value && *value >= -exact && *value <= exact;
    };
    if (fits(small_left) && fits(small_right)) {
        return real(static_cast<double>(*small_left) / static_cast<double>(*small_right));
    }
    const double quotient = divide_true(big_integer(left), big_integer(right));
    if (std::isinf(quotient)) raise_error("OverflowError", "integer division result too large for a float");
    return real(quotient);
}

Value integer_power(const Value& left, const Value& right) {
    const BigInteger exponent = big_integer(right);
    if (exponent.sign() < 0) {
        const double base = *as_double(left);
        return real_binary(Operator::power, base, *as_double(right));
    }
    const BigInteger base = big_integer(left);
    if (const auto small = base.to_int64(); small && *small >= -1 && *small <= 1) {
        const bool odd = (exponent & BigInteger(1)).sign() != 0;
        if (exponent.sign() == 0) return integer(1);
        return integer(*small == -1 && !odd ? 1 : *small);
    }
    const auto count = exponent.to_int64();
    if (!count || static_cast<std::size_t>(*count) > most_bits ||
        static_cast<std::size_t>(*count) * base.bit_length() > most_bits) {
        too_large();
    }
    return integer(power(base, static_cast<std::size_t>(*count)));
}

Division checked_division(const Value& left, const Value& right, std::string_view message) {
    const BigInteger divisor = big_integer(right);
    if (divisor.sign() == 0) raise_error("ZeroDivisionError", message);
    return divide_floor(big_integer(left), divisor);
}

}  // namespace

Value integer_binary(Operator operation, const Value& left, const Value& right) {
    const auto small_left = small_integer(left);
    const auto small_right = small_integer(right);
    if (small_left && small_right) {
        if (const auto result = small_binary(operation, *small_left, *small_right)) return integer(*result);
    }
    switch (operation) {
        case Operator::add: return integer(big_integer(left) + big_integer(right));
        case Operator::subtract: return integer(big_integer(left) - big_integer(right));
        case Operator::multiply: return integer(big_integer(left) * big_integer(right));
        case Operator::divide: return true_quotient(left, right);
        case Operator::floor_divide:
            return integer(checked_division(left, right, "integer division or modulo by zero").quotient);
        case Operator::modulo: return integer(checked_division(left, right, "integer modulo by zero").remainder);
        case Operator::power: return integer_power(left, right);
        case Operator::left_shift: return shift_left(left, right);
        case Operator::right_shift: return shift_right(left, right);
        case Operator::bit_and: return integer(big_integer(left) & big_integer(right));
        case Operator::bit_or: return integer(big_integer(left) | big_integer(right));
        case Operator::bit_xor: return integer(big_integer(left) ^ big_integer(right));
        case Operator::matrix_multiply: return NotImplemented;
    }
    return NotImplemented;
}

Value integer_power_modulo(const Value& base, const Value& exponent, const Value& modulus) {
    const BigInteger divisor = big_integer(modulus);
    if (divisor.sign() == 0) raise_error("ValueError", "pow() 3rd argument cannot be 0");
    const BigInteger times = big_integer(exponent);
    if (times.sign() >= 0) return integer(power_modulo(big_integer(base), times, divisor));
    // A negative exponent means a power of the inverse, found by Euclid's algorithm.
    BigInteger low = divisor.sign() < 0 ? -divisor : divisor;
    BigInteger high = divide_floor(big_integer(base), low).remainder;
    const BigInteger magnitude = low;
    BigInteger previous(0);
    BigInteger current(1);
    while (high.sign() != 0) {
        Division division = divide_floor(low, high);
        low = std::exchange(high, std::move(division.remainder));
        BigInteger next = previous - division.quotient * current;
        previous = std::exchange(current, std::move(next));
    }
    if (!(low == BigInteger(1))) raise_error("ValueError", "base is not invertible for the given modulus");
    return integer(power_modulo(divide_floor(previous, magnitude).remainder, -times, divisor));
}

Value integer_compare(Comparison comparison, const Value& left, const Value& right) {
    const auto small_left = small_integer(left);
    const auto small_right = small_integer(right);
    if (small_left && small_right)
        return ordered(comparison, *small_left < *small_right ? -1 : *small_left > *small_right);
    const auto order = big_integer(left) <=> big_integer(right);
    return ordered(comparison, order < 0 ? -1 : order > 0);
}

Value ordered(Comparison comparison, int order) {
    switch (comparison) {
        case Comparison::less: return boolean(order < 0);
        case Comparison::less_equal: return boolean(order <= 0);
        case Comparison::equal: return boolean(order == 0);
        case Comparison::not_equal: return boolean(order != 0);
        case Comparison::greater: return boolean(order > 0);
        case Comparison::greater_equal: return boolean(order >= 0);
    }
    return NotImplemented;
}

}  // namespace yieldcheck
