// tuple.
#include "protocol/tuple.hpp"

#include "protocol/number.hpp"

namespace yieldcheck {
namespace {

const BuiltinType& iterator_type() {
    static const BuiltinType type("tuple_iterator", {});
    return type;
}

Value count(TupleObject& self, Arguments& arguments) {
    std::int64_t found = 0;
    for (const Value& item : self.items)
        found += equal(item, arguments.positional()[0]) ? 1 : 0;
    return integer(found);
}

Value index(TupleObject& self, Arguments& arguments) {
    const auto [start, stop] = search_bounds(arguments.positional(), 1, self.items.size(), false);
    for (std::size_t position = start; position < stop; ++position) {
        if (equal(self.items[position], arguments.positional()[0])) return integer(static_cast<std::int64_t>(position));
    }
    raise_error("ValueError", "tuple.index(x): x not in tuple");
}

constexpr Method methods[] = {method<TupleObject, count>("count", 1, 1), method<TupleObject, index>("index", 1, 3)};

}  // namespace

Value tuple(std::vector<Value> items) {
    static const Value empty = Heap::immortal(Value(new TupleObject({})));
    return items.empty() ? empty : Value(new TupleObject(std::move(items)));
}

const BuiltinType& TupleObject::builtin_type() const {
    static const BuiltinType type("tuple", {methods});
    return type;
}

void TupleObject::clear() noexcept { drop_backwards(std::exchange(items, {})); }

Text TupleObject::repr() {
    if (items.empty()) return U"()";
    return repr_items(*this, items, U"(", items.size() == 1 ? U",)" : U")", U"(...)");
}

std::size_t hash_items(std::span<const Value> items, bool with_length) {
    constexpr std::size_t first = 11400714785074694791U;
    constexpr std::size_t second = 14029467366897019727U;
    constexpr std::size_t fifth = 2870177450012600261U;
    std::size_t hash = fifth;
    for (const Value& item : items) {
        hash += item->hash() * second;
        hash = (hash << 31) | (hash >> 33);
        hash *= first;
    }
    if (with_length) hash += items.size() ^ (fifth ^ 3527539U);
    return hash == static_cast<std::size_t>(-1) ? 1546275796 : hash;
}

std::size_t TupleObject::hash() { return hash_items(items); }

Value TupleObject::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<TupleObject>();
    return right == nullptr ? NotImplemented : compare_sequences(comparison, items, right->items);
}

Value TupleObject::binary(Operator operation, const Value& right) {
    if (operation == Operator::add) {
        const auto* other = right.as<TupleObject>();
        if (other == nullptr) return NotImplemented;
        if (other->items.empty()) return Value(this);
        if (items.empty()) return right;
        std::vector<Value> joined = items;
        joined.insert(joined.end(), other->items.begin(), other->items.end());
        return tuple(std::move(joined));
    }
    if (operation != Operator::multiply) return NotImplemented;
    auto times = repetitions(right, items.size());
    if (!times) return NotImplemented;
    if (*times == 1) return Value(this);
    std::vector<Value> repeated;
    for (; *times > 0; --*times)
        repeated.insert(repeated.end(), items.begin(), items.end());
    return tuple(std::move(repeated));
}

Value TupleObject::reflected(Operator operation, const Value& left) {
    return operation == Operator::multiply ? binary(operation, left) : NotImplemented;
}

bool TupleObject::contains(const Value& wanted) {
    for (const Value& item : items) {
        if (equal(item, wanted)) return true;
    }
    return false;
}

Value TupleObject::item(const Value& key) {
    if (const auto* slice = key.as<SliceObject>()) {
        const SlicePositions chosen = positions(*slice, items.size());
        if (chosen.step == 1 && chosen.count == items.size()) return Value(this);
        std::vector<Value> part;
        part.reserve(chosen.count);
        for (std::size_t place = 0; place < chosen.count; ++place)
            part.push_back(items[chosen[place]]);
        return tuple(std::move(part));
    }
    return items[static_cast<std::size_t>(item_index(key, "tuple", items.size(), "tuple index out of range"))];
}

Value TupleObject::iterate() { return Value(new SequenceIterator<TupleObject>(iterator_type(), Value(this))); }

}  // namespace yieldcheck
