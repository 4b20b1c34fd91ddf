// Built-in functions about objects, attributes and iteration.
#include "harness/log.hpp"
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/native.hpp"
#include "protocol/list.hpp"
#include "protocol/str.hpp"

namespace yieldcheck {

Value try_attribute(const Value& object, std::string_view name) {
    try {
        return object->find_attribute(name);
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "AttributeError")) throw;
        return {};
    }
}

Value find_special_method(const Value& object, std::string_view name) {
    const Value its_class = object->type();
    if (its_class.as<ClassObject>()->builtin()) return object->find_attribute(name);
    const Value method = its_class.as<ClassObject>()->lookup(name);
    return method.bound() ? bind_attribute(method, object, its_class) : Value();
}

Value next_of(const Value& iterator) {
    if (!iterator->is_iterator()) raise_error("TypeError", "'" + iterator->type_name() + "' object is not an iterator");
    // The exception that __next__ raises is the one that the caller gets: its class and its identity count.
    if (const Value method = class_of(iterator).find_override("__next__"); method.bound()) {
        return call_attribute(method, iterator, {});
    }
    Advance step = iterator->advance();
    if (!step.ended) return std::move(step.value);
    std::vector<Value> arguments;
    if (step.value.bound() && !is(step.value, None)) arguments.push_back(std::move(step.value));
    raise_exception(make_exception("StopIteration", std::move(arguments)));
}

namespace {

std::string attribute_name(const Value& name) {
    if (!is_text(name)) raise_error("TypeError", "attribute name must be string, not '" + name->type_name() + "'");
    return utf8(str(plain_data(name)));
}

Text separator(Arguments& arguments, const char* name, const char32_t* otherwise) {
    const Value given = take_keyword(arguments, name);
    if (!given.bound() || is(given, None)) return otherwise;
    if (!is_text(given)) {
        raise_error("TypeError", std::string(name) + " must be None or a string, not " + given->type_name());
    }
    return str(given);
}

Value print(Arguments& arguments) {
    const Text between = separator(arguments, "sep", U" ");
    const Text end = separator(arguments, "end", U"\n");
    if (const Value file = take_keyword(arguments, "file"); file.bound() && !is(file, None)) {
        throw OutsideSubset{"print(..., file=...) is outside the subset; print goes to the log"};
    }
    take_keyword(arguments, "flush");
    expect_no_keywords("print", arguments);
    Text line;
    bool first = true;
    for (const Value& value : arguments.positional()) {
        if (!std::exchange(first, false)) line += between;
        line += str(value);
    }
    line += end;
    if (!line.empty() && line.back() == U'\n') line.pop_back();  // one entry of the log for each call
    log().text(line);
    return None;
}

Value next(Arguments& arguments) {
    expect_arguments("next", arguments, 1, 2);
    const auto& given = arguments.positional();
    if (given.size() == 1) return next_of(given[0]);
    try {
        return next_of(given[0]);
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "StopIteration")) throw;
        return given[1];
    }
}

/// iter(function, sentinel).
class CallIterator final : public NativeIterator {
public:
    CallIterator(Value function, Value sentinel)
        : NativeIterator("callable_iterator"), function_(std::move(function)), sentinel_(std::move(sentinel)) {}

    Advance advance() override {
        if (!function_.bound()) return {None, true};
        try {
            Value result = Value(function_)->call({});
            if (!equal(sentinel_, result)) return {std::move(result), false};
        } catch (const Raised& raised) {
            if (!is_a(raised.exception, "StopIteration")) throw;
        }
        clear();
        return {None, true};
    }
    void clear() noexcept override {
        const Value function = std::move(function_);
        const Value sentinel = std::move(sentinel_);
    }

private:
    Value function_, sentinel_;
};

Value iter(Arguments& arguments) {
    expect_arguments("iter", arguments, 1, 2);
    const auto& given = arguments.positional();
    if (given.size() == 1) return given[0]->iterate();
    if (!given[0]->callable()) raise_error("TypeError", "iter(v, w): v must be callable");
    return Value(new CallIterator(given[0], given[1]));
}

Value length(Arguments& arguments) {
    expect_arguments("len", arguments, 1, 1);
    return integer(static_cast<std::int64_t>(arguments.positional()[0]->length()));
}

Value representation(Arguments& arguments) {
    expect_arguments("repr", arguments, 1, 1);
    return text(repr(arguments.positional()[0]));
}

Value ascii(Arguments& arguments) {
    expect_arguments("ascii", arguments, 1, 1);
    return text(escape_non_ascii(repr(arguments.positional()[0])));
}

Value format(Arguments& arguments) {
    expect_arguments("format", arguments, 1, 2);
    const auto& given = arguments.positional();
    if (given.size() == 2 && !is_text(given[1])) {
        raise_error("TypeError", "format() argument 2 must be str, not " + given[1]->type_name());
    }
    return text(given[0]->format(given.size() == 2 ? str(given[1]) : Text()));
}

Value isinstance(Arguments& arguments) {
    expect_arguments("isinstance", arguments, 2, 2);
    return boolean(is_instance(arguments.positional()[0], arguments.positional()[1]));
}

bool is_subclass_of_any(const Value& candidate, const Value& bases) {
    if (bases.as<ClassObject>() != nullptr) return is_subclass(candidate, bases);
    if (!is(bases->type(), builtin_class("tuple"))) {
        raise_error("TypeError", "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    for (const Value& base : items_of(bases)) {
        if (is_subclass_of_any(candidate, base)) return true;
    }
    return false;
}

Value issubclass(Arguments& arguments) {
    expect_arguments("issubclass", arguments, 2, 2);
    const auto& given = arguments.positional();
    if (given[0].as<ClassObject>() == nullptr) raise_error("TypeError", "issubclass() arg 1 must be a class");
    return boolean(is_subclass_of_any(given[0], given[1]));
}

Value callable(Arguments& arguments) {
    expect_arguments("callable", arguments, 1, 1);
    return boolean(arguments.positional()[0]->callable());
}

Value getattr(Arguments& arguments) {
    expect_arguments("getattr", arguments, 2, 3);
    const auto& given = arguments.positional();
    const std::string name = attribute_name(given[1]);
    if (given.size() == 2) return attribute(given[0], name);
    Value found = try_attribute(given[0], name);
    return found.bound() ? found : given[2];
}

Value setattr(Arguments& arguments) {
    expect_arguments("setattr", arguments, 3, 3);
    auto& given = arguments.positional();
    const std::string name = attribute_name(given[1]);
    given[0]->set_attribute(name, std::move(given[2]));
    return None;
}

Value hasattr(Arguments& arguments) {
    expect_arguments("hasattr", arguments, 2, 2);
    const auto& given = arguments.positional();
    return boolean(try_attribute(given[0], attribute_name(given[1])).bound());
}

Value delattr(Arguments& arguments) {
    expect_arguments("delattr", arguments, 2, 2);
    const auto& given = arguments.positional();
    given[0]->delete_attribute(attribute_name(given[1]));
    return None;
}

Value vars(Arguments& arguments) {
    expect_arguments("vars", arguments, 0, 1);
    if (arguments.positional().empty()) throw OutsideSubset{"vars() without an argument is outside the subset"};
    Value found = try_attribute(arguments.positional()[0], "__dict__");
    if (!found.bound()) raise_error("TypeError", "vars() argument must have __dict__ attribute");
    return found;
}

Value identity(Arguments& arguments) {
    expect_arguments("id", arguments, 1, 1);
    return integer(static_cast<std::int64_t>(arguments.positional()[0]->serial()));
}

Value hash(Arguments& arguments) {
    expect_arguments("hash", arguments, 1, 1);
    return integer(static_cast<std::int64_t>(arguments.positional()[0]->hash()));
}

Value sorted(Arguments& arguments) {
    const Value key = take_keyword(arguments, "key");
    const Value reverse = take_keyword(arguments, "reverse");
    expect_no_keywords("sorted", arguments);
    if (arguments.positional().size() != 1) {
        raise_error("TypeError", "sorted expected 1 argument, got " + std::to_string(arguments.positional().size()));
    }
    Value items = list(items_of(arguments.positional()[0]));
    items.as<ListObject>()->sort(key, reverse.bound() && truthy(reverse));
    return items;
}

Value any(Arguments& arguments) {
    expect_arguments("any", arguments, 1, 1);
    const Value iterator = arguments.positional()[0]->iterate();
    for (Value item; next_item(iterator, item);) {
        if (truthy(item)) return True;
    }
    return False;
}

Value all(Arguments& arguments) {
    expect_arguments("all", arguments, 1, 1);
    const Value iterator = arguments.positional()[0]->iterate();
    for (Value item; next_item(iterator, item);) {
        if (!truthy(item)) return False;
    }
    return True;
}

/// min and max: the first item that no other one goes before.
Value extreme(const char* name, Comparison comparison, Arguments& arguments) {
    const Value key = take_keyword(arguments, "key");
    const Value otherwise = take_keyword(arguments, "default");
    expect_no_keywords(name, arguments);
    const auto& given = arguments.positional();
    if (given.empty()) raise_error("TypeError", std::string(name) + " expected at least 1 argument, got 0");
    if (given.size() > 1 && otherwise.bound()) {
        raise_error("TypeError",
                    "Cannot specify a default for " + std::string(name) + "() with multiple positional arguments");
    }
    const Value iterator = (given.size() > 1 ? tuple(given) : given[0])->iterate();
    const bool by_key = key.bound() && !is(key, None);
    Value best, best_key;
    for (Value item; next_item(iterator, item);) {
        Value item_key = by_key ? key->call({item}) : item;
        if (best.bound() && !truthy(compare(comparison, item_key, best_key))) continue;
        best = std::move(item);
        best_key = std::move(item_key);
    }
    if (best.bound()) return best;
    if (otherwise.bound()) return otherwise;
    raise_error("ValueError", std::string(name) + "() iterable argument is empty");
}

Value min(Arguments& arguments) { return extreme("min", Comparison::less, arguments); }
Value max(Arguments& arguments) { return extreme("max", Comparison::greater, arguments); }

constexpr NativeEntry functions[] = {
    {"print", print},
    {"next", next},
    {"iter", iter},
    {"len", length},
    {"repr", representation},
    {"ascii", ascii},
    {"format", format},
    {"isinstance", isinstance},
    {"issubclass", issubclass},
    {"callable", callable},
    {"getattr", getattr},
    {"setattr", setattr},
    {"hasattr", hasattr},
    {"delattr", delattr},
    {"vars", vars},
    {"id", identity},
    {"hash", hash},
    {"sorted", sorted},
    {"any", any},
    {"all", all},
    {"min", min},
    {"max", max},
};

}  // namespace

std::span<const NativeEntry> builtin_functions() { return functions; }

}  // namespace yieldcheck
