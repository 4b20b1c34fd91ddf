// Numbers: bool, int and float, and the questions that other types ask of them.
#pragma once

#include "protocol/big_integer.hpp"
#include "protocol/methods.hpp"

#include <optional>

namespace yieldcheck {

class BooleanObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::boolean;

    explicit BooleanObject(bool value) : BuiltinObject(tag), value_(value) {}
    bool value() const noexcept { return value_; }

    Text repr() override;
    Text format(const Text& specification) override;
    bool truth() override { return value_; }
    std::size_t hash() override { return value_ ? 1 : 0; }
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    Value negative() override;
    Value positive() override;
    Value invert() override;

protected:
    const BuiltinType& builtin_type() const override;

private:
    bool value_;
};

/// An int: 64 bits, or any size where these do not suffice.
class IntegerObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::integer;

    explicit IntegerObject(std::int64_t value) : BuiltinObject(tag), small_(value) {}
    explicit IntegerObject(BigInteger value)
        : BuiltinObject(tag), big_(std::make_unique<BigInteger>(std::move(value))) {}

    const BigInteger* big() const noexcept { return big_.get(); }  // null: small() has it
    std::int64_t small() const noexcept { return small_; }

    Text repr() override;
    Text format(const Text& specification) override;
    bool truth() override { return big_ != nullptr || small_ != 0; }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    Value negative() override;
    Value positive() override;
    Value invert() override;

protected:
    const BuiltinType& builtin_type() const override;

private:
    std::int64_t small_ = 0;
    std::unique_ptr<BigInteger> big_;
};

class RealObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::real;

    explicit RealObject(double value) : BuiltinObject(tag), value_(value) {}
    double value() const noexcept { return value_; }

    Text repr() override;
    Text format(const Text& specification) override;
    bool truth() override { return value_ != 0.0; }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    Value negative() override;
    Value positive() override;

protected:
    const BuiltinType& builtin_type() const override;

private:
    double value_;
};

/// int or bool.
inline bool is_integer(const Value& value) noexcept {
    return value.bound() && (value->kind() == Kind::integer || value->kind() == Kind::boolean);
}
/// The value of an int or bool that fits.
std::optional<std::int64_t> small_integer(const Value& value) noexcept;
/// The value of an int or bool.
BigInteger big_integer(const Value& value);
Value integer(BigInteger value);

/// The value of a float, int or bool as a double; nothing for other types. OverflowError for an int that is too large.
std::optional<double> as_double(const Value& value);

/// repr() of a float: the shortest decimal that reads back as the same number.
std::string float_repr(double value);
std::uint64_t float_hash(double value);  // of a value that is not NaN

/// Both operands are int or bool.
Value integer_binary(Operator operation, const Value& left, const Value& right);
Value integer_power_modulo(const Value& base, const Value& exponent, const Value& modulus);
Value integer_compare(Comparison comparison, const Value& left, const Value& right);
Value real_binary(Operator operation, double left, double right);
Value ordered(Comparison comparison, int order);  // order: <0, 0, >0

/// (left // right, left % right), for divmod(); NotImplemented unless both are numbers.
Value divide_with_remainder(const Value& left, const Value& right);

/// int(text, base) and float(text) of what a program wrote; nothing when it is no such literal. `base` 0 reads the
/// prefix.
std::optional<Value> parse_integer(const Text& text, int base);
std::optional<double> parse_real(const Text& text);
std::string integer_text(const Value& value, int base = 10);  // ValueError beyond 4300 decimal digits

std::span<const Method> integer_methods();
std::span<const Method> real_methods();

}  // namespace yieldcheck
