#pragma once

#include "protocol/sequence.hpp"

namespace yieldcheck {

class ListObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::list;

    explicit ListObject(std::vector<Value> content) : BuiltinObject(tag), items(std::move(content)) {}
    ~ListObject() override { clear(); }

    Text repr() override;
    bool truth() override { return !items.empty(); }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    Value in_place(Operator operation, const Value& right) override;
    std::size_t length() override { return items.size(); }
    bool contains(const Value& wanted) override;
    Value item(const Value& key) override;
    void set_item(const Value& key, Value value) override;
    void delete_item(const Value& key) override;
    Value iterate() override;
    void clear() noexcept override;

    const Value& at(std::size_t index) const { return items[index]; }
    /// list.extend: of itself too, and item by item, so that what a failing iterator gave stays.
    void extend(const Value& iterable);
    /// list.sort(); `key` may be None or unbound. Stable; the list looks empty meanwhile.
    void sort(const Value& key, bool reverse);

    std::vector<Value> items;

protected:
    const BuiltinType& builtin_type() const override;

private:
    Value slice(const SliceObject& slice) const;
    void set_slice(const SliceObject& slice, const Value& replacement);
    void delete_slice(const SliceObject& slice);
};

std::span<const Method> list_methods();

}  // namespace yieldcheck
