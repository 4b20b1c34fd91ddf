// operator and math.
#include "harness/body.hpp"
#include "harness/runtime/modules.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace yieldcheck {
namespace {

// ---- operator
// ---------------------------------------------------------------------------------------------------------

template <Value (*operation)(const Value&, const Value&)>
Value on_two(Arguments& arguments) {
    expect_arguments("operator", arguments, 2, 2);
    return operation(arguments.positional()[0], arguments.positional()[1]);
}

template <Value (*operation)(const Value&)>
Value on_one(Arguments& arguments) {
    expect_arguments("operator", arguments, 1, 1);
    return operation(arguments.positional()[0]);
}

Value same(const Value& left, const Value& right) { return boolean(is(left, right)); }
Value not_same(const Value& left, const Value& right) { return boolean(!is(left, right)); }
Value has(const Value& container, const Value& wanted) { return boolean(contains(container, wanted)); }
Value truth(const Value& value) { return boolean(truthy(value)); }

Value setitem(Arguments& arguments) {
    expect_arguments("setitem", arguments, 3, 3);
    auto& given = arguments.positional();
    given[0]->set_item(given[1], std::move(given[2]));
    return None;
}

Value delitem(Arguments& arguments) {
    expect_arguments("delitem", arguments, 2, 2);
    arguments.positional()[0]->delete_item(arguments.positional()[1]);
    return None;
}

/// itemgetter, attrgetter and methodcaller: what they were made with, applied to an object.
class Getter final : public Object {
public:
    using Apply = Value (*)(const Value& object, const Arguments& made_with);
    Getter(const char* class_name, Arguments made_with, Apply apply)
        : class_(builtin_class(class_name)), made_with_(std::move(made_with)), apply_(apply) {}

    Value type() const override { return class_; }
    bool callable() const override { return true; }
    Value call(Arguments arguments) override {
        expect_arguments(type_name(), arguments, 1, 1);
        const Value self(this);
        return apply_(arguments.positional()[0], made_with_);
    }
    void clear() noexcept override { const Arguments old = std::exchange(made_with_, {}); }

private:
    const Value& class_;
    Arguments made_with_;
    Apply apply_;
};

/// One result, or a tuple of them.
template <class Look>
Value each(const Arguments& made_with, Look look) {
    std::vector<Value> results;
    for (const Value& key : made_with.positional())
        results.push_back(look(key));
    return results.size() == 1 ? results.front() : tuple(std::move(results));
}

Value dotted(Value object, const std::string& path) {
    std::size_t begin = 0;
    while (true) {
        const std::size_t dot = path.find('.', begin);
        object = attribute(object, path.substr(begin, dot == std::string::npos ? dot : dot - begin));
        if (dot == std::string::npos) return object;
        begin = dot + 1;
    }
}

Value make_item_getter(const Value&, Arguments& arguments) {
    if (arguments.positional().empty()) raise_error("TypeError", "itemgetter expected 1 argument, got 0");
    return Value(new Getter("operator.itemgetter", arguments, [](const Value& object, const Arguments& keys) {
        return each(keys, [&](const Value& key) { return object->item(key); });
    }));
}

Value make_attribute_getter(const Value&, Arguments& arguments) {
    if (arguments.positional().empty()) raise_error("TypeError", "attrgetter expected 1 argument, got 0");
    return Value(new Getter("operator.attrgetter", arguments, [](const Value& object, const Arguments& names) {
        return each(names, [&](const Value& name) { return dotted(object, utf8(str(name))); });
    }));
}

Value make_method_caller(const Value&, Arguments& arguments) {
    if (arguments.positional().empty())
        raise_error("TypeError", "methodcaller needs at least one argument, the method name");
    return Value(new Getter("operator.methodcaller", arguments, [](const Value& object, const Arguments& made_with) {
        Arguments given = made_with;
        const std::string name = utf8(str(given.positional().front()));
        given.positional().erase(given.positional().begin());
        return object->call_method(name, std::move(given));
    }));
}

constexpr NativeEntry operators[] = {
    {"add", on_two<add>},
    {"sub", on_two<subtract>},
    {"mul", on_two<multiply>},
    {"truediv", on_two<divide>},
    {"floordiv", on_two<floor_divide>},
    {"mod", on_two<modulo>},
    {"pow", on_two<power>},
    {"matmul", on_two<matrix_multiply>},
    {"lshift", on_two<left_shift>},
    {"rshift", on_two<right_shift>},
    {"and_", on_two<bit_and>},
    {"or_", on_two<bit_or>},
    {"xor", on_two<bit_xor>},
    {"concat", on_two<add>},
    {"lt", on_two<less>},
    {"le", on_two<less_equal>},
    {"eq", on_two<equals>},
    {"ne", on_two<differs>},
    {"ge", on_two<greater_equal>},
    {"gt", on_two<greater>},
    {"is_", on_two<same>},
    {"is_not", on_two<not_same>},
    {"contains", on_two<has>},
    {"getitem", on_two<item>},
    {"neg", on_one<negative>},
    {"pos", on_one<positive>},
    {"invert", on_one<invert>},
    {"not_", on_one<negation>},
    {"truth", on_one<truth>},
    {"setitem", setitem},
    {"delitem", delitem},
};

// ---- math
// -------------------------------------------------------------------------------------------------------------

double number(const Value& value) {
    if (const auto converted = as_double(value)) return *converted;
    if (const Value method = find_special_method(value, "__float__"); method.bound()) {
        if (const auto converted = as_double(method->call({}))) return *converted;
    }
    raise_error("TypeError", "must be real number, not " + value->type_name());
}

double degrees(double angle) { return angle * (180.0 / std::numbers::pi); }
double radians(double angle) { return angle * (std::numbers::pi / 180.0); }

template <double (*function)(double)>
Value on_real(Arguments& arguments) {
    expect_arguments("math function", arguments, 1, 1);
    const double argument = number(arguments.positional()[0]);
    const double result = function(argument);
    if (std::isnan(result) && !std::isnan(argument)) raise_error("ValueError", "math domain error");
    if (std::isinf(result) && std::isfinite(argument)) raise_error("OverflowError", "math range error");
    return real(result);
}

template <double (*function)(double)>
Value to_whole(Arguments& arguments) {
    expect_arguments("math function", arguments, 1, 1);
    const Value& value = arguments.positional()[0];
    if (is_integer(value)) return value->positive();
    const double argument = number(value);
    if (std::isnan(argument)) raise_error("ValueError", "cannot convert float NaN to integer");
    if (std::isinf(argument)) raise_error("OverflowError", "cannot convert float infinity to integer");
    return integer(BigInteger::truncated(function(argument)));
}

BigInteger whole(const Value& value) {
    if (!is_integer(value)) {
        raise_error("TypeError", "'" + value->type_name() + "' object cannot be interpreted as an integer");
    }
    return big_integer(value);
}

BigInteger magnitude(BigInteger value) { return value.sign() < 0 ? -value : value; }

BigInteger common_divisor(BigInteger left, BigInteger right) {
    while (right.sign() != 0) {
        BigInteger rest = divide_floor(left, right).remainder;
        left = std::exchange(right, std::move(rest));
    }
    return magnitude(std::move(left));
}

Value gcd(Arguments& arguments) {
    BigInteger result = 0;
    for (const Value& value : arguments.positional())
        result = common_divisor(std::move(result), whole(value));
    return integer(std::move(result));
}

Value lcm(Arguments& arguments) {
    BigInteger result = 1;
    for (const Value& value : arguments.positional()) {
        const BigInteger next = magnitude(whole(value));
        if (next.sign() == 0) return integer(0);
        result = divide_floor(result * next, common_divisor(result, next)).quotient;
    }
    return integer(std::move(result));
}

Value factorial(Arguments& arguments) {
    expect_arguments("factorial", arguments, 1, 1);
    const auto count = whole(arguments.positional()[0]).to_int64();
    if (!count || *count > 100000) throw OutsideSubset{"the factorial of so large a number is outside the subset"};
    if (*count < 0) raise_error("ValueError", "factorial() not defined for negative values");
    BigInteger result = 1;
    for (std::int64_t factor = 2; factor <= *count; ++factor)
        result = result * BigInteger(factor);
    return integer(std::move(result));
}

/// n! / (n - k)!, or divided by k! as well.
Value choose(const char* name, bool ordered, Arguments& arguments) {
    expect_arguments(name, arguments, ordered ? 1 : 2, 2);
    const auto& given = arguments.positional();
    const auto count = whole(given[0]).to_int64();
    const auto taken = given.size() == 2 && !is(given[1], None) ? whole(given[1]).to_int64() : count;
    if (!count || !taken || *taken > 100000)
        throw OutsideSubset{std::string(name) + "() of so large a number is outside the subset"};
    if (*count < 0) raise_error("ValueError", "n must be a non-negative integer");
    if (*taken < 0) raise_error("ValueError", "k must be a non-negative integer");
    if (*taken > *count) return integer(0);
    BigInteger result = 1;
    for (std::int64_t index = 0; index < *taken; ++index) {
        result = result * BigInteger(*count - index);
        if (!ordered) result = divide_floor(result, BigInteger(index + 1)).quotient;
    }
    return integer(std::move(result));
}

Value comb(Arguments& arguments) { return choose("comb", false, arguments); }
Value perm(Arguments& arguments) { return choose("perm", true, arguments); }

/// Newton's method on integers.
Value isqrt(Arguments& arguments) {
    expect_arguments("isqrt", arguments, 1, 1);
    const BigInteger value = whole(arguments.positional()[0]);
    if (value.sign() < 0) raise_error("ValueError", "isqrt() argument must be nonnegative");
    if (value.sign() == 0) return integer(0);
    BigInteger root = BigInteger(1) << (value.bit_length() / 2 + 1);
    while (true) {
        BigInteger next = (root + divide_floor(value, root).quotient) >> 1;
        if (next >= root) return integer(std::move(root));
        root = std::move(next);
    }
}

Value logarithm(Arguments& arguments) {
    expect_arguments("log", arguments, 1, 2);
    const auto& given = arguments.positional();
    const double argument = number(given[0]);
    const double base = given.size() == 2 ? number(given[1]) : 0.0;
    if (argument <= 0.0 || (given.size() == 2 && base <= 0.0)) raise_error("ValueError", "math domain error");
    if (given.size() == 1) return real(std::log(argument));
    if (base == 1.0) raise_error("ZeroDivisionError", "division by zero");
    return real(std::log(argument) / std::log(base));
}

Value power_of(Arguments& arguments) {
    expect_arguments("pow", arguments, 2, 2);
    const double base = number(arguments.positional()[0]);
    const double exponent = number(arguments.positional()[1]);
    const double result = std::pow(base, exponent);
    const bool finite = std::isfinite(base) && std::isfinite(exponent);
    if (finite && (std::isnan(result) || (std::isinf(result) && base == 0.0)))
        raise_error("ValueError", "math domain error");
    if (finite && std::isinf(result)) raise_error("OverflowError", "math range error");
    return real(result);
}

Value product(Arguments& arguments) {
    const Value start = take_keyword(arguments, "start");
    expect_arguments("prod", arguments, 1, 1);
    Value result = start.bound() ? start : integer(1);
    for (const Value& factor : items_of(arguments.positional()[0]))
        result = binary(Operator::multiply, result, factor);
    return result;
}

template <bool (*question)(double)>
Value ask(Arguments& arguments) {
    expect_arguments("math function", arguments, 1, 1);
    return boolean(question(number(arguments.positional()[0])));
}

bool is_nan(double value) { return std::isnan(value); }
bool is_infinite(double value) { return std::isinf(value); }
bool is_finite(double value) { return std::isfinite(value); }

constexpr NativeEntry math_functions[] = {
    {"sqrt", on_real<std::sqrt>},
    {"exp", on_real<std::exp>},
    {"sin", on_real<std::sin>},
    {"cos", on_real<std::cos>},
    {"tan", on_real<std::tan>},
    {"asin", on_real<std::asin>},
    {"acos", on_real<std::acos>},
    {"atan", on_real<std::atan>},
    {"sinh", on_real<std::sinh>},
    {"cosh", on_real<std::cosh>},
    {"tanh", on_real<std::tanh>},
    {"degrees", on_real<degrees>},
    {"radians", on_real<radians>},
    {"fabs", on_real<std::fabs>},
    {"floor", to_whole<std::floor>},
    {"ceil", to_whole<std::ceil>},
    {"trunc", to_whole<std::trunc>},
    {"gcd", gcd},
    {"lcm", lcm},
    {"factorial", factorial},
    {"comb", comb},
    {"perm", perm},
    {"isqrt", isqrt},
    {"log", logarithm},
    {"pow", power_of},
    {"prod", product},
    {"isnan", ask<is_nan>},
    {"isinf", ask<is_infinite>},
    {"isfinite", ask<is_finite>},
};

template <double (*function)(double)>
Value log_of_base(Arguments& arguments) {
    expect_arguments("math function", arguments, 1, 1);
    const double argument = number(arguments.positional()[0]);
    if (argument <= 0.0) raise_error("ValueError", "math domain error");
    return real(function(argument));
}

}  // namespace

void register_operator() {
    set_native("operator.itemgetter", {make_item_getter});
    set_native("operator.attrgetter", {make_attribute_getter});
    set_native("operator.methodcaller", {make_method_caller});
    ModuleObject& module = add_module("operator");
    module.add(operators);
    for (const char* name : {"itemgetter", "attrgetter", "methodcaller"}) {
        module.add(name, builtin_class(std::string("operator.") + name));
    }
}

void register_math() {
    ModuleObject& module = add_module("math");
    module.add(math_functions);
    module.add("log2", native_function("log2", log_of_base<std::log2>));
    module.add("log10", native_function("log10", log_of_base<std::log10>));
    module.add("pi", real(std::numbers::pi));
    module.add("e", real(std::numbers::e));
    module.add("tau", real(2.0 * std::numbers::pi));
    module.add("inf", real(std::numeric_limits<double>::infinity()));
    module.add("nan", real(std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace yieldcheck
