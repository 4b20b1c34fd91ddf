#pragma once

#include "protocol/methods.hpp"
#include "protocol/set_table.hpp"

namespace yieldcheck {

/// set and frozenset; their kinds tell them apart.
class SetObject : public BuiltinObject {
public:
    explicit SetObject(Kind set_or_frozenset) : BuiltinObject(set_or_frozenset) {}
    ~SetObject() override { table.clear(); }

    Text repr() override;
    bool truth() override { return table.size() != 0; }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value in_place(Operator operation, const Value& right) override;
    std::size_t length() override { return table.size(); }
    bool contains(const Value& wanted) override;
    Value iterate() override;
    void clear() noexcept override { table.clear(); }

    bool frozen() const noexcept { return kind() == Kind::frozenset; }
    void add(const Value& key) { table.add(key, key->hash()); }
    bool discard(const Value& key);
    /// set.update(iterable).
    void update(const Value& iterable);
    /// The hash that it has as a frozenset.
    std::size_t frozen_hash() const;

    SetTable table;

protected:
    const BuiltinType& builtin_type() const override;
};

/// The value as a set or frozenset; null when it is neither.
inline SetObject* set_of(const Value& value) noexcept {
    const bool is_set = value.bound() && (value->kind() == Kind::set || value->kind() == Kind::frozenset);
    return is_set ? static_cast<SetObject*>(value.object()) : nullptr;
}

// set.union(other) and so on; `other` is any iterable. The result is of the kind of `left`.
Value set_copy(const SetObject& source, Kind kind);
Value set_union(const SetObject& left, const Value& other);
Value set_intersection(SetObject& left, const Value& other);
Value set_difference(SetObject& left, const Value& other);
Value set_symmetric_difference(SetObject& left, const Value& other);
void remove_all(SetObject& from, const Value& other);
void exchange_all(SetObject& self, const Value& other);  // symmetric_difference_update

std::span<const Method> set_methods();
std::span<const Method> frozenset_methods();

}  // namespace yieldcheck
