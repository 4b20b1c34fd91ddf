// What int(...), list(...) and the other built-in classes make when they are called.
#include "harness/runtime/instance.hpp"
#include "harness/runtime/native.hpp"
#include "protocol/range.hpp"
#include "protocol/sequence.hpp"
#include "protocol/str.hpp"

#include <cmath>

namespace yieldcheck {
namespace {

Value by_method(const Value& object, const char* name) {
    const Value method = class_of(object).find_override(name);
    return method.bound() ? call_attribute(method, object, {}) : Value();
}

bool is_bytes(const Value& value) { return is(value->type(), builtin_class("bytes")); }

Value integer_from_text(const Value& source, const Value& base_given) {
    const std::int64_t base = base_given.bound() ? index_of(base_given) : 10;
    if (base != 0 && (base < 2 || base > 36)) raise_error("ValueError", "int() base must be >= 2 and <= 36, or 0");
    const Value written = is_bytes(source) ? source->call_method("decode", {text("latin-1")}) : source;
    if (const auto parsed = parse_integer(str(written), static_cast<int>(base))) return *parsed;
    raise_error("ValueError", "invalid literal for int() with base " + std::to_string(base) + ": " + utf8(repr(source)));
}

Value make_integer(const Value&, Arguments& arguments) {
    const auto given = named_arguments("int", arguments, {"", "base"}, 1);
    if (!given[0].bound()) {
        if (given[1].bound()) raise_error("TypeError", "int() missing string argument");
        return integer(0);
    }
    const Value& source = given[0];
    if (is_text(source) || is_bytes(source)) return integer_from_text(source, given[1]);
    if (given[1].bound()) raise_error("TypeError", "int() can't convert non-string with explicit base");
    if (const auto* number = source.as<RealObject>()) {
        if (std::isnan(number->value())) raise_error("ValueError", "cannot convert float NaN to integer");
        if (std::isinf(number->value())) raise_error("OverflowError", "cannot convert float infinity to integer");
        return integer(BigInteger::truncated(number->value()));
    }
    if (is_integer(source)) return source->positive();
    for (const char* method : {"__int__", "__index__"}) {
        Value result = by_method(source, method);
        if (!result.bound()) continue;
        if (is_integer(result)) return result;
        raise_error("TypeError", std::string(method) + " returned non-int (type " + result->type_name() + ")");
    }
    raise_error("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '" +
                                 source->type_name() + "'");
}

Value make_real(const Value&, Arguments& arguments) {
    expect_arguments("float", arguments, 0, 1);
    if (arguments.positional().empty()) return real(0.0);
    const Value& source = arguments.positional()[0];
    if (const auto number = as_double(source)) return real(*number);
    if (is_text(source)) {
        if (const auto parsed = parse_real(str(source))) return real(*parsed);
        raise_error("ValueError", "could not convert string to float: " + utf8(repr(source)));
    }
    if (const Value result = by_method(source, "__float__"); result.bound()) {
        if (result.as<RealObject>() != nullptr) return result;
        raise_error("TypeError", source->type_name() + ".__float__ returned non-float (type " + result->type_name() + ")");
    }
    if (const Value result = by_method(source, "__index__"); result.bound()) {
        if (const auto number = as_double(result)) return real(*number);
    }
    raise_error("TypeError", "float() argument must be a string or a real number, not '" + source->type_name() + "'");
}

Value make_boolean(const Value&, Arguments& arguments) {
    expect_arguments("bool", arguments, 0, 1);
    return boolean(!arguments.positional().empty() && truthy(arguments.positional()[0]));
}

Value make_text(const Value&, Arguments& arguments) {
    auto given = named_arguments("str", arguments, {"object", "encoding", "errors"});
    if (!given[0].bound()) return text("");
    if (!given[1].bound() && !given[2].bound()) return is(given[0]->type(), builtin_class("str")) ? given[0] : text(str(given[0]));
    if (is_text(given[0])) raise_error("TypeError", "decoding str is not supported");
    if (!is_bytes(given[0])) {
        raise_error("TypeError", "decoding to str: need a bytes-like object, " + given[0]->type_name() + " found");
    }
    Arguments how{given[1].bound() ? given[1] : text("utf-8")};
    if (given[2].bound()) how.positional(given[2]);
    return given[0]->call_method("decode", std::move(how));
}

Value make_bytes(const Value&, Arguments& arguments) {
    const auto given = named_arguments("bytes", arguments, {"source", "encoding", "errors"});
    if (!given[0].bound()) return bytes("");
    if (is_text(given[0])) {
        if (!given[1].bound()) raise_error("TypeError", "string argument without an encoding");
        return given[0]->call_method("encode", {given[1]});
    }
    if (is_bytes(given[0])) return given[0];
    if (is_integer(given[0])) {
        const std::int64_t count = index_of(given[0]);
        if (count < 0) raise_error("ValueError", "negative count");
        return bytes(std::string(static_cast<std::size_t>(count), '\0'));
    }
    std::string content;
    for (const Value& item : items_of(given[0])) {
        const std::int64_t value = index_of(item);
        if (value < 0 || value > 255) raise_error("ValueError", "bytes must be in range(0, 256)");
        content += static_cast<char>(value);
    }
    return bytes(std::move(content));
}

/// The items of the only argument, if there is one.
std::vector<Value> items_argument(const char* name, Arguments& arguments) {
    expect_arguments(name, arguments, 0, 1);
    return arguments.positional().empty() ? std::vector<Value>() : items_of(arguments.positional()[0]);
}

Value make_list(const Value&, Arguments& arguments) { return list(items_argument("list", arguments)); }
Value make_set(const Value&, Arguments& arguments) { return set(items_argument("set", arguments)); }

Value make_tuple(const Value&, Arguments& arguments) {
    const auto& given = arguments.positional();
    if (given.size() == 1 && is(given[0]->type(), builtin_class("tuple"))) return given[0];
    return tuple(items_argument("tuple", arguments));
}

Value make_frozenset(const Value&, Arguments& arguments) {
    const auto& given = arguments.positional();
    if (given.size() == 1 && is(given[0]->type(), builtin_class("frozenset"))) return given[0];
    return frozenset(items_argument("frozenset", arguments));
}

Value make_dict(const Value&, Arguments& arguments) {
    Value made = dict();
    if (arguments.positional().size() > 1) {
        raise_error("TypeError", "dict expected at most 1 argument, got " + std::to_string(arguments.positional().size()));
    }
    made->call_method("update", std::move(arguments));
    return made;
}

Value make_range_object(const Value&, Arguments& arguments) {
    expect_arguments("range", arguments, 1, 3);
    return make_range(arguments.positional());
}

Value make_slice(const Value&, Arguments& arguments) {
    expect_arguments("slice", arguments, 1, 3);
    const auto& given = arguments.positional();
    if (given.size() == 1) return slice(None, given[0], None);
    return slice(given[0], given[1], given.size() == 3 ? given[2] : None);
}

Value make_type(const Value&, Arguments& arguments) {
    const auto& given = arguments.positional();
    if (given.size() == 1 && arguments.keywords().empty()) return given[0]->type();
    if (given.size() != 3) raise_error("TypeError", "type() takes 1 or 3 arguments");
    if (!is_text(given[0])) raise_error("TypeError", "type.__new__() argument 1 must be str, not " + given[0]->type_name());
    Attributes attributes;
    attributes.set("__module__", text("scenario"));
    for (const Value& key : items_of(given[2])) attributes.set(utf8(str(key)), given[2]->item(key));
    return make_user_class(utf8(str(given[0])), items_of(given[1]), std::move(attributes));
}

Value make_none(const Value&, Arguments& arguments) {
    if (!arguments.positional().empty()) raise_error("TypeError", "NoneType takes no arguments");
    return None;
}

}  // namespace

void register_builtin_types() {
    set_native("int", {make_integer});
    set_native("float", {make_real});
    set_native("bool", {make_boolean});
    set_native("str", {make_text});
    set_native("bytes", {make_bytes});
    set_native("list", {make_list});
    set_native("tuple", {make_tuple});
    set_native("set", {make_set});
    set_native("frozenset", {make_frozenset});
    set_native("dict", {make_dict});
    set_native("range", {make_range_object});
    set_native("slice", {make_slice});
    set_native("type", {make_type});
    set_native("NoneType", {make_none});
}

}  // namespace yieldcheck
