#pragma once

#include "protocol/sequence.hpp"

namespace yieldcheck {

class TupleObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::tuple;

    explicit TupleObject(std::vector<Value> content) : BuiltinObject(tag), items(std::move(content)) {}
    ~TupleObject() override { clear(); }

    Text repr() override;
    bool truth() override { return !items.empty(); }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    std::size_t length() override { return items.size(); }
    bool contains(const Value& wanted) override;
    Value item(const Value& key) override;
    Value iterate() override;
    void clear() noexcept override;

    const Value& at(std::size_t index) const { return items[index]; }

    std::vector<Value> items;

protected:
    const BuiltinType& builtin_type() const override;
};

/// CPython's hash of a tuple (xxHash), so that sets of tuples come in its order; slices leave out the length.
std::size_t hash_items(std::span<const Value> items, bool with_length = true);

}  // namespace yieldcheck
