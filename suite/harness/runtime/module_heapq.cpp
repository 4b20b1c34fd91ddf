// heapq: CPython's algorithms, comparison by comparison, so that heaps lie in memory as theirs do.
#include "harness/body.hpp"
#include "harness/runtime/modules.hpp"
#include "protocol/list.hpp"

namespace yieldcheck {
namespace {

/// A list while it is used as a heap. Comparisons may run the scenario's code, so every look at the list is checked.
class HeapList {
public:
    HeapList(const char* function, const Arguments& arguments)
        : value_(arguments.positional()[0]), list_(value_.as<ListObject>()) {
        if (list_ == nullptr) {
            const std::string which = arguments.positional().size() > 1 ? "argument 1" : "argument";
            raise_error("TypeError",
                        std::string(function) + "() " + which + " must be list, not " + value_->type_name());
        }
        size_ = list_->items.size();
    }

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    const Value& first() const { return list_->items[0]; }

    void push(Value item) {
        list_->items.push_back(std::move(item));
        ++size_;
        move_up(0, size_ - 1);
    }
    /// The last item in the list, which leaves it.
    Value take_last() {
        if (empty()) raise_error("IndexError", "index out of range");
        Value last = std::move(list_->items.back());
        list_->items.pop_back();
        --size_;
        return last;
    }
    /// Puts the item in the place of the smallest one, which it gives.
    Value replace_first(Value item) {
        std::swap(list_->items[0], item);
        move_down(0);
        return item;
    }
    /// Moves the item at `place` down to a leaf, then up to where it belongs.
    void move_down(std::size_t place) {
        const std::size_t start = place;
        while (place < size_ / 2) {
            std::size_t child = 2 * place + 1;
            if (child + 1 < size_ && !is_less(child, child + 1)) ++child;
            std::swap(list_->items[child], list_->items[place]);
            place = child;
        }
        move_up(start, place);
    }
    bool first_is_less_than(const Value& item) const { return truthy(less(Value(first()), item)); }

private:
    void move_up(std::size_t start, std::size_t place) {
        while (place > start) {
            const std::size_t parent = (place - 1) / 2;
            if (!is_less(place, parent)) return;
            std::swap(list_->items[parent], list_->items[place]);
            place = parent;
        }
    }
    bool is_less(std::size_t left, std::size_t right) const {
        const Value first = list_->items[left];
        const Value second = list_->items[right];
        const bool result = truthy(less(first, second));
        if (list_->items.size() != size_) raise_error("RuntimeError", "list changed size during iteration");
        return result;
    }

    Value value_;
    ListObject* list_;
    std::size_t size_ = 0;
};

Value heappush(Arguments& arguments) {
    expect_arguments("heappush", arguments, 2, 2);
    HeapList heap("heappush", arguments);
    heap.push(arguments.positional()[1]);
    return None;
}

Value heappop(Arguments& arguments) {
    expect_arguments("heappop", arguments, 1, 1);
    HeapList heap("heappop", arguments);
    Value last = heap.take_last();
    return heap.empty() ? last : heap.replace_first(std::move(last));
}

Value heapreplace(Arguments& arguments) {
    expect_arguments("heapreplace", arguments, 2, 2);
    HeapList heap("heapreplace", arguments);
    if (heap.empty()) raise_error("IndexError", "index out of range");
    return heap.replace_first(arguments.positional()[1]);
}

Value heappushpop(Arguments& arguments) {
    expect_arguments("heappushpop", arguments, 2, 2);
    HeapList heap("heappushpop", arguments);
    const Value& item = arguments.positional()[1];
    if (heap.empty() || !heap.first_is_less_than(item)) return item;
    return heap.replace_first(item);
}

Value heapify(Arguments& arguments) {
    expect_arguments("heapify", arguments, 1, 1);
    HeapList heap("heapify", arguments);
    for (std::size_t place = heap.size() / 2; place-- > 0;)
        heap.move_down(place);
    return None;
}

/// The first `n` of all items in order; the documentation's words for nlargest and nsmallest.
Value first_in_order(const char* function, Arguments& arguments, bool reverse) {
    const auto given = named_arguments(function, arguments, {"n", "iterable", "key"});
    if (!given[0].bound() || !given[1].bound()) {
        const bool both = !given[0].bound() && !given[1].bound();
        const std::string missing = both ? "'n' and 'iterable'" : given[0].bound() ? "'iterable'" : "'n'";
        raise_error("TypeError", std::string(function) + "() missing " + (both ? "2" : "1") +
                                     " required positional argument" + (both ? "s: " : ": ") + missing);
    }
    const std::int64_t count = index_of(given[0]);
    const Value sorted = list(items_of(given[1]));
    auto& items = *sorted.as<ListObject>();
    items.sort(given[2], reverse);
    const auto kept = static_cast<std::size_t>(std::max<std::int64_t>(count, 0));
    if (kept < items.items.size()) items.items.resize(kept);
    return sorted;
}

Value nlargest(Arguments& arguments) { return first_in_order("nlargest", arguments, true); }
Value nsmallest(Arguments& arguments) { return first_in_order("nsmallest", arguments, false); }

constexpr NativeEntry functions[] = {
    {"heappush", heappush}, {"heappop", heappop},   {"heapreplace", heapreplace}, {"heappushpop", heappushpop},
    {"heapify", heapify},   {"nlargest", nlargest}, {"nsmallest", nsmallest},
};

}  // namespace

void register_heapq() { add_module("heapq").add(functions); }

}  // namespace yieldcheck
