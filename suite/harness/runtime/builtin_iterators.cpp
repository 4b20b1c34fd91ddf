// enumerate, zip, map, filter and reversed; and iteration by __getitem__.
#include "harness/runtime/native.hpp"
#include "protocol/list.hpp"
#include "protocol/range.hpp"
#include "protocol/tuple.hpp"

namespace yieldcheck {
namespace {}  // namespace

ReusedTuple::Filling::Filling(ReusedTuple& owner) {
    if (owner.tuple_.bound() && owner.tuple_->references() == 1) reused_ = owner.tuple_;
}

void ReusedTuple::Filling::put(std::size_t index, Value value) {
    if (reused_.bound()) {
        const Value old = std::exchange(reused_.as<TupleObject>()->items[index], std::move(value));
        return;
    }
    if (fresh_.size() <= index) fresh_.resize(index + 1);
    fresh_[index] = std::move(value);
}

Value ReusedTuple::Filling::finish() { return reused_.bound() ? std::move(reused_) : tuple(std::move(fresh_)); }

namespace {

class SequenceWalk final : public NativeIterator {
public:
    explicit SequenceWalk(Value sequence) : NativeIterator("iterator"), sequence_(std::move(sequence)) {}

    Advance advance() override {
        if (!sequence_.bound()) return {None, true};
        try {
            return {Value(sequence_)->item(integer(position_++)), false};
        } catch (const Raised& raised) {
            if (!is_a(raised.exception, "IndexError") && !is_a(raised.exception, "StopIteration")) throw;
        }
        sequence_ = {};
        return {None, true};
    }
    void clear() noexcept override { sequence_ = {}; }

private:
    Value sequence_;
    std::int64_t position_ = 0;
};

class Enumerate final : public NativeIterator {
public:
    Enumerate(Value iterator, Value start)
        : NativeIterator("enumerate"), iterator_(std::move(iterator)), count_(std::move(start)), pair_(2) {}

    Advance advance() override {
        Value item;
        if (!next_item(iterator_, item)) return {None, true};
        Value number = count_;
        count_ = yieldcheck::binary(Operator::add, count_, integer(1));
        ReusedTuple::Filling pair(pair_);
        pair.put(0, std::move(number));
        pair.put(1, std::move(item));
        return {pair.finish(), false};
    }
    void clear() noexcept override {
        iterator_ = {};
        pair_.clear();
    }

private:
    Value iterator_;
    Value count_;
    ReusedTuple pair_;
};

std::string numbered(std::size_t count) { return count == 1 ? " 1" : "s 1-" + std::to_string(count); }

class Zip final : public NativeIterator {
public:
    Zip(std::vector<Value> iterators, bool strict)
        : NativeIterator("zip"), iterators_(std::move(iterators)), strict_(strict), result_(iterators_.size()) {}

    Advance advance() override {
        if (iterators_.empty()) return {None, true};
        ReusedTuple::Filling result(result_);
        for (std::size_t index = 0; index < iterators_.size(); ++index) {
            Value item;
            if (!next_item(iterators_[index], item)) {
                if (strict_) check_lengths(index);
                return {None, true};
            }
            result.put(index, std::move(item));
        }
        return {result.finish(), false};
    }
    void clear() noexcept override {
        const auto iterators = std::exchange(iterators_, {});
        result_.clear();
    }

private:
    void check_lengths(std::size_t ended) {
        if (ended > 0) {
            raise_error("ValueError",
                        "zip() argument " + std::to_string(ended + 1) + " is shorter than argument" + numbered(ended));
        }
        for (std::size_t index = 1; index < iterators_.size(); ++index) {
            Value item;
            if (!next_item(iterators_[index], item)) continue;
            raise_error("ValueError",
                        "zip() argument " + std::to_string(index + 1) + " is longer than argument" + numbered(index));
        }
    }

    std::vector<Value> iterators_;
    bool strict_;
    ReusedTuple result_;
};

class Map final : public NativeIterator {
public:
    Map(Value function, std::vector<Value> iterators)
        : NativeIterator("map"), function_(std::move(function)), iterators_(std::move(iterators)) {}

    Advance advance() override {
        std::vector<Value> items(iterators_.size());
        for (std::size_t index = 0; index < iterators_.size(); ++index) {
            if (!next_item(iterators_[index], items[index])) return {None, true};
        }
        return {Value(function_)->call(Arguments(std::move(items))), false};
    }
    void clear() noexcept override {
        const auto iterators = std::exchange(iterators_, {});
        const Value function = std::move(function_);
    }

private:
    Value function_;
    std::vector<Value> iterators_;
};

class Filter final : public NativeIterator {
public:
    Filter(Value function, Value iterator)
        : NativeIterator("filter"), function_(std::move(function)), iterator_(std::move(iterator)) {}

    Advance advance() override {
        const bool by_truth = is(function_, None) || is(function_, builtin_class("bool"));
        for (Value item; next_item(iterator_, item);) {
            if (by_truth ? truthy(item) : truthy(Value(function_)->call({item}))) return {std::move(item), false};
        }
        return {None, true};
    }
    void clear() noexcept override {
        const Value iterator = std::move(iterator_);
        const Value function = std::move(function_);
    }

private:
    Value function_, iterator_;
};

class Reversed final : public NativeIterator {
public:
    Reversed(const char* class_name, Value sequence)
        : NativeIterator(class_name), sequence_(std::move(sequence)), left_(sequence_->length()) {}

    Advance advance() override {
        if (sequence_.bound() && left_ > 0) {
            try {
                return {Value(sequence_)->item(integer(static_cast<std::int64_t>(--left_))), false};
            } catch (const Raised& raised) {
                if (!is_a(raised.exception, "IndexError") && !is_a(raised.exception, "StopIteration")) throw;
            }
        }
        sequence_ = {};
        return {None, true};
    }
    void clear() noexcept override { sequence_ = {}; }

private:
    Value sequence_;
    std::size_t left_;
};

// ---- the classes when called
// ------------------------------------------------------------------------------------------

Value make_enumerate(const Value&, Arguments& arguments) {
    const auto given = named_arguments("enumerate", arguments, {"iterable", "start"});
    if (!given[0].bound()) raise_error("TypeError", "enumerate() missing required argument 'iterable' (pos 1)");
    const Value start = given[1].bound() ? given[1] : integer(0);
    if (!is_integer(start)) {
        raise_error("TypeError", "'" + start->type_name() + "' object cannot be interpreted as an integer");
    }
    return Value(new Enumerate(given[0]->iterate(), start));
}

Value make_zip(const Value&, Arguments& arguments) {
    const Value strict = take_keyword(arguments, "strict");
    expect_no_keywords("zip", arguments);
    std::vector<Value> iterators;
    for (std::size_t index = 0; index < arguments.positional().size(); ++index) {
        const Value& source = arguments.positional()[index];
        try {
            iterators.push_back(source->iterate());
        } catch (const Raised& raised) {
            if (!is_a(raised.exception, "TypeError") || class_of(source).lookup("__iter__").bound()) throw;
            raise_error("TypeError", "'" + source->type_name() + "' object is not iterable");
        }
    }
    return Value(new Zip(std::move(iterators), strict.bound() && truthy(strict)));
}

Value make_map(const Value&, Arguments& arguments) {
    expect_no_keywords("map", arguments);
    const auto& given = arguments.positional();
    if (given.size() < 2) raise_error("TypeError", "map() must have at least two arguments.");
    std::vector<Value> iterators;
    for (std::size_t index = 1; index < given.size(); ++index)
        iterators.push_back(given[index]->iterate());
    return Value(new Map(given[0], std::move(iterators)));
}

Value make_filter(const Value&, Arguments& arguments) {
    expect_arguments("filter", arguments, 2, 2);
    return Value(new Filter(arguments.positional()[0], arguments.positional()[1]->iterate()));
}

Value make_reversed(const Value&, Arguments& arguments) {
    expect_arguments("reversed", arguments, 1, 1);
    const Value& source = arguments.positional()[0];
    if (const Value method = class_of(source).find_override("__reversed__"); method.bound()) {
        return call_attribute(method, source, {});
    }
    if (source->kind() == Kind::list) return Value(new Reversed("list_reverseiterator", source));
    if (source->kind() == Kind::range) return Value(new Reversed("range_iterator", source));
    if (source->kind() == Kind::dict) return Value(new Reversed("dict_reversekeyiterator", list(items_of(source))));
    const bool sequence = source->kind() == Kind::tuple || source->kind() == Kind::text ||
                          source->kind() == Kind::bytes || class_of(source).find_override("__getitem__").bound();
    if (sequence) return Value(new Reversed("reversed", source));
    if (const Value method = source->find_attribute("__reversed__"); method.bound()) return method->call({});
    raise_error("TypeError", "'" + source->type_name() + "' object is not reversible");
}

}  // namespace

Value sequence_iterator(Value sequence) { return Value(new SequenceWalk(std::move(sequence))); }

void register_builtin_iterators() {
    set_native("enumerate", {make_enumerate});
    set_native("zip", {make_zip});
    set_native("map", {make_map});
    set_native("filter", {make_filter});
    set_native("reversed", {make_reversed});
}

}  // namespace yieldcheck
