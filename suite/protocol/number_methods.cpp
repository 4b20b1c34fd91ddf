// The methods of int, bool and float, with those that round(), abs(), int() and math call.
#include "protocol/bytes.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace yieldcheck {
namespace {

// ---- int
// --------------------------------------------------------------------------------------------------------------

Value as_plain_integer(const Value& self) { return self->kind() == Kind::boolean ? self->positive() : self; }

Value itself(Object& self, Arguments&) { return as_plain_integer(Value(&self)); }

Value bit_length(Object& self, Arguments&) {
    return integer(static_cast<std::int64_t>(big_integer(Value(&self)).bit_length()));
}

Value bit_count(Object& self, Arguments&) {
    return integer(static_cast<std::int64_t>(big_integer(Value(&self)).bit_count()));
}

Value absolute_integer(Object& self, Arguments&) {
    const Value value(&self);
    return big_integer(value).sign() < 0 ? self.negative() : as_plain_integer(value);
}

Value to_float(Object& self, Arguments&) { return real(*as_double(Value(&self))); }

Value integer_ratio(Object& self, Arguments&) { return tuple({as_plain_integer(Value(&self)), integer(1)}); }

/// round(int, digits): to a power of ten, ties to even.
Value round_integer(Object& self, Arguments& arguments) {
    const Value value = as_plain_integer(Value(&self));
    if (arguments.positional().empty() || is(arguments.positional()[0], None)) return value;
    const std::int64_t digits = index_of(arguments.positional()[0], "OverflowError");
    if (digits >= 0) return value;
    if (digits < -10000) return integer(0);
    const BigInteger unit = power(BigInteger(10), static_cast<std::size_t>(-digits));
    Division division = divide_floor(big_integer(value), unit);
    const auto order = division.remainder + division.remainder <=> unit;
    const bool odd = (division.quotient & BigInteger(1)).sign() != 0;
    if (order > 0 || (order == 0 && odd)) division.quotient = division.quotient + BigInteger(1);
    return integer(division.quotient * unit);
}

bool is_little(const Value& order) {
    const Text name = order.bound() ? text_argument(order, "to_bytes", 2) : Text(U"big");
    if (name != U"little" && name != U"big") raise_error("ValueError", "byteorder must be either 'little' or 'big'");
    return name == U"little";
}

Value to_bytes(Object& self, Arguments& arguments) {
    const auto given = named_arguments("to_bytes", arguments, {"length", "byteorder", "signed"});
    const std::int64_t length = given[0].bound() ? index_of(given[0], "OverflowError") : 1;
    if (length < 0) raise_error("ValueError", "length argument must be non-negative");
    const bool is_signed = given[2].bound() && truthy(given[2]);
    const BigInteger value = big_integer(Value(&self));
    if (!is_signed && value.sign() < 0) raise_error("OverflowError", "can't convert negative int to unsigned");
    auto content = value.to_bytes(static_cast<std::size_t>(length), is_signed);
    if (!content) raise_error("OverflowError", "int too big to convert");
    return is_little(given[1]) ? bytes(std::string(content->rbegin(), content->rend())) : bytes(std::move(*content));
}

constexpr Method integer_table[] = {
    {"bit_length", bit_length},
    {"bit_count", bit_count},
    {"conjugate", itself},
    {"as_integer_ratio", integer_ratio},
    {"to_bytes", to_bytes, 0, 3, true},
    {"is_integer", [](Object&, Arguments&) { return True; }},
    {"__abs__", absolute_integer},
    {"__int__", itself},
    {"__index__", itself},
    {"__trunc__", itself},
    {"__floor__", itself},
    {"__ceil__", itself},
    {"__float__", to_float},
    {"__round__", round_integer, 0, 1},
};

// ---- float
// ------------------------------------------------------------------------------------------------------------

Value whole(double value) {
    if (std::isnan(value)) raise_error("ValueError", "cannot convert float NaN to integer");
    if (std::isinf(value)) raise_error("OverflowError", "cannot convert float infinity to integer");
    return integer(BigInteger::truncated(value));
}

Value truncated(RealObject& self, Arguments&) { return whole(self.value()); }
Value floored(RealObject& self, Arguments&) { return whole(std::floor(self.value())); }
Value ceiled(RealObject& self, Arguments&) { return whole(std::ceil(self.value())); }
Value absolute(RealObject& self, Arguments&) { return real(std::abs(self.value())); }
Value same(RealObject& self, Arguments&) { return Value(&self); }
Value is_whole(RealObject& self, Arguments&) {
    return boolean(std::isfinite(self.value()) && std::floor(self.value()) == self.value());
}

/// The decimal with so many digits behind the point (or zeros before it) that is nearest to the exact value.
double rounded_decimal(double value, std::int64_t digits) {
    if (digits > 323 || value == 0.0) return value;
    if (digits < -308) return std::copysign(0.0, value);
    char buffer[800];
    if (digits >= 0) {
        std::snprintf(buffer, sizeof buffer, "%.*f", static_cast<int>(digits), value);
        return std::strtod(buffer, nullptr);
    }
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
    const int precision = exponent + static_cast<int>(digits);
    if (precision >= 0) {
        std::snprintf(buffer, sizeof buffer, "%.*e", precision, value);
        return std::strtod(buffer, nullptr);
    }
    const double half = 5.0 * std::pow(10.0, static_cast<double>(-digits - 1));
    if (std::abs(value) <= half) return std::copysign(0.0, value);
    return std::copysign(2.0 * half, value);
}

Value round_real(RealObject& self, Arguments& arguments) {
    const double value = self.value();
    if (arguments.positional().empty() || is(arguments.positional()[0], None)) {
        if (!std::isfinite(value)) return whole(value);
        return whole(std::nearbyint(value));  // ties to even in the default rounding mode
    }
    const std::int64_t digits = index_of(arguments.positional()[0], "OverflowError");
    if (!std::isfinite(value)) return real(value);
    const double result = rounded_decimal(value, digits);
    if (std::isinf(result)) raise_error("OverflowError", "rounded value too large to represent");
    return real(result);
}

Value real_ratio(RealObject& self, Arguments&) {
    const double value = self.value();
    if (std::isnan(value)) raise_error("ValueError", "cannot convert NaN to integer ratio");
    if (std::isinf(value)) raise_error("OverflowError", "cannot convert Infinity to integer ratio");
    int exponent = 0;
    double fraction = std::frexp(value, &exponent);
    for (int step = 0; step < 300 && fraction != std::floor(fraction); ++step) {
        fraction *= 2.0;
        --exponent;
    }
    BigInteger numerator = BigInteger::truncated(fraction);
    const auto shift = static_cast<std::size_t>(std::abs(exponent));
    if (exponent >= 0) return tuple({integer(numerator << shift), integer(1)});
    return tuple({integer(std::move(numerator)), integer(BigInteger(1) << shift)});
}

constexpr Method real_table[] = {
    method<RealObject, is_whole>("is_integer"),
    method<RealObject, same>("conjugate"),
    method<RealObject, real_ratio>("as_integer_ratio"),
    method<RealObject, absolute>("__abs__"),
    method<RealObject, truncated>("__int__"),
    method<RealObject, truncated>("__trunc__"),
    method<RealObject, floored>("__floor__"),
    method<RealObject, ceiled>("__ceil__"),
    method<RealObject, same>("__float__"),
    method<RealObject, round_real>("__round__", 0, 1),
};

}  // namespace

std::span<const Method> integer_methods() { return integer_table; }
std::span<const Method> real_methods() { return real_table; }

}  // namespace yieldcheck
