// Operators, items, calls and iteration, as translated code spells them.
#include "harness/body.hpp"
#include "harness/runtime/iterators.hpp"
#include "protocol/exception.hpp"
#include "protocol/list.hpp"
#include "protocol/str.hpp"

namespace yieldcheck {

Value call(const Value& callee, Arguments arguments) { return callee->call(std::move(arguments)); }

Value call_method(const Value& object, const char* name, Arguments arguments) {
    return object->call_method(name, std::move(arguments));
}

void set_attribute(const Value& object, const char* name, Value value) {
    object->set_attribute(name, std::move(value));
}

void delete_attribute(const Value& object, const char* name) { object->delete_attribute(name); }

Value subtract(const Value& left, const Value& right) { return binary(Operator::subtract, left, right); }
Value multiply(const Value& left, const Value& right) { return binary(Operator::multiply, left, right); }
Value matrix_multiply(const Value& left, const Value& right) { return binary(Operator::matrix_multiply, left, right); }
Value divide(const Value& left, const Value& right) { return binary(Operator::divide, left, right); }
Value floor_divide(const Value& left, const Value& right) { return binary(Operator::floor_divide, left, right); }
Value modulo(const Value& left, const Value& right) { return binary(Operator::modulo, left, right); }
Value power(const Value& left, const Value& right) { return binary(Operator::power, left, right); }
Value left_shift(const Value& left, const Value& right) { return binary(Operator::left_shift, left, right); }
Value right_shift(const Value& left, const Value& right) { return binary(Operator::right_shift, left, right); }
Value bit_and(const Value& left, const Value& right) { return binary(Operator::bit_and, left, right); }
Value bit_or(const Value& left, const Value& right) { return binary(Operator::bit_or, left, right); }
Value bit_xor(const Value& left, const Value& right) { return binary(Operator::bit_xor, left, right); }

Value negative(const Value& operand) { return operand->negative(); }
Value positive(const Value& operand) { return operand->positive(); }
Value invert(const Value& operand) { return operand->invert(); }

Value less(const Value& left, const Value& right) { return compare(Comparison::less, left, right); }
Value less_equal(const Value& left, const Value& right) { return compare(Comparison::less_equal, left, right); }
Value greater(const Value& left, const Value& right) { return compare(Comparison::greater, left, right); }
Value greater_equal(const Value& left, const Value& right) { return compare(Comparison::greater_equal, left, right); }
Value equals(const Value& left, const Value& right) { return compare(Comparison::equal, left, right); }
Value differs(const Value& left, const Value& right) { return compare(Comparison::not_equal, left, right); }

Value item(const Value& container, const Value& key) { return container->item(key); }

void set_item(const Value& container, const Value& key, Value value) { container->set_item(key, std::move(value)); }

void delete_item(const Value& container, const Value& key) { container->delete_item(key); }

// ---- texts
// ------------------------------------------------------------------------------------------------------------

Value formatted(const Value& value, char conversion, const Value& specification) {
    const Text how = specification.bound() ? str(specification) : Text();
    switch (conversion) {
        case 's': return text(text(str(value))->format(how));
        case 'r': return text(text(repr(value))->format(how));
        case 'a': return text(text(escape_non_ascii(repr(value)))->format(how));
        default: return text(value->format(how));
    }
}

Value join(std::initializer_list<Value> parts) {
    Text joined;
    for (const Value& part : parts)
        joined += str(part);
    return text(std::move(joined));
}

// ---- iteration
// --------------------------------------------------------------------------------------------------------

Value iterate(const Value& iterable) {
    Value iterator = iterable->iterate();
    return iterator;
}

bool next_item(const Value& iterator, Value& item) {
    try {
        Advance step = iterator->advance();
        item = step.ended ? Value() : std::move(step.value);
        return !step.ended;
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "StopIteration")) throw;
        item = {};
        return false;
    }
}

bool advance(const Value& iterator, Value& item) { return next_item(iterator, item); }

namespace {

Value iterate_to_unpack(const Value& iterable) {
    try {
        return iterable->iterate();
    } catch (const Raised& raised) {
        // Only where there is no way to iterate; an error out of __iter__ is left alone.
        const bool not_iterable = is_a(raised.exception, "TypeError") && iterable->kind() != Kind::instance &&
                                  !iterable->find_attribute("__iter__").bound();
        const bool instance_without = is_a(raised.exception, "TypeError") && iterable->kind() == Kind::instance &&
                                      !class_of(iterable).lookup("__iter__").bound() &&
                                      !class_of(iterable).lookup("__getitem__").bound();
        if (!not_iterable && !instance_without) throw;
        raise_error("TypeError", "cannot unpack non-iterable " + iterable->type_name() + " object");
    }
}

[[noreturn]] void too_few(std::size_t expected, std::size_t got, bool at_least) {
    raise_error("ValueError", "not enough values to unpack (expected " + std::string(at_least ? "at least " : "") +
                                  std::to_string(expected) + ", got " + std::to_string(got) + ")");
}

}  // namespace

std::vector<Value> unpack(const Value& iterable, std::size_t count) {
    const Value iterator = iterate_to_unpack(iterable);
    std::vector<Value> items;
    Value item;
    while (items.size() < count) {
        if (!next_item(iterator, item)) too_few(count, items.size(), false);
        items.push_back(std::move(item));
    }
    if (next_item(iterator, item)) {
        raise_error("ValueError", "too many values to unpack (expected " + std::to_string(count) + ")");
    }
    return items;
}

std::vector<Value> unpack(const Value& iterable, std::size_t before, std::size_t after) {
    const Value iterator = iterate_to_unpack(iterable);
    std::vector<Value> items;
    for (Value item; next_item(iterator, item);)
        items.push_back(std::move(item));
    if (items.size() < before + after) too_few(before + after, items.size(), true);
    const auto first = items.begin() + static_cast<std::ptrdiff_t>(before);
    const auto last = items.end() - static_cast<std::ptrdiff_t>(after);
    std::vector<Value> rest(std::make_move_iterator(first), std::make_move_iterator(last));
    std::vector<Value> unpacked(std::make_move_iterator(items.begin()), std::make_move_iterator(first));
    unpacked.push_back(list(std::move(rest)));
    unpacked.insert(unpacked.end(), std::make_move_iterator(last), std::make_move_iterator(items.end()));
    return unpacked;
}

// ---- displays
// ---------------------------------------------------------------------------------------------------------

void append(const Value& list, Value item) { list.as<ListObject>()->items.push_back(std::move(item)); }

void extend(const Value& list, const Value& iterable) {
    Value iterator;
    try {
        iterator = iterable->iterate();
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "TypeError") || class_of(iterable).lookup("__iter__").bound()) throw;
        raise_error("TypeError", "Value after * must be an iterable, not " + iterable->type_name());
    }
    for (Value item; next_item(iterator, item);)
        append(list, std::move(item));
}

void include(const Value& set, Value item) { set->call_method("add", {std::move(item)}); }

void extend_set(const Value& set, const Value& iterable) {
    const Value iterator = iterable->iterate();
    for (Value item; next_item(iterator, item);)
        include(set, std::move(item));
}

void merge(const Value& dict, const Value& mapping) {
    const Value keys = mapping->find_attribute("keys");
    if (!keys.bound()) raise_error("TypeError", "'" + mapping->type_name() + "' object is not a mapping");
    const Value names = keys->call({})->iterate();
    for (Value key; next_item(names, key);)
        dict->set_item(key, mapping->item(key));
}

Value tuple_from(const Value& list) { return tuple(items_of(list)); }

}  // namespace yieldcheck
