// list: its content and its operators. Whatever goes leaves the vector first and dies afterwards: a finaliser may look.
#include "protocol/list.hpp"

#include "protocol/number.hpp"

namespace yieldcheck {
namespace {

const BuiltinType& iterator_type() {
    static const BuiltinType type("list_iterator", {});
    return type;
}

constexpr std::string_view out_of_range = "list index out of range";
constexpr std::string_view assignment_out_of_range = "list assignment index out of range";

std::vector<Value> repeated(const std::vector<Value>& items, std::size_t times) {
    std::vector<Value> result;
    result.reserve(items.size() * times);
    for (; times > 0; --times)
        result.insert(result.end(), items.begin(), items.end());
    return result;
}

std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

}  // namespace

Value list(std::vector<Value> items) { return Value(new ListObject(std::move(items))); }

const BuiltinType& ListObject::builtin_type() const {
    static const BuiltinType type("list", {list_methods()});
    return type;
}

void ListObject::clear() noexcept { drop_backwards(std::exchange(items, {})); }

Text ListObject::repr() {
    const ReprGuard guard(*this);
    if (guard.within_itself()) return U"[...]";
    Text result = U"[";
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index != 0) result += U", ";
        const Value item = items[index];  // its repr may change the list
        result += yieldcheck::repr(item);
    }
    return result + U"]";
}

std::size_t ListObject::hash() { raise_error("TypeError", "unhashable type: 'list'"); }

Value ListObject::compare(Comparison comparison, const Value& other) {
    auto* right = other.as<ListObject>();
    if (right == nullptr) return NotImplemented;
    const bool for_equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (for_equality && items.size() != right->items.size()) return boolean(comparison == Comparison::not_equal);
    for (std::size_t index = 0; index < items.size() && index < right->items.size(); ++index) {
        const Value first = items[index];
        const Value second = right->items[index];
        if (equal(first, second)) continue;
        if (for_equality) return boolean(comparison == Comparison::not_equal);
        return yieldcheck::compare(comparison, first, second);
    }
    return ordered(comparison, items.size() < right->items.size() ? -1 : items.size() > right->items.size());
}

Value ListObject::binary(Operator operation, const Value& right) {
    if (operation == Operator::add) {
        const auto* other = right.as<ListObject>();
        if (other == nullptr) return NotImplemented;
        std::vector<Value> joined;
        joined.reserve(items.size() + other->items.size());
        joined.insert(joined.end(), items.begin(), items.end());
        joined.insert(joined.end(), other->items.begin(), other->items.end());
        return list(std::move(joined));
    }
    if (operation != Operator::multiply) return NotImplemented;
    const auto times = repetitions(right, items.size());
    return times ? list(repeated(items, *times)) : NotImplemented;
}

Value ListObject::reflected(Operator operation, const Value& left) {
    return operation == Operator::multiply ? binary(operation, left) : NotImplemented;
}

Value ListObject::in_place(Operator operation, const Value& right) {
    if (operation == Operator::add) {
        extend(right);
        return Value(this);
    }
    if (operation != Operator::multiply) return NotImplemented;
    const auto times = repetitions(right, items.size());
    if (!times) return NotImplemented;
    if (*times == 0) {
        clear();
    } else {
        items = repeated(items, *times);
    }
    return Value(this);
}

bool ListObject::contains(const Value& wanted) {
    for (std::size_t index = 0; index < items.size(); ++index) {
        const Value item = items[index];
        if (equal(item, wanted)) return true;
    }
    return false;
}

Value ListObject::item(const Value& key) {
    if (const auto* range = key.as<SliceObject>()) return slice(*range);
    return items[static_cast<std::size_t>(item_index(key, "list", items.size(), out_of_range))];
}

void ListObject::set_item(const Value& key, Value value) {
    if (const auto* range = key.as<SliceObject>()) return set_slice(*range, value);
    items[static_cast<std::size_t>(item_index(key, "list", items.size(), assignment_out_of_range))] = std::move(value);
}

void ListObject::delete_item(const Value& key) {
    if (const auto* range = key.as<SliceObject>()) return delete_slice(*range);
    const auto index = static_cast<std::size_t>(item_index(key, "list", items.size(), assignment_out_of_range));
    const Value removed = std::move(items[index]);
    items.erase(items.begin() + offset(index));
}

Value ListObject::iterate() { return Value(new SequenceIterator<ListObject>(iterator_type(), Value(this))); }

void ListObject::extend(const Value& iterable) {
    if (const auto* other = iterable.as<ListObject>()) {
        const std::vector<Value> copy = other->items;
        items.insert(items.end(), copy.begin(), copy.end());
        return;
    }
    const Value iterator = iterable->iterate();
    while (true) {
        Advance step = iterator->advance();
        if (step.ended) return;
        items.push_back(std::move(step.value));
    }
}

Value ListObject::slice(const SliceObject& slice) const {
    const SlicePositions chosen = positions(slice, items.size());
    std::vector<Value> result;
    result.reserve(chosen.count);
    for (std::size_t index = 0; index < chosen.count; ++index)
        result.push_back(items[chosen[index]]);
    return list(std::move(result));
}

void ListObject::set_slice(const SliceObject& slice, const Value& replacement) {
    positions(slice, items.size());  // complains about the bounds first
    std::vector<Value> values;
    try {
        values = items_of(replacement);
    } catch (const Raised&) {
        if (replacement->kind() == Kind::other || replacement->kind() == Kind::instance) throw;
        if (replacement->kind() == Kind::generator || replacement->is_iterator()) throw;
        raise_error("TypeError", "must assign iterable to extended slice");
    }
    const SlicePositions chosen = positions(slice, items.size());
    if (chosen.step != 1) {
        if (values.size() != chosen.count) {
            raise_error("ValueError", "attempt to assign sequence of size " + std::to_string(values.size()) +
                                          " to extended slice of size " + std::to_string(chosen.count));
        }
        for (std::size_t index = 0; index < chosen.count; ++index)
            std::swap(items[chosen[index]], values[index]);
        return drop_backwards(std::move(values));
    }
    const auto first = items.begin() + chosen.start;
    const auto last = first + offset(chosen.count);
    std::vector<Value> removed(std::make_move_iterator(first), std::make_move_iterator(last));
    const auto place = items.erase(first, last);
    items.insert(place, std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    drop_backwards(std::move(removed));
}

void ListObject::delete_slice(const SliceObject& slice) {
    const SlicePositions chosen = positions(slice, items.size());
    if (chosen.count == 0) return;
    std::vector<Value> removed(chosen.count);
    for (std::size_t index = 0; index < chosen.count; ++index)
        removed[index] = std::move(items[chosen[index]]);
    std::vector<Value> kept;
    kept.reserve(items.size() - chosen.count);
    for (Value& item : items) {
        if (item.bound()) kept.push_back(std::move(item));
    }
    items = std::move(kept);
    if (chosen.step == 1) return drop_backwards(std::move(removed));
    for (Value& item : removed)
        item = {};  // an extended slice goes in its own order
}

}  // namespace yieldcheck
