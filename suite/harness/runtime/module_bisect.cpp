// bisect: where an item belongs in a sorted sequence, comparison by comparison as CPython asks.
#include "harness/body.hpp"
#include "harness/runtime/modules.hpp"

namespace yieldcheck {
namespace {

struct Search {
    Value sequence;
    Value item;
    Value key;  // a function, or unbound
    std::int64_t low;
    std::int64_t high;
};

Search read(const char* function, Arguments& arguments) {
    if (arguments.positional().size() > 4) {
        raise_error("TypeError", std::string(function) + "() takes at most 4 positional arguments (" +
                                     std::to_string(arguments.positional().size()) + " given)");
    }
    const auto given = named_arguments(function, arguments, {"a", "x", "lo", "hi", "key"});
    for (const std::size_t place : {0u, 1u}) {
        if (!given[place].bound()) {
            raise_error("TypeError", std::string(function) + "() missing required argument '" + "ax"[place] +
                                         "' (pos " + std::to_string(place + 1) + ")");
        }
    }
    Search search{given[0], given[1], given[4].bound() && !is(given[4], None) ? given[4] : Value(), 0, 0};
    if (given[2].bound()) search.low = index_of(given[2]);
    if (search.low < 0) raise_error("ValueError", "lo must be non-negative");
    const bool whole = !given[3].bound() || is(given[3], None);
    search.high = whole ? static_cast<std::int64_t>(search.sequence->length()) : index_of(given[3]);
    return search;
}

/// Behind the items that equal `wanted`, or in front of them.
std::int64_t place_of(Search search, const Value& wanted, bool behind) {
    while (search.low < search.high) {
        const std::int64_t middle = search.low + (search.high - search.low) / 2;
        Value there = item(search.sequence, integer(middle));
        if (search.key.bound()) there = call(search.key, {std::move(there)});
        const bool is_less = truthy(behind ? less(wanted, there) : less(there, wanted));
        if (is_less == behind) {
            search.high = middle;
        } else {
            search.low = middle + 1;
        }
    }
    return search.low;
}

template <bool behind>
Value find_place(Arguments& arguments) {
    const Search search = read(behind ? "bisect_right" : "bisect_left", arguments);
    return integer(place_of(search, search.item, behind));
}

template <bool behind>
Value insert_in_place(Arguments& arguments) {
    const Search search = read(behind ? "insort_right" : "insort_left", arguments);
    const Value wanted = search.key.bound() ? call(search.key, {search.item}) : search.item;
    call_method(search.sequence, "insert", {integer(place_of(search, wanted, behind)), search.item});
    return None;
}

constexpr NativeEntry functions[] = {
    {"bisect", find_place<true>},      {"bisect_right", find_place<true>},      {"bisect_left", find_place<false>},
    {"insort", insert_in_place<true>}, {"insort_right", insert_in_place<true>}, {"insort_left", insert_in_place<false>},
};

}  // namespace

void register_bisect() { add_module("bisect").add(functions); }

}  // namespace yieldcheck
