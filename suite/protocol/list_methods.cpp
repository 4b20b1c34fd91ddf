// The methods of list.
#include "protocol/list.hpp"
#include "protocol/number.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

/// reversed(list): lets the list go at the end, and when the list has become too short.
class ReverseIterator final : public BuiltinObject {
public:
    explicit ReverseIterator(ListObject& source)
        : source_(&source), position_(static_cast<std::int64_t>(source.items.size()) - 1) {}

    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }
    void clear() noexcept override { source_ = {}; }

    Advance advance() override {
        if (source_.bound()) {
            const auto& items = static_cast<ListObject&>(*source_.object()).items;
            if (position_ >= 0 && position_ < static_cast<std::int64_t>(items.size())) {
                return {items[static_cast<std::size_t>(position_--)], false};
            }
            source_ = {};
        }
        return {None, true};
    }

protected:
    const BuiltinType& builtin_type() const override {
        static const BuiltinType type("list_reverseiterator", {});
        return type;
    }

private:
    Value source_;
    std::int64_t position_;
};

std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

Value append(ListObject& self, Arguments& arguments) {
    self.items.push_back(std::move(arguments.positional()[0]));
    return None;
}

Value clear(ListObject& self, Arguments&) {
    self.clear();
    return None;
}

Value copy(ListObject& self, Arguments&) { return list(self.items); }

Value count(ListObject& self, Arguments& arguments) {
    std::int64_t found = 0;
    for (std::size_t index = 0; index < self.items.size(); ++index) {
        const Value item = self.items[index];
        if (equal(item, arguments.positional()[0])) ++found;
    }
    return integer(found);
}

Value extend(ListObject& self, Arguments& arguments) {
    self.extend(arguments.positional()[0]);
    return None;
}

Value index(ListObject& self, Arguments& arguments) {
    const Value& wanted = arguments.positional()[0];
    const auto [start, stop] = search_bounds(arguments.positional(), 1, self.items.size(), false);
    for (std::size_t position = start; position < stop && position < self.items.size(); ++position) {
        const Value item = self.items[position];
        if (equal(item, wanted)) return integer(static_cast<std::int64_t>(position));
    }
    raise_error("ValueError", utf8(repr(wanted)) + " is not in list");
}

Value insert(ListObject& self, Arguments& arguments) {
    std::int64_t position = index_of(arguments.positional()[0], "OverflowError");
    const auto length = static_cast<std::int64_t>(self.items.size());
    if (position < 0) position = std::max(position + length, std::int64_t{0});
    self.items.insert(self.items.begin() + std::min(position, length), std::move(arguments.positional()[1]));
    return None;
}

Value pop(ListObject& self, Arguments& arguments) {
    std::int64_t position = arguments.positional().empty() ? -1 : index_of(arguments.positional()[0]);
    const auto length = static_cast<std::int64_t>(self.items.size());
    if (length == 0) raise_error("IndexError", "pop from empty list");
    if (position < 0) position += length;
    if (position < 0 || position >= length) raise_error("IndexError", "pop index out of range");
    Value removed = std::move(self.items[static_cast<std::size_t>(position)]);
    self.items.erase(self.items.begin() + position);
    return removed;
}

Value remove(ListObject& self, Arguments& arguments) {
    for (std::size_t position = 0; position < self.items.size(); ++position) {
        const Value item = self.items[position];
        if (!equal(item, arguments.positional()[0])) continue;
        if (position < self.items.size()) self.items.erase(self.items.begin() + offset(position));
        return None;
    }
    raise_error("ValueError", "list.remove(x): x not in list");
}

Value reverse(ListObject& self, Arguments&) {
    std::reverse(self.items.begin(), self.items.end());
    return None;
}

Value sort(ListObject& self, Arguments& arguments) {
    const bool too_many = arguments.positional().size() + arguments.keywords().size() > 2;
    if (!too_many && !arguments.positional().empty()) raise_error("TypeError", "sort() takes no positional arguments");
    const auto given = named_arguments("sort", arguments, {"key", "reverse"});
    self.sort(given[0], given[1].bound() && truthy(given[1]));
    return None;
}

Value reversed(ListObject& self, Arguments&) { return Value(new ReverseIterator(self)); }

constexpr Method methods[] = {
    method<ListObject, append>("append", 1, 1),
    method<ListObject, clear>("clear"),
    method<ListObject, copy>("copy"),
    method<ListObject, count>("count", 1, 1),
    method<ListObject, extend>("extend", 1, 1),
    method<ListObject, index>("index", 1, 3),
    method<ListObject, insert>("insert", 2, 2),
    method<ListObject, pop>("pop", 0, 1),
    method<ListObject, remove>("remove", 1, 1),
    method<ListObject, reverse>("reverse"),
    method<ListObject, sort>("sort", 0, 0, true),
    method<ListObject, reversed>("__reversed__"),
};

struct Sortable {
    Value key;
    Value item;
};

bool before(const Value& left, const Value& right) {
    const auto small_left = small_integer(left);
    const auto small_right = small_left ? small_integer(right) : std::nullopt;
    if (small_right) return *small_left < *small_right;
    return truthy(compare(Comparison::less, left, right));
}

/// A merge sort that survives exceptions from comparisons and inconsistent orders, with binary insertion below 64
/// items: the same comparisons as CPython's for short lists without runs, and always a stable result.
void merge_sort(std::vector<Sortable>& items, std::vector<Sortable>& room, std::size_t low, std::size_t high) {
    if (high - low <= 64) {
        // count_run: an initial run is taken as it is, a strictly descending one is turned round.
        std::size_t run = low + 1;
        if (run < high && before(items[run].key, items[run - 1].key)) {
            ++run;
            while (run < high && before(items[run].key, items[run - 1].key))
                ++run;
            std::reverse(items.begin() + offset(low), items.begin() + offset(run));
        } else if (run < high) {
            ++run;
            while (run < high && !before(items[run].key, items[run - 1].key))
                ++run;
        }
        for (; run < high; ++run) {
            std::size_t left = low;
            std::size_t right = run;
            while (left < right) {
                const std::size_t middle = left + (right - left) / 2;
                if (before(items[run].key, items[middle].key))
                    right = middle;
                else
                    left = middle + 1;
            }
            std::rotate(items.begin() + offset(left), items.begin() + offset(run), items.begin() + offset(run + 1));
        }
        return;
    }
    const std::size_t middle = low + (high - low) / 2;
    merge_sort(items, room, low, middle);
    merge_sort(items, room, middle, high);
    if (!before(items[middle].key, items[middle - 1].key)) return;
    std::size_t left = low;
    std::size_t right = middle;
    // Copies: when a comparison raises, every item is still there.
    for (std::size_t place = low; place < high; ++place) {
        const bool take_right = left == middle || (right < high && before(items[right].key, items[left].key));
        room[place] = items[take_right ? right++ : left++];
    }
    std::move(room.begin() + offset(low), room.begin() + offset(high), items.begin() + offset(low));
}

}  // namespace

std::span<const Method> list_methods() { return methods; }

void ListObject::sort(const Value& key, bool reverse) {
    const Value keep(this);
    std::vector<Value> taken = std::exchange(items, {});
    std::vector<Sortable> entries;
    const auto give_back = [&] {
        for (std::size_t index = 0; index < entries.size(); ++index)
            taken[index] = std::move(entries[index].item);
        const bool changed = !items.empty();
        std::swap(items, taken);
        drop_backwards(std::move(taken));
        return changed;
    };
    try {
        std::vector<Value> keys;
        const bool has_key = key.bound() && !is(key, None);
        for (const Value& item : taken)
            keys.push_back(has_key ? key->call(Arguments{item}) : item);
        for (std::size_t index = 0; index < taken.size(); ++index)
            entries.push_back({std::move(keys[index]), taken[index]});
        std::vector<Sortable> room(entries.size());
        if (reverse) std::reverse(entries.begin(), entries.end());
        if (entries.size() > 1) merge_sort(entries, room, 0, entries.size());
        if (reverse) std::reverse(entries.begin(), entries.end());
    } catch (...) {
        give_back();
        throw;
    }
    if (give_back()) raise_error("ValueError", "list modified during sort");
}

}  // namespace yieldcheck
