// itertools: what looks at several items at once (product, permutations, combinations, accumulate, groupby, tee,
// batched).
#include "harness/runtime/modules.hpp"

#include <deque>
#include <memory>
#include <numeric>

namespace yieldcheck {
namespace {

/// Walks over tuples of positions; each kind says how to get from one to the next.
class Arrangement final : public NativeIterator {
public:
    using Positions = std::vector<std::size_t>;
    using Step = bool (*)(Positions& positions, const std::vector<std::vector<Value>>& pools);

    Arrangement(const char* name, std::vector<std::vector<Value>> pools, std::optional<Positions> first, Step step)
        : NativeIterator(name), pools_(std::move(pools)), positions_(std::move(first)), step_(step) {}

    Advance advance() override {
        if (!positions_) return {None, true};
        std::vector<Value> items;
        for (std::size_t index = 0; index < positions_->size(); ++index) {
            items.push_back(pools_[index % pools_.size()][(*positions_)[index]]);
        }
        if (!step_(*positions_, pools_)) positions_.reset();
        return {tuple(std::move(items)), false};
    }
    void clear() noexcept override {
        positions_.reset();
        const auto pools = std::exchange(pools_, {});
    }

private:
    std::vector<std::vector<Value>> pools_;
    std::optional<Positions> positions_;
    Step step_;
};

using Positions = Arrangement::Positions;
using Pools = std::vector<std::vector<Value>>;

bool next_product(Positions& positions, const Pools& pools) {
    for (std::size_t index = positions.size(); index-- > 0;) {
        if (++positions[index] < pools[index].size()) return true;
        positions[index] = 0;
    }
    return false;
}

bool next_combination(Positions& positions, const Pools& pools) {
    const std::size_t count = pools[0].size();
    for (std::size_t index = positions.size(); index-- > 0;) {
        if (positions[index] == index + count - positions.size()) continue;
        ++positions[index];
        for (std::size_t later = index + 1; later < positions.size(); ++later)
            positions[later] = positions[later - 1] + 1;
        return true;
    }
    return false;
}

bool next_combination_with_replacement(Positions& positions, const Pools& pools) {
    for (std::size_t index = positions.size(); index-- > 0;) {
        if (positions[index] + 1 == pools[0].size()) continue;
        const std::size_t value = positions[index] + 1;
        for (std::size_t later = index; later < positions.size(); ++later)
            positions[later] = value;
        return true;
    }
    return false;
}

/// The next choice of different positions in lexicographic order.
bool next_permutation(Positions& positions, const Pools& pools) {
    const std::size_t count = pools[0].size();
    for (std::size_t index = positions.size(); index-- > 0;) {
        std::vector<bool> taken(count);
        for (std::size_t before = 0; before < index; ++before)
            taken[positions[before]] = true;
        std::size_t value = positions[index] + 1;
        while (value < count && taken[value])
            ++value;
        if (value == count) continue;
        positions[index] = value;
        taken[value] = true;
        std::size_t smallest = 0;
        for (std::size_t later = index + 1; later < positions.size(); ++later) {
            while (taken[smallest])
                ++smallest;
            positions[later] = smallest;
            taken[smallest] = true;
        }
        return true;
    }
    return false;
}

Positions counted(std::size_t length) {
    Positions positions(length);
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

Value make_product(const Value&, Arguments& arguments) {
    const Value repeat = take_keyword(arguments, "repeat");
    expect_no_keywords("product", arguments);
    const std::int64_t times = repeat.bound() ? index_of(repeat) : 1;
    if (times < 0) raise_error("ValueError", "repeat argument cannot be negative");
    Pools once;
    for (const Value& source : arguments.positional())
        once.push_back(items_of(source));
    Pools pools;
    bool empty = false;
    for (std::int64_t round = 0; round < times; ++round)
        pools.insert(pools.end(), once.begin(), once.end());
    for (const auto& pool : pools)
        empty = empty || pool.empty();
    std::optional<Positions> first;
    if (!empty) first = Positions(pools.size());
    return Value(new Arrangement("itertools.product", std::move(pools), std::move(first), next_product));
}

/// The pool and the length that permutations and combinations take.
Value make_arrangement(const char* name, bool repeating, bool any_length, Arrangement::Step step,
                       Arguments& arguments) {
    const std::string called = std::string(name).substr(std::string_view("itertools.").size());
    auto given = named_arguments(called, arguments, {"iterable", "r"});
    if (!given[0].bound() || (!given[1].bound() && !any_length)) {
        raise_error("TypeError", called + "() missing required argument '" +
                                     (given[0].bound() ? "r' (pos 2)" : "iterable' (pos 1)"));
    }
    Pools pools{items_of(given[0])};
    const std::size_t count = pools[0].size();
    const bool whole = !given[1].bound() || is(given[1], None);
    const std::int64_t wanted = whole ? static_cast<std::int64_t>(count) : index_of(given[1]);
    if (wanted < 0) raise_error("ValueError", "r must be non-negative");
    const auto length = static_cast<std::size_t>(wanted);
    std::optional<Positions> first;
    if (repeating ? count > 0 || length == 0 : length <= count) first = repeating ? Positions(length) : counted(length);
    return Value(new Arrangement(name, std::move(pools), std::move(first), step));
}

Value make_permutations(const Value&, Arguments& arguments) {
    return make_arrangement("itertools.permutations", false, true, next_permutation, arguments);
}

Value make_combinations(const Value&, Arguments& arguments) {
    return make_arrangement("itertools.combinations", false, false, next_combination, arguments);
}

Value make_combinations_with_replacement(const Value&, Arguments& arguments) {
    return make_arrangement("itertools.combinations_with_replacement", true, false, next_combination_with_replacement,
                            arguments);
}

// ---- accumulate, groupby, tee, batched
// ----------------------------------------------------------------------------------

class Accumulate final : public NativeIterator {
public:
    Accumulate(Value iterator, Value function, Value initial)
        : NativeIterator("itertools.accumulate"),
          iterator_(std::move(iterator)),
          function_(std::move(function)),
          initial_(std::move(initial)) {}

    Advance advance() override {
        if (initial_.bound()) {
            total_ = std::move(initial_);
            return {total_, false};
        }
        Value item;
        if (!next_item(iterator_, item)) return {None, true};
        if (!total_.bound()) {
            total_ = std::move(item);
        } else if (function_.bound()) {
            total_ = Value(function_)->call({total_, std::move(item)});
        } else {
            total_ = yieldcheck::binary(Operator::add, total_, item);
        }
        return {total_, false};
    }
    void clear() noexcept override {
        iterator_ = {};
        function_ = {};
        total_ = {};
    }

private:
    Value iterator_, function_, initial_, total_;
};

class GroupBy final : public NativeIterator {
public:
    GroupBy(Value iterator, Value key)
        : NativeIterator("itertools.groupby"), iterator_(std::move(iterator)), key_(std::move(key)) {}

    Advance advance() override;
    void clear() noexcept override {
        iterator_ = {};
        key_ = {};
        target_ = current_key_ = current_ = {};
    }

    /// The next item of group number `number`, if that is still the current one.
    Advance next_of_group(std::uint64_t number, const Value& target) {
        if (number != group_) return {None, true};
        if (!current_.bound() && !step()) return {None, true};
        if (!yieldcheck::equal(target, current_key_)) return {None, true};
        current_key_ = {};
        return {std::exchange(current_, {}), false};
    }

private:
    bool step() {
        Value item;
        if (!next_item(iterator_, item)) return false;
        current_key_ = is(key_, None) ? item : Value(key_)->call({item});
        current_ = std::move(item);
        return true;
    }

    Value iterator_, key_;
    Value target_, current_key_, current_;
    std::uint64_t group_ = 0;
};

class Group final : public NativeIterator {
public:
    Group(Value owner, std::uint64_t number, Value key)
        : NativeIterator("itertools._grouper"), owner_(std::move(owner)), number_(number), key_(std::move(key)) {}
    Advance advance() override { return static_cast<GroupBy*>(owner_.object())->next_of_group(number_, key_); }
    void clear() noexcept override { key_ = {}; }

private:
    Value owner_;
    std::uint64_t number_;
    Value key_;
};

Advance GroupBy::advance() {
    ++group_;
    while (!current_key_.bound() || (target_.bound() && yieldcheck::equal(target_, current_key_))) {
        if (!step()) return {None, true};
    }
    target_ = current_key_;
    return {tuple({target_, Value(new Group(Value(this), group_, target_))}), false};
}

/// What the iterators of one tee() share: the source, and the items that not all have seen.
struct TeeSource {
    Value iterator;
    std::deque<Value> items;
    std::vector<std::size_t> positions;  // of each branch, counted from the first item kept
};

class Tee final : public NativeIterator {
public:
    Tee(std::shared_ptr<TeeSource> source, std::size_t branch)
        : NativeIterator("itertools._tee"), source_(std::move(source)), branch_(branch) {}

    Advance advance() override {
        if (!source_) return {None, true};
        TeeSource& source = *source_;
        if (source.positions[branch_] == source.items.size()) {
            Value item;
            if (!next_item(source.iterator, item)) return {None, true};
            source.items.push_back(std::move(item));
        }
        Value item = source.items[source.positions[branch_]++];
        trim();
        return {std::move(item), false};
    }
    void clear() noexcept override { leave(); }

private:
    ~Tee() override { leave(); }

    static constexpr std::size_t gone = static_cast<std::size_t>(-1);

    void leave() noexcept {
        if (!source_) return;
        source_->positions[branch_] = gone;
        trim();
        source_.reset();
    }
    void trim() {
        TeeSource& source = *source_;
        std::size_t seen_by_all = source.items.size();
        for (const std::size_t position : source.positions)
            seen_by_all = std::min(seen_by_all, position);
        for (std::size_t& position : source.positions) {
            if (position != gone) position -= seen_by_all;
        }
        for (; seen_by_all > 0; --seen_by_all) {
            const Value old = std::move(source.items.front());
            source.items.pop_front();
        }
    }

    std::shared_ptr<TeeSource> source_;
    std::size_t branch_;
};

class Batched final : public NativeIterator {
public:
    Batched(Value iterator, std::size_t size)
        : NativeIterator("itertools.batched"), iterator_(std::move(iterator)), size_(size) {}

    Advance advance() override {
        if (!iterator_.bound()) return {None, true};
        std::vector<Value> items;
        for (Value item; items.size() < size_ && next_item(iterator_, item);)
            items.push_back(std::move(item));
        if (items.size() < size_) iterator_ = {};
        if (items.empty()) return {None, true};
        return {tuple(std::move(items)), false};
    }
    void clear() noexcept override { iterator_ = {}; }

private:
    Value iterator_;
    std::size_t size_;
};

Value make_accumulate(const Value&, Arguments& arguments) {
    const Value initial = take_keyword(arguments, "initial");
    const auto given = named_arguments("accumulate", arguments, {"iterable", "func"});
    if (!given[0].bound()) raise_error("TypeError", "accumulate() missing required argument 'iterable' (pos 1)");
    const Value function = given[1].bound() && !is(given[1], None) ? given[1] : Value();
    return Value(
        new Accumulate(given[0]->iterate(), function, initial.bound() && !is(initial, None) ? initial : Value()));
}

Value make_group_by(const Value&, Arguments& arguments) {
    const auto given = named_arguments("groupby", arguments, {"iterable", "key"});
    if (!given[0].bound()) raise_error("TypeError", "groupby() missing required argument 'iterable' (pos 1)");
    return Value(new GroupBy(given[0]->iterate(), given[1].bound() ? given[1] : None));
}

Value make_batched(const Value&, Arguments& arguments) {
    if (take_keyword(arguments, "strict").bound())
        throw OutsideSubset{"batched(..., strict=...) is outside the subset"};
    const auto given = named_arguments("batched", arguments, {"iterable", "n"});
    if (!given[0].bound() || !given[1].bound())
        raise_error("TypeError", "batched() missing required argument 'n' (pos 2)");
    const std::int64_t size = index_of(given[1]);
    if (size < 1) raise_error("ValueError", "n must be at least one");
    return Value(new Batched(given[0]->iterate(), static_cast<std::size_t>(size)));
}

Value tee(Arguments& arguments) {
    expect_arguments("tee", arguments, 1, 2);
    const auto& given = arguments.positional();
    const std::int64_t count = given.size() == 2 ? index_of(given[1]) : 2;
    if (count < 0) raise_error("ValueError", "n must be >= 0");
    const auto source = std::make_shared<TeeSource>();
    source->iterator = given[0]->iterate();
    source->positions.resize(static_cast<std::size_t>(count));
    std::vector<Value> branches;
    for (std::size_t branch = 0; branch < source->positions.size(); ++branch)
        branches.emplace_back(new Tee(source, branch));
    return tuple(std::move(branches));
}

}  // namespace

void register_combinatorics(ModuleObject& module) {
    set_native("itertools.product", {make_product});
    set_native("itertools.permutations", {make_permutations});
    set_native("itertools.combinations", {make_combinations});
    set_native("itertools.combinations_with_replacement", {make_combinations_with_replacement});
    set_native("itertools.accumulate", {make_accumulate});
    set_native("itertools.groupby", {make_group_by});
    set_native("itertools.batched", {make_batched});
    for (const char* name : {"product", "permutations", "combinations", "combinations_with_replacement", "accumulate",
                             "groupby", "batched"}) {
        module.add(name, builtin_class(std::string("itertools.") + name));
    }
    module.add("tee", native_function("tee", tee));
}

}  // namespace yieldcheck
