// itertools: the iterators that work item by item. What each holds on to, and when it lets go, is CPython's.
#include "harness/runtime/modules.hpp"

namespace yieldcheck {
namespace {

class Count final : public NativeIterator {
public:
    Count(Value start, Value step)
        : NativeIterator("itertools.count"), next_(std::move(start)), step_(std::move(step)) {}

    Advance advance() override {
        Value value = next_;
        next_ = yieldcheck::binary(Operator::add, next_, step_);
        return {std::move(value), false};
    }
    Text repr() override {
        const bool by_one = is_integer(step_) && yieldcheck::equal(step_, integer(1));
        return U"count(" + yieldcheck::repr(next_) + (by_one ? U"" : U", " + yieldcheck::repr(step_)) + U")";
    }

private:
    Value next_, step_;
};

class Cycle final : public NativeIterator {
public:
    explicit Cycle(Value iterator) : NativeIterator("itertools.cycle"), iterator_(std::move(iterator)) {}

    Advance advance() override {
        if (iterator_.bound()) {
            Value item;
            if (next_item(iterator_, item)) {
                saved_.push_back(item);
                return {std::move(item), false};
            }
            iterator_ = {};
        }
        if (saved_.empty()) return {None, true};
        Value item = saved_[position_];
        position_ = (position_ + 1) % saved_.size();
        return {std::move(item), false};
    }
    void clear() noexcept override {
        const auto saved = std::exchange(saved_, {});
        iterator_ = {};
    }

private:
    Value iterator_;
    std::vector<Value> saved_;
    std::size_t position_ = 0;
};

class Repeat final : public NativeIterator {
public:
    Repeat(Value item, std::int64_t left) : NativeIterator("itertools.repeat"), item_(std::move(item)), left_(left) {}

    Advance advance() override {
        if (left_ == 0) return {None, true};
        if (left_ > 0) --left_;
        return {item_, false};
    }
    void clear() noexcept override { item_ = {}; }

private:
    Value item_;
    std::int64_t left_;  // negative: for ever
};

class Chain final : public NativeIterator {
public:
    explicit Chain(Value sources) : NativeIterator("itertools.chain"), sources_(std::move(sources)) {}

    Advance advance() override {
        while (sources_.bound()) {
            if (!active_.bound()) {
                Value source;
                if (!next_item(sources_, source)) {
                    sources_ = {};
                    break;
                }
                try {
                    active_ = source->iterate();
                } catch (const Raised&) {
                    sources_ = {};
                    throw;
                }
            }
            Value item;
            if (next_item(active_, item)) return {std::move(item), false};
            active_ = {};
        }
        return {None, true};
    }
    void clear() noexcept override {
        active_ = {};
        sources_ = {};
    }

private:
    Value sources_, active_;
};

class Slice final : public NativeIterator {
public:
    Slice(Value iterator, std::int64_t start, std::int64_t stop, std::int64_t step)
        : NativeIterator("itertools.islice"), iterator_(std::move(iterator)), next_(start), stop_(stop), step_(step) {}

    Advance advance() override {
        if (!iterator_.bound()) return {None, true};
        Value item;
        while (passed_ < next_) {
            if (!next_item(iterator_, item)) return end();
            ++passed_;
        }
        if (stop_ >= 0 && passed_ >= stop_) return end();
        if (!next_item(iterator_, item)) return end();
        ++passed_;
        next_ += step_;
        if (stop_ >= 0 && next_ > stop_) next_ = stop_;
        return {std::move(item), false};
    }
    void clear() noexcept override { iterator_ = {}; }

private:
    Advance end() {
        iterator_ = {};
        return {None, true};
    }

    Value iterator_;
    std::int64_t passed_ = 0;
    std::int64_t next_;
    std::int64_t stop_;  // negative: none
    std::int64_t step_;
};

/// takewhile, dropwhile and filterfalse: a function decides about each item.
class Chooser final : public NativeIterator {
public:
    enum class Kind { take, drop, reject };

    Chooser(const char* name, Kind kind, Value function, Value iterator)
        : NativeIterator(name), kind_(kind), function_(std::move(function)), iterator_(std::move(iterator)) {}

    Advance advance() override {
        if (kind_ == Kind::take && decided_) return {None, true};
        for (Value item; next_item(iterator_, item);) {
            if (kind_ == Kind::drop && decided_) return {std::move(item), false};
            const bool chosen = is(function_, None) ? truthy(item) : truthy(Value(function_)->call({item}));
            switch (kind_) {
                case Kind::take:
                    if (chosen) return {std::move(item), false};
                    decided_ = true;
                    return {None, true};
                case Kind::drop:
                    if (chosen) continue;
                    decided_ = true;
                    return {std::move(item), false};
                case Kind::reject:
                    if (!chosen) return {std::move(item), false};
                    continue;
            }
        }
        return {None, true};
    }
    void clear() noexcept override {
        iterator_ = {};
        function_ = {};
    }

private:
    Kind kind_;
    Value function_, iterator_;
    bool decided_ = false;
};

class ZipLongest final : public NativeIterator {
public:
    ZipLongest(std::vector<Value> iterators, Value fill)
        : NativeIterator("itertools.zip_longest"),
          iterators_(std::move(iterators)),
          active_(iterators_.size()),
          fill_(std::move(fill)),
          result_(iterators_.size()) {}

    Advance advance() override {
        if (active_ == 0) return {None, true};
        ReusedTuple::Filling result(result_);
        for (std::size_t index = 0; index < iterators_.size(); ++index) {
            Value item;
            if (!iterators_[index].bound() || !next_item(iterators_[index], item)) {
                if (iterators_[index].bound()) {
                    if (--active_ == 0) return {None, true};
                    iterators_[index] = {};
                }
                item = fill_;
            }
            result.put(index, std::move(item));
        }
        return {result.finish(), false};
    }
    void clear() noexcept override {
        const auto iterators = std::exchange(iterators_, {});
        active_ = 0;
        result_.clear();
    }

private:
    std::vector<Value> iterators_;
    std::size_t active_;
    Value fill_;
    ReusedTuple result_;
};

class StarMap final : public NativeIterator {
public:
    StarMap(Value function, Value iterator)
        : NativeIterator("itertools.starmap"), function_(std::move(function)), iterator_(std::move(iterator)) {}

    Advance advance() override {
        Value item;
        if (!next_item(iterator_, item)) return {None, true};
        return {Value(function_)->call(Arguments(items_of(item))), false};
    }
    void clear() noexcept override {
        iterator_ = {};
        function_ = {};
    }

private:
    Value function_, iterator_;
};

class Pairwise final : public NativeIterator {
public:
    explicit Pairwise(Value iterator)
        : NativeIterator("itertools.pairwise"), iterator_(std::move(iterator)), result_(2) {}

    Advance advance() override {
        if (!iterator_.bound()) return {None, true};
        Value item;
        if (!old_.bound() && !next_item(iterator_, old_)) return end();
        if (!next_item(iterator_, item)) return end();
        ReusedTuple::Filling pair(result_);
        pair.put(0, old_);
        pair.put(1, item);
        old_ = std::move(item);
        return {pair.finish(), false};
    }
    void clear() noexcept override {
        end();
        result_.clear();
    }

private:
    Advance end() noexcept {
        iterator_ = {};
        old_ = {};
        return {None, true};
    }

    Value iterator_, old_;
    ReusedTuple result_;
};

class Compress final : public NativeIterator {
public:
    Compress(Value data, Value selectors)
        : NativeIterator("itertools.compress"), data_(std::move(data)), selectors_(std::move(selectors)) {}

    Advance advance() override {
        for (Value item, selector; next_item(data_, item) && next_item(selectors_, selector);) {
            if (truthy(selector)) return {std::move(item), false};
        }
        return {None, true};
    }
    void clear() noexcept override {
        data_ = {};
        selectors_ = {};
    }

private:
    Value data_, selectors_;
};

// ---- the classes when called
// ------------------------------------------------------------------------------------------

Value make_count(const Value&, Arguments& arguments) {
    const auto given = named_arguments("count", arguments, {"start", "step"});
    return Value(new Count(given[0].bound() ? given[0] : integer(0), given[1].bound() ? given[1] : integer(1)));
}

Value make_cycle(const Value&, Arguments& arguments) {
    expect_arguments("cycle", arguments, 1, 1);
    return Value(new Cycle(arguments.positional()[0]->iterate()));
}

Value make_repeat(const Value&, Arguments& arguments) {
    const auto given = named_arguments("repeat", arguments, {"object", "times"});
    if (!given[0].bound()) raise_error("TypeError", "repeat() missing required argument 'object' (pos 1)");
    const std::int64_t times = given[1].bound() ? std::max<std::int64_t>(0, index_of(given[1])) : -1;
    return Value(new Repeat(given[0], times));
}

Value make_chain(const Value&, Arguments& arguments) {
    expect_no_keywords("chain", arguments);
    return Value(new Chain(tuple(arguments.positional())->iterate()));
}

Value chain_from_iterable(Arguments& arguments) {
    expect_arguments("from_iterable", arguments, 1, 1);
    return Value(new Chain(arguments.positional()[0]->iterate()));
}

std::int64_t slice_bound(const Value& value, std::int64_t otherwise, const char* complaint) {
    if (is(value, None)) return otherwise;
    const auto number = is_integer(value) ? small_integer(value) : std::nullopt;
    if (!number || *number < 0) raise_error("ValueError", complaint);
    return *number;
}

Value make_slice(const Value&, Arguments& arguments) {
    expect_arguments("islice", arguments, 2, 4);
    const auto& given = arguments.positional();
    constexpr const char* bounds = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    if (given.size() == 2) {
        const std::int64_t stop =
            slice_bound(given[1], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        return Value(new Slice(given[0]->iterate(), 0, stop, 1));
    }
    const std::int64_t start = slice_bound(given[1], 0, bounds);
    const std::int64_t stop = slice_bound(given[2], -1, bounds);
    constexpr const char* steps = "Step for islice() must be a positive integer or None.";
    const std::int64_t step = given.size() == 4 ? slice_bound(given[3], 1, steps) : 1;
    if (step < 1) raise_error("ValueError", steps);
    return Value(new Slice(given[0]->iterate(), start, stop, step));
}

template <Chooser::Kind kind>
Value make_chooser(const Value& made_class, Arguments& arguments) {
    static constexpr const char* names[] = {"itertools.takewhile", "itertools.dropwhile", "itertools.filterfalse"};
    expect_arguments(made_class.as<ClassObject>()->name(), arguments, 2, 2);
    const auto& given = arguments.positional();
    return Value(new Chooser(names[static_cast<int>(kind)], kind, given[0], given[1]->iterate()));
}

Value make_zip_longest(const Value&, Arguments& arguments) {
    const Value fill = take_keyword(arguments, "fillvalue");
    expect_no_keywords("zip_longest", arguments);
    std::vector<Value> iterators;
    for (const Value& source : arguments.positional())
        iterators.push_back(source->iterate());
    return Value(new ZipLongest(std::move(iterators), fill.bound() ? fill : None));
}

Value make_star_map(const Value&, Arguments& arguments) {
    expect_arguments("starmap", arguments, 2, 2);
    return Value(new StarMap(arguments.positional()[0], arguments.positional()[1]->iterate()));
}

Value make_pairwise(const Value&, Arguments& arguments) {
    expect_arguments("pairwise", arguments, 1, 1);
    return Value(new Pairwise(arguments.positional()[0]->iterate()));
}

Value make_compress(const Value&, Arguments& arguments) {
    expect_arguments("compress", arguments, 2, 2);
    return Value(new Compress(arguments.positional()[0]->iterate(), arguments.positional()[1]->iterate()));
}

}  // namespace

void register_itertools() {
    set_native("itertools.count", {make_count});
    set_native("itertools.cycle", {make_cycle});
    set_native("itertools.repeat", {make_repeat});
    set_native("itertools.chain", {make_chain});
    set_native("itertools.islice", {make_slice});
    set_native("itertools.takewhile", {make_chooser<Chooser::Kind::take>});
    set_native("itertools.dropwhile", {make_chooser<Chooser::Kind::drop>});
    set_native("itertools.filterfalse", {make_chooser<Chooser::Kind::reject>});
    set_native("itertools.zip_longest", {make_zip_longest});
    set_native("itertools.starmap", {make_star_map});
    set_native("itertools.pairwise", {make_pairwise});
    set_native("itertools.compress", {make_compress});
    builtin_class("itertools.chain")
        .as<ClassObject>()
        ->attributes.set("from_iterable", Heap::immortal(native_function("from_iterable", chain_from_iterable)));
    ModuleObject& module = add_module("itertools");
    for (const char* name : {"count", "cycle", "repeat", "chain", "islice", "takewhile", "dropwhile", "filterfalse",
                             "zip_longest", "starmap", "pairwise", "compress"}) {
        module.add(name, builtin_class(std::string("itertools.") + name));
    }
    register_combinatorics(module);
}

}  // namespace yieldcheck
