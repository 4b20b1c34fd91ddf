// range.
#include "protocol/range.hpp"

#include "protocol/number.hpp"
#include "protocol/tuple.hpp"

namespace yieldcheck {
namespace {

class RangeIterator final : public BuiltinObject {
public:
    RangeIterator(std::int64_t start, std::int64_t step, std::size_t count) : next_(start), step_(step), left_(count) {}

    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }

    Advance advance() override {
        if (left_ == 0) return {None, true};
        Value result = integer(next_);
        if (--left_ != 0) next_ += step_;
        return {std::move(result), false};
    }

protected:
    const BuiltinType& builtin_type() const override {
        static const BuiltinType type("range_iterator", {});
        return type;
    }

private:
    std::int64_t next_;
    std::int64_t step_;
    std::size_t left_;
};

Value count(RangeObject& self, Arguments& arguments) {
    const Value& wanted = arguments.positional()[0];
    if (is_integer(wanted)) return integer(self.position(wanted) ? 1 : 0);
    std::int64_t found = 0;
    for (std::size_t index = 0; index < self.length(); ++index)
        found += equal(integer(self.number(index)), wanted) ? 1 : 0;
    return integer(found);
}

Value index(RangeObject& self, Arguments& arguments) {
    const Value& wanted = arguments.positional()[0];
    if (is_integer(wanted)) {
        if (const auto place = self.position(wanted)) return integer(static_cast<std::int64_t>(*place));
        raise_error("ValueError", utf8(repr(wanted)) + " is not in range");
    }
    for (std::size_t place = 0; place < self.length(); ++place) {
        if (equal(integer(self.number(place)), wanted)) return integer(static_cast<std::int64_t>(place));
    }
    raise_error("ValueError", "sequence.index(x): x not in sequence");
}

Value reversed(RangeObject& self, Arguments&) {
    const std::size_t count = self.length();
    if (count == 0) return Value(new RangeIterator(0, 1, 0));
    return Value(new RangeIterator(self.number(count - 1), -self.step(), count));
}

constexpr Method methods[] = {method<RangeObject, count>("count", 1, 1), method<RangeObject, index>("index", 1, 1),
                              method<RangeObject, reversed>("__reversed__")};

std::int64_t range_argument(const Value& value) {
    if (is_integer(value) && !small_integer(value)) throw OutsideSubset{"a range beyond 64 bits is outside the subset"};
    return index_of(value);
}

}  // namespace

Value make_range(const std::vector<Value>& arguments) {
    const std::size_t given = arguments.size();
    if (given == 0) raise_error("TypeError", "range expected at least 1 argument, got 0");
    if (given > 3) raise_error("TypeError", "range expected at most 3 arguments, got " + std::to_string(given));
    const std::int64_t first = range_argument(arguments[0]);
    if (given == 1) return Value(new RangeObject(0, first, 1));
    const std::int64_t stop = range_argument(arguments[1]);
    const std::int64_t step = given == 3 ? range_argument(arguments[2]) : 1;
    if (step == 0) raise_error("ValueError", "range() arg 3 must not be zero");
    return Value(new RangeObject(first, stop, step));
}

RangeObject::RangeObject(std::int64_t start, std::int64_t stop, std::int64_t step)
    : BuiltinObject(tag), start_(start), stop_(stop), step_(step) {
    const auto distance = [](std::int64_t low, std::int64_t high) {
        return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    };
    if (step > 0 && start < stop) length_ = (distance(start, stop) - 1) / static_cast<std::uint64_t>(step) + 1;
    if (step < 0 && start > stop) length_ = (distance(stop, start) - 1) / (0 - static_cast<std::uint64_t>(step)) + 1;
}

const BuiltinType& RangeObject::builtin_type() const {
    static const BuiltinType type("range", {methods});
    return type;
}

Text RangeObject::repr() {
    std::string result = "range(" + std::to_string(start_) + ", " + std::to_string(stop_);
    if (step_ != 1) result += ", " + std::to_string(step_);
    return Text(result.begin(), result.end()) + U")";
}

std::size_t RangeObject::hash() {
    const auto length = integer(static_cast<std::int64_t>(length_));
    const Value parts[] = {length, length_ == 0 ? None : integer(start_), length_ <= 1 ? None : integer(step_)};
    return hash_items(parts);
}

Value RangeObject::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<RangeObject>();
    if (right == nullptr || (comparison != Comparison::equal && comparison != Comparison::not_equal))
        return NotImplemented;
    const bool same = length_ == right->length_ && (length_ == 0 || start_ == right->start_) &&
                      (length_ <= 1 || step_ == right->step_);
    return boolean(same == (comparison == Comparison::equal));
}

std::optional<std::size_t> RangeObject::position(const Value& wanted) const {
    const auto value = small_integer(wanted);
    if (!value || length_ == 0) return std::nullopt;
    const bool before = step_ > 0 ? *value < start_ : *value > start_;
    if (before) return std::nullopt;
    const std::uint64_t distance = step_ > 0 ? static_cast<std::uint64_t>(*value) - static_cast<std::uint64_t>(start_)
                                             : static_cast<std::uint64_t>(start_) - static_cast<std::uint64_t>(*value);
    const std::uint64_t stride = step_ > 0 ? static_cast<std::uint64_t>(step_) : 0 - static_cast<std::uint64_t>(step_);
    if (distance % stride != 0 || distance / stride >= length_) return std::nullopt;
    return distance / stride;
}

bool RangeObject::contains(const Value& wanted) {
    return is_integer(wanted) ? position(wanted).has_value() : Object::contains(wanted);
}

Value RangeObject::item(const Value& key) {
    if (const auto* slice = key.as<SliceObject>()) {
        const SlicePositions chosen = positions(*slice, length_);
        return Value(new RangeObject(start_ + chosen.start * step_, start_ + chosen.stop * step_, step_ * chosen.step));
    }
    return integer(
        number(static_cast<std::size_t>(item_index(key, "range", length_, "range object index out of range"))));
}

Value RangeObject::iterate() { return Value(new RangeIterator(start_, step_, length_)); }

Value RangeObject::find_attribute(std::string_view name) {
    if (name == "start") return integer(start_);
    if (name == "stop") return integer(stop_);
    if (name == "step") return integer(step_);
    return BuiltinObject::find_attribute(name);
}

}  // namespace yieldcheck
