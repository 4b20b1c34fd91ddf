// Built-in functions about numbers and characters.
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/native.hpp"
#include "protocol/str.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace yieldcheck {
namespace {

/// The result of the special method of a class of the scenario; unbound when it has none.
Value by_method(const Value& object, const char* name, Arguments arguments = {}) {
    const Value method = class_of(object).find_override(name);
    return method.bound() ? call_attribute(method, object, std::move(arguments)) : Value();
}

/// A member of an IntEnum counts as the number that it is.
void use_data(Arguments& arguments) {
    for (Value& value : arguments.positional())
        value = plain_data(value);
}

Value absolute(Arguments& arguments) {
    expect_arguments("abs", arguments, 1, 1);
    use_data(arguments);
    const Value& value = arguments.positional()[0];
    if (const auto* number = value.as<RealObject>()) return real(std::fabs(number->value()));
    if (is_integer(value))
        return truthy(compare(Comparison::less, value, integer(0))) ? value->negative() : value->positive();
    if (Value result = by_method(value, "__abs__"); result.bound()) return result;
    raise_error("TypeError", "bad operand type for abs(): '" + value->type_name() + "'");
}

Value divmod(Arguments& arguments) {
    expect_arguments("divmod", arguments, 2, 2);
    use_data(arguments);
    const auto& given = arguments.positional();
    Value result = divide_with_remainder(given[0], given[1]);
    if (!is(result, NotImplemented)) return result;
    if (result = by_method(given[0], "__divmod__", {given[1]}); result.bound()) return result;
    raise_error("TypeError", "unsupported operand type(s) for divmod(): '" + given[0]->type_name() + "' and '" +
                                 given[1]->type_name() + "'");
}

Value power(Arguments& arguments) {
    use_data(arguments);
    const auto given = named_arguments("pow", arguments, {"base", "exp", "mod"});
    if (!given[0].bound() || !given[1].bound()) {
        raise_error("TypeError", std::string("pow() missing required argument '") +
                                     (given[0].bound() ? "exp' (pos 2)" : "base' (pos 1)"));
    }
    if (!given[2].bound() || is(given[2], None)) return binary(Operator::power, given[0], given[1]);
    if (!is_integer(given[0]) || !is_integer(given[1]) || !is_integer(given[2])) {
        raise_error("TypeError", "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return integer_power_modulo(given[0], given[1], given[2]);
}

Value round_real(double value, const Value& digits) {
    if (!digits.bound() || is(digits, None)) {
        if (std::isnan(value)) raise_error("ValueError", "cannot convert float NaN to integer");
        if (std::isinf(value)) raise_error("OverflowError", "cannot convert float infinity to integer");
        return integer(BigInteger::truncated(std::nearbyint(value)));
    }
    const std::int64_t places = index_of(digits);
    if (!std::isfinite(value) || places > 323) return real(value);
    if (places < 0) {
        const double scale = std::pow(10.0, static_cast<double>(-places));
        return real(std::isinf(scale) ? 0.0 * value : std::nearbyint(value / scale) * scale);
    }
    char written[800];  // the longest: 309 digits, a point and 323 places
    std::snprintf(written, sizeof written, "%.*f", static_cast<int>(places), value);
    return real(std::strtod(written, nullptr));
}

/// Half goes to the even neighbour.
Value round_integer(const Value& value, const Value& digits) {
    if (!digits.bound() || is(digits, None)) return value->positive();
    const std::int64_t places = index_of(digits);
    if (places >= 0) return value->positive();
    const Value unit = integer(power(BigInteger(10), static_cast<std::size_t>(-places)));
    const auto division = divide_floor(big_integer(value), big_integer(unit));
    const BigInteger twice = division.remainder + division.remainder;
    const bool odd = (division.quotient & BigInteger(1)) == BigInteger(1);
    const bool up = twice > big_integer(unit) || (twice == big_integer(unit) && odd);
    return integer((division.quotient + BigInteger(up ? 1 : 0)) * big_integer(unit));
}

Value round(Arguments& arguments) {
    use_data(arguments);
    const auto given = named_arguments("round", arguments, {"number", "ndigits"});
    if (!given[0].bound()) raise_error("TypeError", "round() missing required argument 'number' (pos 1)");
    if (const auto* number = given[0].as<RealObject>()) return round_real(number->value(), given[1]);
    if (is_integer(given[0])) return round_integer(given[0], given[1]);
    Arguments digits;
    if (given[1].bound()) digits.positional(given[1]);
    if (Value result = by_method(given[0], "__round__", std::move(digits)); result.bound()) return result;
    raise_error("TypeError", "type " + given[0]->type_name() + " doesn't define __round__ method");
}

Value ordinal(Arguments& arguments) {
    expect_arguments("ord", arguments, 1, 1);
    use_data(arguments);
    const Value& value = arguments.positional()[0];
    const bool sized = is_text(value) || is_instance(value, builtin_class("bytes"));
    if (!sized) raise_error("TypeError", "ord() expected string of length 1, but " + value->type_name() + " found");
    if (value->length() != 1) {
        raise_error("TypeError",
                    "ord() expected a character, but string of length " + std::to_string(value->length()) + " found");
    }
    if (!is_text(value)) return value->item(integer(0));
    return integer(static_cast<std::int64_t>(str(value)[0]));
}

Value character(Arguments& arguments) {
    expect_arguments("chr", arguments, 1, 1);
    const std::int64_t code = index_of(arguments.positional()[0], "OverflowError");
    if (code < 0 || code > 0x10FFFF) raise_error("ValueError", "chr() arg not in range(0x110000)");
    return text(Text(1, static_cast<char32_t>(code)));
}

Value in_base(const char* name, int base, const char* prefix, Arguments& arguments) {
    expect_arguments(name, arguments, 1, 1);
    use_data(arguments);
    const Value& value = arguments.positional()[0];
    if (!is_integer(value)) {
        raise_error("TypeError", "'" + value->type_name() + "' object cannot be interpreted as an integer");
    }
    std::string digits = integer_text(value, base);
    const bool negative = digits.starts_with('-');
    return text((negative ? "-" : "") + std::string(prefix) + digits.substr(negative ? 1 : 0));
}

Value hexadecimal(Arguments& arguments) { return in_base("hex", 16, "0x", arguments); }
Value octal(Arguments& arguments) { return in_base("oct", 8, "0o", arguments); }
Value binary_digits(Arguments& arguments) { return in_base("bin", 2, "0b", arguments); }

/// What sum() of floats does since 3.12: Neumaier's compensated summation. Gives the first item that is no number.
Value sum_reals(const Value& iterator, double total, Value& item, bool& ended) {
    double compensation = 0.0;
    ended = false;
    while (true) {
        if (!next_item(iterator, item)) {
            ended = true;
            break;
        }
        double next = 0.0;
        if (const auto* number = item.as<RealObject>()) {
            next = number->value();
        } else if (const auto small = is_integer(item) ? small_integer(item) : std::nullopt) {
            total += static_cast<double>(*small);
            continue;
        } else {
            break;
        }
        const double sum = total + next;
        compensation += std::fabs(total) >= std::fabs(next) ? (total - sum) + next : (next - sum) + total;
        total = sum;
    }
    return real(compensation != 0.0 && std::isfinite(compensation) ? total + compensation : total);
}

Value sum(Arguments& arguments) {
    const auto given = named_arguments("sum", arguments, {"", "start"}, 1);
    if (!given[0].bound()) raise_error("TypeError", "sum() takes at least 1 positional argument (0 given)");
    const Value iterator = given[0]->iterate();
    Value total = given[1].bound() ? given[1] : integer(0);
    if (is_text(total)) raise_error("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
    if (is_instance(total, builtin_class("bytes"))) {
        raise_error("TypeError", "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    for (Value item; true;) {
        if (const auto* number = total.as<RealObject>()) {
            bool ended = false;
            total = sum_reals(iterator, number->value(), item, ended);
            if (ended) return total;
        } else if (!next_item(iterator, item)) {
            return total;
        }
        total = binary(Operator::add, total, item);
    }
}

constexpr NativeEntry functions[] = {
    {"abs", absolute},  {"divmod", divmod},   {"pow", power}, {"round", round},       {"ord", ordinal},
    {"chr", character}, {"hex", hexadecimal}, {"oct", octal}, {"bin", binary_digits}, {"sum", sum},
};

}  // namespace

std::span<const NativeEntry> builtin_numbers() { return functions; }

}  // namespace yieldcheck
