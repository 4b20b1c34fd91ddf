#include "protocol/construct.hpp"

#include "protocol/bytes.hpp"
#include "protocol/codec.hpp"
#include "protocol/dict.hpp"
#include "protocol/list.hpp"
#include "protocol/number.hpp"
#include "protocol/range.hpp"
#include "protocol/set.hpp"
#include "protocol/str.hpp"
#include "protocol/tuple.hpp"

namespace yieldcheck {
namespace {

/// The only argument, or unbound when there is none.
Value single(Arguments& arguments, const char* type) {
    const std::size_t given = arguments.positional().size();
    if (!arguments.keywords().empty()) raise_error("TypeError", std::string(type) + "() takes no keyword arguments");
    if (given > 1) {
        raise_error("TypeError", std::string(type) + " expected at most 1 argument, got " + std::to_string(given));
    }
    return given == 0 ? Value() : arguments.positional()[0];
}

bool is_defined_in_python(const Value& value) {
    return value->kind() == Kind::other || value->kind() == Kind::instance;
}

/// value.name() when a class of the scenario has it; unbound otherwise.
Value ask(const Value& value, std::string_view name) {
    if (!has_special_method(value, name)) return {};
    return value->call_method(name, {});
}

Value make_bool(Arguments& arguments) {
    const Value given = single(arguments, "bool");
    return boolean(given.bound() && truthy(given));
}

Value int_from_text(const Value& given, const Text& literal, int base) {
    if (auto value = parse_integer(literal, base)) return *value;
    raise_error("ValueError", "invalid literal for int() with base " + std::to_string(base) + ": " + utf8(repr(given)));
}

Value make_int(Arguments& arguments) {
    const auto given = named_arguments("int", arguments, {"x", "base"}, 1);
    if (given[1].bound()) {
        if (!given[0].bound()) raise_error("TypeError", "int() missing string argument");
        const std::int64_t base = index_of(given[1], "OverflowError");
        if (base != 0 && (base < 2 || base > 36)) raise_error("ValueError", "int() base must be >= 2 and <= 36, or 0");
        if (const auto* string = given[0].as<TextObject>()) {
            return int_from_text(given[0], string->value(), static_cast<int>(base));
        }
        if (const auto* content = given[0].as<BytesObject>()) {
            return int_from_text(given[0], Text(content->value().begin(), content->value().end()),
                                 static_cast<int>(base));
        }
        raise_error("TypeError", "int() can't convert non-string with explicit base");
    }
    const Value& value = given[0];
    if (!value.bound()) return integer(0);
    if (is_integer(value)) return value->kind() == Kind::boolean ? value->positive() : value;
    if (value->kind() == Kind::real) return value->call_method("__trunc__", {});
    if (const auto* string = value.as<TextObject>()) return int_from_text(value, string->value(), 10);
    if (const auto* content = value.as<BytesObject>()) {
        return int_from_text(value, Text(content->value().begin(), content->value().end()), 10);
    }
    for (const char* name : {"__int__", "__index__", "__trunc__"}) {
        const Value answer = ask(value, name);
        if (!answer.bound()) continue;
        if (is_integer(answer)) return answer;
        raise_error("TypeError", std::string(name) + " returned non-int (type " + answer->type_name() + ")");
    }
    raise_error("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '" +
                                 value->type_name() + "'");
}

Value make_float(Arguments& arguments) {
    const Value value = single(arguments, "float");
    if (!value.bound()) return real(0.0);
    if (value->kind() == Kind::real) return value;
    if (const auto number = as_double(value)) return real(*number);
    if (const auto* string = value.as<TextObject>()) {
        if (const auto number = parse_real(string->value())) return real(*number);
        raise_error("ValueError", "could not convert string to float: " + utf8(repr(value)));
    }
    if (const Value answer = ask(value, "__float__"); answer.bound()) {
        if (answer->kind() == Kind::real) return answer;
        raise_error("TypeError",
                    value->type_name() + ".__float__ returned non-float (type " + answer->type_name() + ")");
    }
    if (const Value answer = ask(value, "__index__"); answer.bound()) return real(*as_double(answer));
    raise_error("TypeError", "float() argument must be a string or a real number, not '" + value->type_name() + "'");
}

Value make_str(Arguments& arguments) {
    const auto given = named_arguments("str", arguments, {"object", "encoding", "errors"});
    if (!given[1].bound() && !given[2].bound()) {
        if (!given[0].bound()) return text(Text{});
        return given[0]->kind() == Kind::text ? given[0] : text(str(given[0]));
    }
    if (given[1].bound() && given[1]->kind() != Kind::text) {
        raise_error("TypeError", "str() argument 'encoding' must be str, not " + given[1]->type_name());
    }
    const auto* content = given[0].as<BytesObject>();
    if (content == nullptr) {
        if (given[0].as<TextObject>() != nullptr) raise_error("TypeError", "decoding str is not supported");
        raise_error("TypeError", "decoding to str: need a bytes-like object, " +
                                     (given[0].bound() ? given[0]->type_name() : std::string("NoneType")) + " found");
    }
    const std::string encoding = given[1].bound() ? utf8(text_argument(given[1], "str", 2)) : "utf-8";
    const std::string errors = given[2].bound() ? utf8(text_argument(given[2], "str", 3)) : "strict";
    return text(decode_bytes(content->value(), given[0], encoding, errors));
}

Value make_bytes(Arguments& arguments) {
    const auto given = named_arguments("bytes", arguments, {"source", "encoding", "errors"});
    if (!given[0].bound()) return bytes("");
    if (given[1].bound() && given[1]->kind() != Kind::text) {
        raise_error("TypeError", "bytes() argument 'encoding' must be str, not " + given[1]->type_name());
    }
    if (const auto* string = given[0].as<TextObject>()) {
        if (!given[1].bound()) raise_error("TypeError", "string argument without an encoding");
        const std::string errors = given[2].bound() ? utf8(text_argument(given[2], "bytes", 3)) : "strict";
        return bytes(encode_text(string->value(), given[0], utf8(text_argument(given[1], "bytes", 2)), errors));
    }
    if (given[1].bound()) raise_error("TypeError", "encoding without a string argument");
    if (given[0]->kind() == Kind::bytes) return given[0];
    if (is_integer(given[0])) {
        const std::int64_t count = index_of(given[0], "OverflowError");
        if (count < 0) raise_error("ValueError", "negative count");
        return bytes(std::string(static_cast<std::size_t>(count), '\0'));
    }
    Value iterator;
    try {
        iterator = given[0]->iterate();
    } catch (const Raised&) {
        if (is_defined_in_python(given[0])) throw;
        raise_error("TypeError", "cannot convert '" + given[0]->type_name() + "' object to bytes");
    }
    std::string content;
    for (const Value& item : items_of(iterator)) {
        const std::int64_t byte = index_of(item, "ValueError");
        if (byte < 0 || byte > 255) raise_error("ValueError", "bytes must be in range(0, 256)");
        content += static_cast<char>(static_cast<unsigned char>(byte));
    }
    return bytes(std::move(content));
}

Value make_list(Arguments& arguments) {
    const Value given = single(arguments, "list");
    const Value made = list();
    if (given.bound()) static_cast<ListObject&>(*made.object()).extend(given);
    return made;
}

Value make_tuple(Arguments& arguments) {
    const Value given = single(arguments, "tuple");
    if (!given.bound()) return tuple();
    return given->kind() == Kind::tuple ? given : tuple(items_of(given));
}

Value make_dict(Arguments& arguments) {
    const std::size_t given = arguments.positional().size();
    if (given > 1) raise_error("TypeError", "dict expected at most 1 argument, got " + std::to_string(given));
    const Value made = dict();
    auto& content = static_cast<DictObject&>(*made.object());
    if (given == 1) content.update(arguments.positional()[0]);
    for (const auto& [name, value] : arguments.keywords())
        content.set(text(name), value);
    return made;
}

Value make_set(Arguments& arguments) {
    const Value given = single(arguments, "set");
    const Value made = set();
    if (given.bound()) set_of(made)->update(given);
    return made;
}

Value make_frozenset(Arguments& arguments) {
    const Value given = single(arguments, "frozenset");
    if (given.bound() && given->kind() == Kind::frozenset) return given;
    const Value made = frozenset();
    if (given.bound()) set_of(made)->update(given);
    return made;
}

Value range_from(Arguments& arguments) {
    if (!arguments.keywords().empty()) raise_error("TypeError", "range() takes no keyword arguments");
    return make_range(arguments.positional());
}

Value make_slice(Arguments& arguments) {
    if (!arguments.keywords().empty()) raise_error("TypeError", "slice() takes no keyword arguments");
    auto& given = arguments.positional();
    if (given.empty()) raise_error("TypeError", "slice expected at least 1 argument, got 0");
    if (given.size() > 3) {
        raise_error("TypeError", "slice expected at most 3 arguments, got " + std::to_string(given.size()));
    }
    if (given.size() == 1) return slice(None, given[0], None);
    return slice(given[0], given[1], given.size() == 3 ? given[2] : None);
}

// ---- functions of classes
// -----------------------------------------------------------------------------------------------

Value make_translation(Arguments& arguments) {
    const auto given = named_arguments("maketrans", arguments, {"x", "y", "z"}, 3);
    const Value table = dict();
    auto& content = static_cast<DictObject&>(*table.object());
    const auto code_of = [](char32_t code) { return integer(static_cast<std::int64_t>(code)); };
    if (given[0].bound() && !given[1].bound()) {
        auto* source = given[0].as<DictObject>();
        if (source == nullptr) {
            raise_error("TypeError", "if you give only one argument to maketrans it must be a dict");
        }
        for (const auto& entry : source->entries()) {
            if (!entry.key.bound()) continue;
            const auto* letter = entry.key.as<TextObject>();
            if (letter != nullptr && letter->value().size() != 1) {
                raise_error("ValueError", "string keys in translate table must be of length 1");
            }
            content.set(letter != nullptr ? code_of(letter->value()[0]) : entry.key, entry.value);
        }
        return table;
    }
    if (!given[1].bound()) raise_error("TypeError", "maketrans expected at least 1 argument, got 0");
    const Text& from = text_argument(given[0], "maketrans", 1);
    const Text& to = text_argument(given[1], "maketrans", 2);
    if (from.size() != to.size()) {
        raise_error("ValueError", "the first two maketrans arguments must have equal length");
    }
    for (std::size_t index = 0; index < from.size(); ++index)
        content.set(code_of(from[index]), code_of(to[index]));
    if (given[2].bound()) {
        for (const char32_t code : text_argument(given[2], "maketrans", 3))
            content.set(code_of(code), None);
    }
    return table;
}

Value int_from_bytes(Arguments& arguments) {
    const auto given = named_arguments("from_bytes", arguments, {"bytes", "byteorder", "signed"});
    if (!given[0].bound()) raise_error("TypeError", "from_bytes() missing required argument 'bytes' (pos 1)");
    Arguments source{given[0]};
    const Value content = make_bytes(source);
    std::string value = content.as<BytesObject>()->value();
    const Text order = given[1].bound() ? text_argument(given[1], "from_bytes", 2) : Text(U"big");
    if (order != U"little" && order != U"big") raise_error("ValueError", "byteorder must be either 'little' or 'big'");
    if (order == U"little") value = std::string(value.rbegin(), value.rend());
    return integer(BigInteger::from_bytes(value, given[2].bound() && truthy(given[2])));
}

Value bytes_from_hex_text(Arguments& arguments) {
    const Value given = single(arguments, "fromhex");
    const auto content = bytes_from_hex(text_argument(given.bound() ? given : None, "fromhex", 1));
    if (!content) raise_error("ValueError", "non-hexadecimal number found in fromhex() arg");
    return bytes(*content);
}

struct Entry {
    std::string_view name;
    Constructor function;
};

constexpr Entry constructors[] = {
    {"bool", make_bool},   {"int", make_int},
    {"float", make_float}, {"str", make_str},
    {"bytes", make_bytes}, {"list", make_list},
    {"tuple", make_tuple}, {"dict", make_dict},
    {"set", make_set},     {"frozenset", make_frozenset},
    {"range", range_from}, {"slice", make_slice},
};

constexpr Entry class_functions[] = {
    {"dict.fromkeys", dict_from_keys},
    {"str.maketrans", make_translation},
    {"int.from_bytes", int_from_bytes},
    {"bytes.fromhex", bytes_from_hex_text},
};

Constructor find(std::span<const Entry> entries, std::string_view name) {
    for (const Entry& entry : entries) {
        if (entry.name == name) return entry.function;
    }
    return nullptr;
}

}  // namespace

Constructor find_constructor(std::string_view type) { return find(constructors, type); }

Constructor find_class_function(std::string_view type, std::string_view name) {
    return find(class_functions, std::string(type) + "." + std::string(name));
}

}  // namespace yieldcheck
