// The methods of set and frozenset.
#include "protocol/set.hpp"

namespace yieldcheck {
namespace {

Value add(SetObject& self, Arguments& arguments) {
    self.add(arguments.positional()[0]);
    return None;
}

Value clear(SetObject& self, Arguments&) {
    self.clear();
    return None;
}

Value copy(SetObject& self, Arguments&) { return self.frozen() ? Value(&self) : set_copy(self, self.kind()); }

Value discard(SetObject& self, Arguments& arguments) {
    self.discard(arguments.positional()[0]);
    return None;
}

Value remove(SetObject& self, Arguments& arguments) {
    if (!self.discard(arguments.positional()[0])) raise_error("KeyError", {arguments.positional()[0]});
    return None;
}

Value pop(SetObject& self, Arguments&) {
    Value found = self.table.pop();
    if (!found.bound()) raise_error("KeyError", "pop from an empty set");
    return found;
}

Value update(SetObject& self, Arguments& arguments) {
    for (const Value& other : arguments.positional())
        self.update(other);
    return None;
}

Value unite(SetObject& self, Arguments& arguments) {
    Value result = set_copy(self, self.kind());
    for (const Value& other : arguments.positional()) {
        if (other.object() != &self) static_cast<SetObject&>(*result.object()).update(other);
    }
    return result;
}

/// Each of the arguments in turn; a copy when there are none.
template <Value (*combine)(SetObject&, const Value&)>
Value fold(SetObject& self, Arguments& arguments) {
    if (arguments.positional().empty()) return set_copy(self, self.kind());
    Value result(&self);
    for (const Value& other : arguments.positional())
        result = combine(static_cast<SetObject&>(*result.object()), other);
    return result;
}

Value intersection_update(SetObject& self, Arguments& arguments) {
    const Value result = fold<set_intersection>(self, arguments);
    std::swap(self.table, static_cast<SetObject&>(*result.object()).table);
    return None;
}

Value difference_update(SetObject& self, Arguments& arguments) {
    for (const Value& other : arguments.positional())
        remove_all(self, other);
    return None;
}

Value symmetric_difference(SetObject& self, Arguments& arguments) {
    return set_symmetric_difference(self, arguments.positional()[0]);
}

Value symmetric_difference_update(SetObject& self, Arguments& arguments) {
    exchange_all(self, arguments.positional()[0]);
    return None;
}

Value as_set(const Value& iterable) { return set_of(iterable) != nullptr ? iterable : set(items_of(iterable)); }

Value is_subset(SetObject& self, Arguments& arguments) {
    return self.compare(Comparison::less_equal, as_set(arguments.positional()[0]));
}

Value is_superset(SetObject& self, Arguments& arguments) {
    return self.compare(Comparison::greater_equal, as_set(arguments.positional()[0]));
}

Value is_disjoint(SetObject& self, Arguments& arguments) {
    const Value common = set_intersection(self, arguments.positional()[0]);
    return boolean(!common->truth());
}

constexpr Method shared[] = {
    method<SetObject, copy>("copy"),
    method<SetObject, unite>("union", 0, any_number),
    method<SetObject, fold<set_intersection>>("intersection", 0, any_number),
    method<SetObject, fold<set_difference>>("difference", 0, any_number),
    method<SetObject, symmetric_difference>("symmetric_difference", 1, 1),
    method<SetObject, is_subset>("issubset", 1, 1),
    method<SetObject, is_superset>("issuperset", 1, 1),
    method<SetObject, is_disjoint>("isdisjoint", 1, 1),
    // from here on: set only
    method<SetObject, add>("add", 1, 1),
    method<SetObject, clear>("clear"),
    method<SetObject, discard>("discard", 1, 1),
    method<SetObject, remove>("remove", 1, 1),
    method<SetObject, pop>("pop"),
    method<SetObject, update>("update", 0, any_number),
    method<SetObject, intersection_update>("intersection_update", 0, any_number),
    method<SetObject, difference_update>("difference_update", 0, any_number),
    method<SetObject, symmetric_difference_update>("symmetric_difference_update", 1, 1),
};
constexpr std::size_t shared_count = 8;

}  // namespace

std::span<const Method> set_methods() { return shared; }
std::span<const Method> frozenset_methods() { return std::span<const Method>(shared).first(shared_count); }

}  // namespace yieldcheck
