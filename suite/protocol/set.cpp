// set and frozenset: content and operators. The order of insertions follows CPython's, see set_table.hpp.
#include "protocol/set.hpp"

#include "protocol/dict.hpp"
#include "protocol/sequence.hpp"

namespace yieldcheck {
namespace {

class SetIterator final : public BuiltinObject {
public:
    explicit SetIterator(SetObject& source) : source_(&source), size_(source.table.size()) {}

    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }
    void clear() noexcept override { source_ = {}; }

    Advance advance() override {
        if (!source_.bound()) return {None, true};
        const SetTable& table = static_cast<SetObject&>(*source_.object()).table;
        if (table.size() != size_) {
            size_ = static_cast<std::size_t>(-1);
            raise_error("RuntimeError", "Set changed size during iteration");
        }
        while (position_ < table.entries().size()) {
            const Value& key = table.entries()[position_++].key;
            if (key.bound()) return {key, false};
        }
        source_ = {};
        return {None, true};
    }

protected:
    const BuiltinType& builtin_type() const override {
        static const BuiltinType type("set_iterator", {});
        return type;
    }

private:
    Value source_;
    std::size_t size_;
    std::size_t position_ = 0;
};

Value make(Kind kind) { return Value(new SetObject(kind)); }

SetObject& content(const Value& value) { return static_cast<SetObject&>(*value.object()); }

Value filled(Kind kind, const std::vector<Value>& items) {
    Value made = make(kind);
    for (const Value& item : items)
        content(made).add(item);
    return made;
}

bool is_subset(SetObject& left, SetObject& right) {
    if (left.table.size() > right.table.size()) return false;
    for (std::size_t slot = 0; slot < left.table.entries().size(); ++slot) {
        const SetTable::Entry entry = left.table.entries()[slot];
        if (entry.key.bound() && !right.table.contains(entry.key, entry.hash)) return false;
    }
    return true;
}

/// Calls `visit` with every key and its hash; of a set without hashing anew.
template <class Visit>
void for_each(const Value& iterable, Visit visit) {
    if (const auto* other = set_of(iterable)) {
        for (std::size_t slot = 0; slot < other->table.entries().size(); ++slot) {
            const SetTable::Entry entry = other->table.entries()[slot];
            if (entry.key.bound()) visit(entry.key, entry.hash);
        }
        return;
    }
    const Value iterator = iterable->iterate();
    for (Advance step = iterator->advance(); !step.ended; step = iterator->advance())
        visit(step.value, step.value->hash());
}

std::size_t shuffled(std::size_t hash) { return ((hash ^ 89869747U) ^ (hash << 16)) * 3644798167U; }

}  // namespace

Value set(std::vector<Value> items) { return filled(Kind::set, items); }
Value frozenset(std::vector<Value> items) { return filled(Kind::frozenset, items); }

const BuiltinType& SetObject::builtin_type() const {
    static const BuiltinType set_type("set", {set_methods()});
    static const BuiltinType frozenset_type("frozenset", {frozenset_methods()});
    return frozen() ? frozenset_type : set_type;
}

Text SetObject::repr() {
    const std::string name = type_name();
    const Text prefix(name.begin(), name.end());
    const ReprGuard guard(*this);
    if (guard.within_itself()) return prefix + U"(...)";
    if (table.size() == 0) return prefix + U"()";
    const Text items = yieldcheck::repr(list(items_of(Value(this))));
    const Text inner = items.substr(1, items.size() - 2);
    return frozen() ? prefix + U"({" + inner + U"})" : U"{" + inner + U"}";
}

std::size_t SetObject::hash() {
    if (!frozen()) raise_error("TypeError", "unhashable type: 'set'");
    return frozen_hash();
}

std::size_t SetObject::frozen_hash() const {
    std::size_t hash = 0;
    for (const SetTable::Entry& entry : table.entries()) {
        if (entry.key.bound()) hash ^= shuffled(entry.hash);
    }
    hash ^= (table.size() + 1) * 1927868237U;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069U + 907133923U;
    return hash == static_cast<std::size_t>(-1) ? 590923713U : hash;
}

Value SetObject::compare(Comparison comparison, const Value& other) {
    auto* right = set_of(other);
    if (right == nullptr) return NotImplemented;
    const bool same_size = table.size() == right->table.size();
    switch (comparison) {
        case Comparison::equal: return boolean(same_size && is_subset(*this, *right));
        case Comparison::not_equal: return boolean(!same_size || !is_subset(*this, *right));
        case Comparison::less: return boolean(table.size() < right->table.size() && is_subset(*this, *right));
        case Comparison::less_equal: return boolean(is_subset(*this, *right));
        case Comparison::greater: return boolean(table.size() > right->table.size() && is_subset(*right, *this));
        case Comparison::greater_equal: return boolean(is_subset(*right, *this));
    }
    return NotImplemented;
}

Value SetObject::binary(Operator operation, const Value& right) {
    if (set_of(right) == nullptr) return NotImplemented;
    switch (operation) {
        case Operator::bit_or: return set_union(*this, right);
        case Operator::bit_and: return set_intersection(*this, right);
        case Operator::subtract: return set_difference(*this, right);
        case Operator::bit_xor: return set_symmetric_difference(*this, right);
        default: return NotImplemented;
    }
}

Value SetObject::in_place(Operator operation, const Value& right) {
    if (frozen() || set_of(right) == nullptr) return NotImplemented;
    switch (operation) {
        case Operator::bit_or: update(right); break;
        case Operator::bit_and: std::swap(table, content(set_intersection(*this, right)).table); break;
        case Operator::subtract: remove_all(*this, right); break;
        case Operator::bit_xor: exchange_all(*this, right); break;
        default: return NotImplemented;
    }
    return Value(this);
}

bool SetObject::contains(const Value& wanted) {
    const auto* other = set_of(wanted);  // a set is looked for as if it were frozen
    return table.contains(wanted, other != nullptr ? other->frozen_hash() : wanted->hash());
}

bool SetObject::discard(const Value& key) {
    const auto* other = set_of(key);
    return table.discard(key, other != nullptr ? other->frozen_hash() : key->hash()).bound();
}

Value SetObject::iterate() { return Value(new SetIterator(*this)); }

void SetObject::update(const Value& iterable) {
    if (const auto* other = set_of(iterable)) {
        if (other != this) table.merge(other->table);
        return;
    }
    if (auto* mapping = iterable.as<DictObject>()) table.reserve_for(mapping->length());
    for_each(iterable, [this](const Value& key, std::size_t hash) { table.add(key, hash); });
}

Value set_copy(const SetObject& source, Kind kind) {
    Value made = make(kind);
    content(made).table.merge(source.table);
    return made;
}

Value set_union(const SetObject& left, const Value& other) {
    Value result = set_copy(left, left.kind());
    content(result).update(other);
    return result;
}

Value set_intersection(SetObject& left, const Value& other) {
    auto* right = set_of(other);
    if (right == &left) return set_copy(left, left.kind());
    Value result = make(left.kind());
    SetObject* tested = &left;
    Value walked = other;
    if (right != nullptr && right->table.size() > left.table.size()) {
        tested = right;
        walked = Value(&left);
    }
    for_each(walked, [&](const Value& key, std::size_t hash) {
        if (tested->table.contains(key, hash)) content(result).table.add(key, hash);
    });
    return result;
}

Value set_difference(SetObject& left, const Value& other) {
    auto* right = set_of(other);
    auto* mapping = other.as<DictObject>();
    const std::size_t size = right != nullptr ? right->table.size() : mapping != nullptr ? mapping->length() : 0;
    if ((right == nullptr && mapping == nullptr) || left.table.size() / 4 > size) {
        Value result = set_copy(left, left.kind());
        remove_all(content(result), other);
        return result;
    }
    Value result = make(left.kind());
    for_each(Value(&left), [&](const Value& key, std::size_t hash) {
        const bool common = right != nullptr ? right->table.contains(key, hash) : mapping->contains(key);
        if (!common) content(result).table.add(key, hash);
    });
    return result;
}

Value set_symmetric_difference(SetObject& left, const Value& other) {
    Value result = make(left.kind());
    content(result).update(other);
    exchange_all(content(result), Value(&left));
    return result;
}

void remove_all(SetObject& from, const Value& other) {
    if (other.object() == &from) return from.table.clear();
    for_each(other, [&](const Value& key, std::size_t hash) { from.table.discard(key, hash); });
    from.table.shed_removed();
}

void exchange_all(SetObject& self, const Value& other) {
    if (other.object() == &self) return self.table.clear();
    const Value source = set_of(other) != nullptr ? other : set(items_of(other));
    for_each(source, [&](const Value& key, std::size_t hash) {
        if (!self.table.discard(key, hash).bound()) self.table.add(key, hash);
    });
}

}  // namespace yieldcheck
