// Integers of any size. The arithmetic is Boost's; only big_integer.cpp knows that.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yieldcheck {

class BigInteger {
public:
    struct Number;  // the Boost integer

    BigInteger(std::int64_t value = 0);
    explicit BigInteger(Number&& number);
    BigInteger(const BigInteger& other);
    BigInteger(BigInteger&&) noexcept;
    BigInteger& operator=(const BigInteger& other);
    BigInteger& operator=(BigInteger&&) noexcept;
    ~BigInteger();

    /// Digits of base 2 to 36 with an optional sign and nothing else.
    static std::optional<BigInteger> parse(std::string_view digits, int base);
    static BigInteger truncated(double value);  // of a finite value
    /// Two's complement, most significant byte first.
    static BigInteger from_bytes(std::string_view bytes, bool is_signed);

    std::optional<std::int64_t> to_int64() const;
    double to_double() const;  // to nearest, ties to even; infinite when too large
    std::string to_string(int base = 10) const;
    /// As from_bytes; nothing when it does not fit.
    std::optional<std::string> to_bytes(std::size_t length, bool is_signed) const;

    int sign() const noexcept;
    std::size_t bit_length() const;
    std::size_t bit_count() const;
    std::uint64_t modulo_hash() const;  // |value| modulo 2**61 - 1
    const Number& number() const noexcept { return *number_; }

private:
    std::unique_ptr<Number> number_;
};

BigInteger operator+(const BigInteger& left, const BigInteger& right);
BigInteger operator-(const BigInteger& left, const BigInteger& right);
BigInteger operator*(const BigInteger& left, const BigInteger& right);
BigInteger operator&(const BigInteger& left, const BigInteger& right);
BigInteger operator|(const BigInteger& left, const BigInteger& right);
BigInteger operator^(const BigInteger& left, const BigInteger& right);
BigInteger operator-(const BigInteger& value);
BigInteger operator~(const BigInteger& value);
BigInteger operator<<(const BigInteger& value, std::size_t bits);
BigInteger operator>>(const BigInteger& value, std::size_t bits);  // towards negative infinity
std::strong_ordering operator<=>(const BigInteger& left, const BigInteger& right);
inline bool operator==(const BigInteger& left, const BigInteger& right) { return (left <=> right) == 0; }

struct Division {
    BigInteger quotient;  // towards negative infinity
    BigInteger remainder;
};
Division divide_floor(const BigInteger& left, const BigInteger& right);
BigInteger power(const BigInteger& base, std::size_t exponent);
BigInteger power_modulo(const BigInteger& base, const BigInteger& exponent, const BigInteger& modulus);
/// left / right, rounded once. Infinite when too large for a double.
double divide_true(const BigInteger& left, const BigInteger& right);

}  // namespace yieldcheck
