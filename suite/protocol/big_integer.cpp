#include "protocol/big_integer.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yieldcheck {

using Integer = boost::multiprecision::cpp_int;

struct BigInteger::Number {
    Integer value;
};

namespace {

BigInteger wrap(Integer value) { return BigInteger(BigInteger::Number{std::move(value)}); }

std::size_t bits_of(const Integer& magnitude) { return magnitude.is_zero() ? 0 : msb(magnitude) + 1; }

/// `magnitude` times two to the `exponent`, rounded to nearest, ties to even; `inexact` says that there is more below.
double round_scaled(Integer magnitude, std::int64_t exponent, bool inexact) {
    if (magnitude.is_zero()) return 0.0;
    const auto bits = static_cast<std::int64_t>(bits_of(magnitude));
    // 53 bits for normal numbers; fewer near zero, so that the rounding happens once.
    const std::int64_t lowest = std::max(bits + exponent - 53, std::int64_t{-1074});
    const std::int64_t surplus = lowest - exponent;
    if (surplus > 0) {
        const Integer half = Integer(1) << static_cast<unsigned long>(surplus - 1);
        const Integer low = magnitude & ((half << 1) - 1);
        magnitude >>= static_cast<unsigned long>(surplus);
        const bool odd = bit_test(magnitude, 0);
        if (low > half || (low == half && (inexact || odd))) ++magnitude;
        exponent = lowest;
    }
    if (static_cast<std::int64_t>(bits_of(magnitude)) + exponent > 1024) return std::numeric_limits<double>::infinity();
    return std::ldexp(static_cast<double>(static_cast<std::uint64_t>(magnitude)), static_cast<int>(exponent));
}

}  // namespace

BigInteger::BigInteger(std::int64_t value) : number_(new Number{Integer(value)}) {}
BigInteger::BigInteger(Number&& number) : number_(new Number{std::move(number.value)}) {}
BigInteger::BigInteger(const BigInteger& other) : number_(new Number{other.number_->value}) {}
BigInteger::BigInteger(BigInteger&&) noexcept = default;
BigInteger& BigInteger::operator=(const BigInteger& other) {
    number_.reset(new Number{other.number_->value});
    return *this;
}
BigInteger& BigInteger::operator=(BigInteger&&) noexcept = default;
BigInteger::~BigInteger() = default;

std::optional<BigInteger> BigInteger::parse(std::string_view digits, int base) {
    const bool negative = !digits.empty() && digits[0] == '-';
    if (negative || (!digits.empty() && digits[0] == '+')) digits.remove_prefix(1);
    if (digits.empty()) return std::nullopt;
    // Digits go in by the word: one multiplication of the large number for several digits.
    Integer value = 0;
    std::uint64_t chunk = 0;
    std::uint64_t scale = 1;
    for (const char character : digits) {
        const int digit = character >= '0' && character <= '9'   ? character - '0'
                          : character >= 'a' && character <= 'z' ? character - 'a' + 10
                          : character >= 'A' && character <= 'Z' ? character - 'A' + 10
                                                                 : 99;
        if (digit >= base) return std::nullopt;
        chunk = chunk * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit);
        scale *= static_cast<std::uint64_t>(base);
        if (scale < (std::uint64_t{1} << 57)) continue;
        value = value * scale + chunk;
        chunk = 0;
        scale = 1;
    }
    value = value * scale + chunk;
    if (negative) value = -value;
    return wrap(std::move(value));
}

BigInteger BigInteger::truncated(double value) {
    int exponent = 0;
    const double fraction = std::frexp(std::trunc(value), &exponent);
    Integer result = static_cast<std::int64_t>(std::ldexp(fraction, 53));
    if (exponent > 53) {
        result <<= static_cast<unsigned>(exponent - 53);
    } else {
        const bool negative = result < 0;
        if (negative) result = -result;
        result >>= static_cast<unsigned>(53 - exponent);
        if (negative) result = -result;
    }
    return wrap(std::move(result));
}

BigInteger BigInteger::from_bytes(std::string_view bytes, bool is_signed) {
    Integer value = 0;
    for (const char byte : bytes)
        value = (value << 8) | static_cast<unsigned char>(byte);
    const bool negative = is_signed && !bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0x80) != 0;
    if (negative) value -= Integer(1) << static_cast<unsigned long>(8 * bytes.size());
    return wrap(std::move(value));
}

std::optional<std::string> BigInteger::to_bytes(std::size_t length, bool is_signed) const {
    const auto bits = static_cast<unsigned long>(8 * length);
    Integer value = number_->value;
    const Integer limit = Integer(1) << bits;
    const Integer half = limit >> 1;
    if (is_signed ? value >= std::max<Integer>(half, 1) || value < -half : value < 0 || value >= limit)
        return std::nullopt;
    if (length == 0) return value == 0 ? std::optional<std::string>("") : std::nullopt;
    if (value < 0) value += limit;
    std::string bytes(length, '\0');
    for (std::size_t index = length; index-- > 0; value >>= 8) {
        bytes[index] = static_cast<char>(static_cast<unsigned char>(static_cast<unsigned>(value & 0xFF)));
    }
    return bytes;
}

std::optional<std::int64_t> BigInteger::to_int64() const {
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    if (number_->value < lowest || number_->value > highest) return std::nullopt;
    return static_cast<std::int64_t>(number_->value);
}

double BigInteger::to_double() const {
    const double magnitude = round_scaled(abs(number_->value), 0, false);
    return sign() < 0 ? -magnitude : magnitude;
}

std::string BigInteger::to_string(int base) const {
    if (base == 10) return number_->value.str();
    Integer magnitude = abs(number_->value);
    if (base == 2) {
        std::string bits;
        for (std::size_t bit = std::max<std::size_t>(bits_of(magnitude), 1); bit-- > 0;) {
            bits += bit_test(magnitude, static_cast<unsigned>(bit)) ? '1' : '0';
        }
        return sign() < 0 ? "-" + bits : bits;
    }
    std::string digits = magnitude.str(0, base == 8 ? std::ios_base::oct : std::ios_base::hex);
    std::transform(digits.begin(), digits.end(), digits.begin(), [](char digit) {
        return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    });
    return sign() < 0 ? "-" + digits : digits;
}

int BigInteger::sign() const noexcept { return number_->value.sign(); }

std::size_t BigInteger::bit_length() const { return bits_of(abs(number_->value)); }

std::size_t BigInteger::bit_count() const {
    std::size_t count = 0;
    for (const char bit : BigInteger(Number{abs(number_->value)}).to_string(2))
        count += bit == '1' ? 1 : 0;
    return count;
}

std::uint64_t BigInteger::modulo_hash() const {
    return static_cast<std::uint64_t>(Integer(abs(number_->value) % ((std::uint64_t{1} << 61) - 1)));
}

BigInteger operator+(const BigInteger& left, const BigInteger& right) {
    return wrap(left.number().value + right.number().value);
}
BigInteger operator-(const BigInteger& left, const BigInteger& right) {
    return wrap(left.number().value - right.number().value);
}
BigInteger operator*(const BigInteger& left, const BigInteger& right) {
    return wrap(left.number().value * right.number().value);
}
BigInteger operator&(const BigInteger& left, const BigInteger& right) {
    return wrap(left.number().value & right.number().value);
}
BigInteger operator|(const BigInteger& left, const BigInteger& right) {
    return wrap(left.number().value | right.number().value);
}
BigInteger operator^(const BigInteger& left, const BigInteger& right) {
    return wrap(left.number().value ^ right.number().value);
}
BigInteger operator-(const BigInteger& value) { return wrap(-value.number().value); }
BigInteger operator~(const BigInteger& value) { return wrap(-value.number().value - 1); }

BigInteger operator<<(const BigInteger& value, std::size_t bits) {
    return wrap(value.number().value << static_cast<unsigned long>(bits));
}

BigInteger operator>>(const BigInteger& value, std::size_t bits) {
    if (value.sign() >= 0) return wrap(value.number().value >> static_cast<unsigned long>(bits));
    return ~wrap((-value.number().value - 1) >> static_cast<unsigned long>(bits));
}

std::strong_ordering operator<=>(const BigInteger& left, const BigInteger& right) {
    return left.number().value.compare(right.number().value) <=> 0;
}

Division divide_floor(const BigInteger& left, const BigInteger& right) {
    Integer quotient;
    Integer remainder;
    divide_qr(left.number().value, right.number().value, quotient, remainder);
    if (!remainder.is_zero() && (remainder.sign() < 0) != (right.sign() < 0)) {
        --quotient;
        remainder += right.number().value;
    }
    return {wrap(std::move(quotient)), wrap(std::move(remainder))};
}

BigInteger power(const BigInteger& base, std::size_t exponent) {
    return wrap(pow(base.number().value, static_cast<unsigned>(exponent)));
}

BigInteger power_modulo(const BigInteger& base, const BigInteger& exponent, const BigInteger& modulus) {
    const BigInteger magnitude = modulus.sign() < 0 ? -modulus : modulus;
    const BigInteger reduced = divide_floor(base, magnitude).remainder;
    const BigInteger result =
        wrap(Integer(powm(reduced.number().value, exponent.number().value, magnitude.number().value)));
    return divide_floor(result, modulus).remainder;
}

double divide_true(const BigInteger& left, const BigInteger& right) {
    const Integer numerator = abs(left.number().value);
    const Integer denominator = abs(right.number().value);
    // A quotient of at least 66 bits, and whether anything was left, is enough to round correctly.
    const std::int64_t shift = std::max<std::int64_t>(
        static_cast<std::int64_t>(bits_of(denominator)) - static_cast<std::int64_t>(bits_of(numerator)) + 66, 0);
    Integer quotient;
    Integer remainder;
    divide_qr(Integer(numerator << static_cast<unsigned long>(shift)), denominator, quotient, remainder);
    const double magnitude = round_scaled(std::move(quotient), -shift, !remainder.is_zero());
    return (left.sign() < 0) != (right.sign() < 0) ? -magnitude : magnitude;
}

}  // namespace yieldcheck
