// The hash table of set and frozenset, laid out exactly as CPython's Objects/setobject.c: the order in which a set
// gives its items is the order of this table.
#pragma once

#include "protocol/object.hpp"

namespace yieldcheck {

class SetTable {
public:
    struct Entry {
        Value key;  // unbound: free, or removed when the hash is not 0
        std::size_t hash = 0;
    };

    SetTable() : entries_(smallest) {}

    std::size_t size() const noexcept { return used_; }
    const std::vector<Entry>& entries() const noexcept { return entries_; }

    bool add(const Value& key, std::size_t hash);  // false: an equal one is there already and stays
    bool contains(const Value& key, std::size_t hash);
    Value discard(const Value& key, std::size_t hash);  // the item that was removed; unbound when there was none
    Value pop();                                        // unbound when empty
    void merge(const SetTable& other);
    void reserve_for(std::size_t more);  // before items of a dict are added
    void shed_removed();                 // after many removals
    void clear() noexcept;

private:
    static constexpr std::size_t smallest = 8;
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::size_t find(const Value& key, std::size_t hash);
    void resize(std::size_t least);
    void insert_clean(Value key, std::size_t hash);
    std::size_t mask() const noexcept { return entries_.size() - 1; }

    std::vector<Entry> entries_;
    std::size_t fill_ = 0;  // with removed ones
    std::size_t used_ = 0;
    std::size_t finger_ = 0;
    std::uint64_t changes_ = 0;
};

}  // namespace yieldcheck
