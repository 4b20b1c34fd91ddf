// collections.deque.
#include "harness/runtime/modules.hpp"
#include "protocol/sequence.hpp"

#include <algorithm>
#include <deque>

namespace yieldcheck {
namespace {

class Deque final : public Object {
public:
    explicit Deque(std::optional<std::size_t> limit) : limit_(limit) {}

    Value type() const override { return builtin_class("collections.deque"); }
    Text repr() override;
    std::size_t hash() override { raise_error("TypeError", "unhashable type: 'collections.deque'"); }
    bool truth() override { return !items_.empty(); }
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value in_place(Operator operation, const Value& right) override;
    std::size_t length() override { return items_.size(); }
    Value item(const Value& key) override { return items_[place(key)]; }
    void set_item(const Value& key, Value value) override { std::swap(items_[place(key)], value); }
    void delete_item(const Value& key) override;
    Value iterate() override;
    Value find_attribute(std::string_view name) override;
    Value call_method(std::string_view name, Arguments arguments) override;
    void clear() noexcept override { const auto items = std::exchange(items_, {}); }

    void append(Value value) {
        items_.push_back(std::move(value));
        ++changes_;
        if (limit_ && items_.size() > *limit_) pop_left();
    }
    void append_left(Value value) {
        items_.push_front(std::move(value));
        ++changes_;
        if (limit_ && items_.size() > *limit_) pop();
    }
    Value pop() {
        if (items_.empty()) raise_error("IndexError", "pop from an empty deque");
        Value value = std::move(items_.back());
        items_.pop_back();
        ++changes_;
        return value;
    }
    Value pop_left() {
        if (items_.empty()) raise_error("IndexError", "pop from an empty deque");
        Value value = std::move(items_.front());
        items_.pop_front();
        ++changes_;
        return value;
    }
    void extend(const Value& iterable, bool left) {
        const Value source = iterable.object() == this ? list(items_of(iterable)) : iterable;
        const Value iterator = source->iterate();
        for (Value item; next_item(iterator, item);)
            left ? append_left(std::move(item)) : append(std::move(item));
    }
    Value copy() const {
        auto* made = new Deque(limit_);
        made->items_ = items_;
        return Value(made);
    }
    void rotate(std::int64_t steps);
    Value find(const Arguments& arguments);
    void remove(const Value& wanted);

    const std::deque<Value>& items() const noexcept { return items_; }
    std::uint64_t changes() const noexcept { return changes_; }

private:
    friend Value call_deque_method(Deque& self, std::string_view name, Arguments& arguments);

    std::size_t place(const Value& key) const {
        return static_cast<std::size_t>(item_index(key, "deque", items_.size(), "deque index out of range"));
    }

    std::deque<Value> items_;
    std::optional<std::size_t> limit_;
    std::uint64_t changes_ = 0;
};

class DequeIterator final : public NativeIterator {
public:
    explicit DequeIterator(Value source)
        : NativeIterator("collections._deque_iterator"),
          source_(std::move(source)),
          changes_(source_.as<Deque>()->changes()) {}

    Advance advance() override {
        if (!source_.bound()) return {None, true};
        const auto& deque = *source_.as<Deque>();
        if (deque.changes() != changes_) raise_error("RuntimeError", "deque mutated during iteration");
        if (position_ < deque.items().size()) return {deque.items()[position_++], false};
        source_ = {};
        return {None, true};
    }
    void clear() noexcept override { source_ = {}; }

private:
    Value source_;
    std::uint64_t changes_;
    std::size_t position_ = 0;
};

std::vector<Value> content(const Deque& deque) { return {deque.items().begin(), deque.items().end()}; }

Text Deque::repr() {
    const ReprGuard guard(*this);
    if (guard.within_itself()) return U"[...]";
    Text shown = U"deque(" + yieldcheck::repr(list(content(*this)));
    if (limit_) shown += U", maxlen=" + said(std::to_string(*limit_));
    return shown + U")";
}

Value Deque::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<Deque>();
    if (right == nullptr) return NotImplemented;
    return yieldcheck::compare(comparison, list(content(*this)), list(content(*right)));
}

Value Deque::binary(Operator operation, const Value& right) {
    if (operation != Operator::add) return NotImplemented;
    if (right.as<Deque>() == nullptr) {
        raise_error("TypeError", "can only concatenate deque (not \"" + right->type_name() + "\") to deque");
    }
    Value joined = copy();
    joined.as<Deque>()->extend(right, false);
    return joined;
}

Value Deque::in_place(Operator operation, const Value& right) {
    if (operation != Operator::add) return NotImplemented;
    extend(right, false);
    return Value(this);
}

void Deque::delete_item(const Value& key) {
    const auto position = items_.begin() + static_cast<std::ptrdiff_t>(place(key));
    const Value old = std::move(*position);
    items_.erase(position);
    ++changes_;
}

Value Deque::iterate() { return Value(new DequeIterator(Value(this))); }

void Deque::rotate(std::int64_t steps) {
    if (items_.empty()) return;
    const auto size = static_cast<std::int64_t>(items_.size());
    const std::int64_t shift = ((steps % size) + size) % size;
    std::rotate(items_.begin(), items_.end() - shift, items_.end());
    ++changes_;
}

Value Deque::find(const Arguments& arguments) {
    expect_arguments("index", arguments, 1, 3);
    const auto [start, stop] = search_bounds(arguments.positional(), 1, items_.size());
    for (std::size_t index = start; index < stop && index < items_.size(); ++index) {
        if (yieldcheck::equal(items_[index], arguments.positional()[0]))
            return integer(static_cast<std::int64_t>(index));
    }
    raise_error("ValueError", utf8(yieldcheck::repr(arguments.positional()[0])) + " is not in deque");
}

void Deque::remove(const Value& wanted) {
    for (std::size_t index = 0; index < items_.size(); ++index) {
        if (!yieldcheck::equal(items_[index], wanted)) continue;
        delete_item(integer(static_cast<std::int64_t>(index)));
        return;
    }
    raise_error("ValueError", utf8(yieldcheck::repr(wanted)) + " is not in deque");
}

// ---- methods
// ----------------------------------------------------------------------------------------------------------

struct DequeMethod {
    std::string_view name;
    std::size_t least, most;
};

constexpr DequeMethod methods[] = {
    {"append", 1, 1},     {"appendleft", 1, 1}, {"pop", 0, 0},         {"popleft", 0, 0},      {"extend", 1, 1},
    {"extendleft", 1, 1}, {"rotate", 0, 1},     {"clear", 0, 0},       {"copy", 0, 0},         {"count", 1, 1},
    {"index", 1, 3},      {"insert", 2, 2},     {"remove", 1, 1},      {"reverse", 0, 0},      {"__reversed__", 0, 0},
    {"__len__", 0, 0},    {"__iter__", 0, 0},   {"__getitem__", 1, 1}, {"__contains__", 1, 1}, {"__bool__", 0, 0},
};

Value call_deque_method(Deque& self, std::string_view name, Arguments& arguments) {
    auto& given = arguments.positional();
    if (name == "append") return self.append(std::move(given[0])), None;
    if (name == "appendleft") return self.append_left(std::move(given[0])), None;
    if (name == "pop") return self.pop();
    if (name == "popleft") return self.pop_left();
    if (name == "extend") return self.extend(given[0], false), None;
    if (name == "extendleft") return self.extend(given[0], true), None;
    if (name == "rotate") return self.rotate(given.empty() ? 1 : index_of(given[0])), None;
    if (name == "copy") return self.copy();
    if (name == "index") return self.find(arguments);
    if (name == "remove") return self.remove(given[0]), None;
    if (name == "__len__") return integer(static_cast<std::int64_t>(self.items_.size()));
    if (name == "__bool__") return boolean(self.truth());
    if (name == "__iter__") return self.iterate();
    if (name == "__getitem__") return self.item(given[0]);
    if (name == "__contains__") return boolean(self.contains(given[0]));
    if (name == "__reversed__") {
        std::vector<Value> backwards(self.items_.rbegin(), self.items_.rend());
        return list(std::move(backwards))->iterate();
    }
    if (name == "count") {
        std::int64_t count = 0;
        for (const Value& item : content(self))
            count += yieldcheck::equal(item, given[0]) ? 1 : 0;
        return integer(count);
    }
    ++self.changes_;
    if (name == "clear") return self.clear(), None;
    if (name == "reverse") return std::reverse(self.items_.begin(), self.items_.end()), None;
    if (self.limit_ && self.items_.size() >= *self.limit_)
        raise_error("IndexError", "deque already at its maximum size");
    const auto size = static_cast<std::int64_t>(self.items_.size());
    std::int64_t position = index_of(given[0]);
    if (position < 0) position = std::max<std::int64_t>(0, position + size);
    self.items_.insert(self.items_.begin() + std::min(position, size), std::move(given[1]));
    return None;
}

const DequeMethod* find_method(std::string_view name) {
    for (const DequeMethod& method : methods) {
        if (method.name == name) return &method;
    }
    return nullptr;
}

Value Deque::find_attribute(std::string_view name) {
    if (name == "maxlen") return limit_ ? integer(static_cast<std::int64_t>(*limit_)) : None;
    if (find_method(name) == nullptr) return Object::find_attribute(name);
    return native_function(name, [self = Value(this), name = std::string(name)](Arguments& arguments) {
        return self->call_method(name, std::move(arguments));
    });
}

Value Deque::call_method(std::string_view name, Arguments arguments) {
    const DequeMethod* method = find_method(name);
    if (method == nullptr) return Object::call_method(name, std::move(arguments));
    expect_arguments("deque." + std::string(name), arguments, method->least, method->most);
    const Value keep(this);
    return call_deque_method(*this, name, arguments);
}

Value make_deque(const Value&, Arguments& arguments) {
    const auto given = named_arguments("deque", arguments, {"iterable", "maxlen"});
    std::optional<std::size_t> limit;
    if (given[1].bound() && !is(given[1], None)) {
        const std::int64_t most = index_of(given[1]);
        if (most < 0) raise_error("ValueError", "maxlen must be non-negative");
        limit = static_cast<std::size_t>(most);
    }
    Value made(new Deque(limit));
    if (given[0].bound()) made.as<Deque>()->extend(given[0], false);
    return made;
}

}  // namespace

void register_deque(ModuleObject& collections) {
    set_native("collections.deque", {make_deque});
    collections.add("deque", builtin_class("collections.deque"));
}

}  // namespace yieldcheck
