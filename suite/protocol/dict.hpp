// dict: entries in the order of insertion, and an index of them by hash, laid out as in CPython.
#pragma once

#include "protocol/methods.hpp"

namespace yieldcheck {

class DictObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::dict;

    struct Entry {
        Value key;  // unbound: removed
        Value value;
        std::size_t hash = 0;
    };

    DictObject() : BuiltinObject(tag) {}
    ~DictObject() override { clear(); }

    Text repr() override;
    bool truth() override { return used_ != 0; }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value in_place(Operator operation, const Value& right) override;
    std::size_t length() override { return used_; }
    bool contains(const Value& key) override { return find(key) != nullptr; }
    Value item(const Value& key) override;
    void set_item(const Value& key, Value value) override { set(key, std::move(value)); }
    void delete_item(const Value& key) override;
    Value iterate() override;
    void clear() noexcept override;

    /// The value of a key; null when there is none. Valid until the dict changes.
    const Value* find(const Value& key);
    /// The same for a str key by its UTF-8 text.
    Value get(std::string_view key);
    /// An equal key stays as it is and keeps its place.
    void set(const Value& key, Value value);
    /// Removes the key and gives its value; unbound when there was none.
    Value take(const Value& key);
    /// dict.update(other): of a mapping (whatever has keys()) or an iterable of pairs.
    void update(const Value& other);
    void update(DictObject& other);

    /// All entries that were ever inserted since the last rearrangement; removed ones have an unbound key.
    const std::vector<Entry>& entries() const noexcept { return entries_; }
    Value copy() const;

protected:
    const BuiltinType& builtin_type() const override;

private:
    static constexpr std::int32_t free_slot = -1;
    static constexpr std::int32_t removed_slot = -2;
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::size_t find_entry(const Value& key, std::size_t hash);
    void remove_entry(std::size_t index);
    void rearrange();
    void enter_in_index(std::size_t entry);

    std::vector<Entry> entries_;
    std::vector<std::int32_t> slots_;  // a power of two
    std::size_t used_ = 0;
    std::uint64_t changes_ = 0;  // of keys, not of values
};

enum class DictPart { keys, values, items };

/// dict.keys(), values() and items(): live views.
Value dict_view(DictObject& source, DictPart part);
Value dict_iterator(DictObject& source, DictPart part);
Value dict_reverse_iterator(DictObject& source, DictPart part);

std::span<const Method> dict_methods();
/// dict.fromkeys(iterable, value=None).
Value dict_from_keys(Arguments& arguments);

}  // namespace yieldcheck
