// slice objects.
#include "protocol/number.hpp"
#include "protocol/sequence.hpp"
#include "protocol/tuple.hpp"

namespace yieldcheck {
namespace {

Value indices(SliceObject& self, Arguments& arguments) {
    const std::int64_t length = index_of(arguments.positional()[0], "OverflowError");
    if (length < 0) raise_error("ValueError", "length should not be negative");
    const SlicePositions found = positions(self, static_cast<std::size_t>(length));
    return tuple({integer(found.start), integer(found.stop), integer(found.step)});
}

constexpr Method methods[] = {method<SliceObject, indices>("indices", 1, 1)};

}  // namespace

Value slice(Value start, Value stop, Value step) {
    return Value(new SliceObject(std::move(start), std::move(stop), std::move(step)));
}

const BuiltinType& SliceObject::builtin_type() const {
    static const BuiltinType type("slice", {methods});
    return type;
}

Text SliceObject::repr() {
    return U"slice(" + yieldcheck::repr(start) + U", " + yieldcheck::repr(stop) + U", " + yieldcheck::repr(step) + U")";
}

std::size_t SliceObject::hash() {
    const Value parts[] = {start, stop, step};
    return hash_items(parts, false);
}

Value SliceObject::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<SliceObject>();
    if (right == nullptr) return NotImplemented;
    const Value mine[] = {start, stop, step};
    const Value theirs[] = {right->start, right->stop, right->step};
    return compare_sequences(comparison, mine, theirs);
}

Value SliceObject::find_attribute(std::string_view name) {
    if (name == "start") return start;
    if (name == "stop") return stop;
    if (name == "step") return step;
    return BuiltinObject::find_attribute(name);
}

void SliceObject::clear() noexcept {
    const Value old_start = std::exchange(start, None);
    const Value old_stop = std::exchange(stop, None);
    const Value old_step = std::exchange(step, None);
}

}  // namespace yieldcheck
