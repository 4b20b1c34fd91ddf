#include "protocol/sequence.hpp"

#include "protocol/class.hpp"
#include "protocol/number.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

std::vector<Object*>& objects_in_repr() {
    static std::vector<Object*> objects;
    return objects;
}

/// A slice's bound: clamped where it does not fit, as _PyEval_SliceIndex does.
std::int64_t slice_index(const Value& value, bool none_allowed = true) {
    if (const auto small = small_integer(value)) return *small;
    if (is_integer(value)) return big_integer(value).sign() < 0 ? INT64_MIN : INT64_MAX;
    if (!has_special_method(value, "__index__")) {
        const std::string or_none = none_allowed ? "or None " : "";
        raise_error("TypeError", "slice indices must be integers " + or_none + "or have an __index__ method");
    }
    return slice_index(value->call_method("__index__", {}));
}

std::int64_t clamp_start(std::int64_t value, std::int64_t length, std::int64_t step) {
    if (value < 0) {
        value += length;
        if (value < 0) return step < 0 ? -1 : 0;
        return value;
    }
    return value >= length ? (step < 0 ? length - 1 : length) : value;
}

}  // namespace

SlicePositions positions(const SliceObject& slice, std::size_t count) {
    const auto length = static_cast<std::int64_t>(count);
    SlicePositions result;
    if (!is(slice.step, None)) {
        result.step = std::max(slice_index(slice.step), -INT64_MAX);
        if (result.step == 0) raise_error("ValueError", "slice step cannot be zero");
    }
    const bool backwards = result.step < 0;
    result.start = is(slice.start, None) ? (backwards ? length - 1 : 0)
                                         : clamp_start(slice_index(slice.start), length, result.step);
    result.stop =
        is(slice.stop, None) ? (backwards ? -1 : length) : clamp_start(slice_index(slice.stop), length, result.step);
    const std::int64_t extent = backwards ? result.start - result.stop : result.stop - result.start;
    const std::int64_t stride = backwards ? -result.step : result.step;
    result.count = extent > 0 ? static_cast<std::size_t>((extent - 1) / stride + 1) : 0;
    return result;
}

std::pair<std::size_t, std::size_t> search_bounds(const std::vector<Value>& arguments, std::size_t first,
                                                  std::size_t length, bool none_allowed) {
    const auto size = static_cast<std::int64_t>(length);
    const auto bound = [&](std::size_t index, std::int64_t otherwise) {
        if (arguments.size() <= index || (none_allowed && is(arguments[index], None))) return otherwise;
        const std::int64_t value = slice_index(arguments[index], none_allowed);
        return value < 0 ? std::max(value + size, std::int64_t{0}) : value;
    };
    const std::int64_t start = bound(first, 0);
    const std::int64_t stop = std::min(bound(first + 1, size), size);
    return {static_cast<std::size_t>(start), static_cast<std::size_t>(stop)};
}

std::optional<std::size_t> repetitions(const Value& count, std::size_t length) {
    if (!is_integer(count) && !has_special_method(count, "__index__")) return std::nullopt;
    const std::int64_t times = index_of(count, "OverflowError");
    if (times <= 0) return 0;
    constexpr std::size_t most = std::size_t{1} << 32;
    if (length != 0 && static_cast<std::size_t>(times) > most / length)
        raise_error("MemoryError", std::vector<Value>{});
    return static_cast<std::size_t>(times);
}

Value compare_sequences(Comparison comparison, std::span<const Value> left, std::span<const Value> right) {
    const bool for_equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (for_equality && left.size() != right.size()) return boolean(comparison == Comparison::not_equal);
    std::size_t index = 0;
    while (index < left.size() && index < right.size()) {
        const Value first = left[index];  // __eq__ may change the sequence
        const Value second = right[index];
        if (!equal(first, second)) {
            if (for_equality) return boolean(comparison == Comparison::not_equal);
            return compare(comparison, first, second);
        }
        ++index;
    }
    return ordered(comparison, left.size() < right.size() ? -1 : left.size() > right.size());
}

Text repr_items(Object& object, std::span<const Value> items, const Text& open, const Text& close, const Text& cycle) {
    const ReprGuard guard(object);
    if (guard.within_itself()) return cycle;
    Text result = open;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index != 0) result += U", ";
        const Value item = items[index];
        result += repr(item);
    }
    return result + close;
}

ReprGuard::ReprGuard(Object& object) {
    auto& objects = objects_in_repr();
    entered_ = std::find(objects.begin(), objects.end(), &object) == objects.end();
    if (entered_) objects.push_back(&object);
}

ReprGuard::~ReprGuard() {
    if (entered_) objects_in_repr().pop_back();
}

void drop_backwards(std::vector<Value> items) noexcept {
    while (!items.empty())
        items.pop_back();
}

}  // namespace yieldcheck
