#include "protocol/set_table.hpp"

namespace yieldcheck {
namespace {

constexpr std::size_t linear_probes = 9;
constexpr std::size_t removed_hash = static_cast<std::size_t>(-1);

bool is_free(const SetTable::Entry& entry) { return !entry.key.bound() && entry.hash == 0; }

/// Visits the slots for a hash in CPython's order until `stop` says true.
template <class Stop>
void probe(std::size_t hash, std::size_t mask, Stop stop) {
    std::size_t perturbation = hash;
    std::size_t index = hash & mask;
    while (true) {
        std::size_t probes = index + linear_probes <= mask ? linear_probes : 0;
        for (std::size_t slot = index;; ++slot) {
            if (stop(slot)) return;
            if (probes-- == 0) break;
        }
        perturbation >>= 5;
        index = (index * 5 + 1 + perturbation) & mask;
    }
}

}  // namespace

/// The slot with an equal key, or the free slot where the search ended.
std::size_t SetTable::find(const Value& key, std::size_t hash) {
    while (true) {
        const std::uint64_t before = changes_;
        std::size_t result = nowhere;
        probe(hash, mask(), [&](std::size_t slot) {
            const Entry& entry = entries_[slot];
            const bool match = entry.key.bound() && entry.hash == hash;
            if (is_free(entry) || (match && is(entry.key, key))) {
                result = slot;
                return true;
            }
            if (!match) return false;
            const Value candidate = entry.key;  // __eq__ may change the set
            const bool same = equal(candidate, key);
            if (changes_ != before) return true;
            if (same) result = slot;
            return same;
        });
        if (result != nowhere) return result;
    }
}

bool SetTable::add(const Value& key, std::size_t hash) {
    const std::size_t slot = find(key, hash);
    if (entries_[slot].key.bound()) return false;
    ++changes_;
    ++fill_;
    ++used_;
    entries_[slot] = {key, hash};
    if (fill_ * 5 >= mask() * 3) resize(used_ > 50000 ? used_ * 2 : used_ * 4);
    return true;
}

bool SetTable::contains(const Value& key, std::size_t hash) { return entries_[find(key, hash)].key.bound(); }

Value SetTable::discard(const Value& key, std::size_t hash) {
    const std::size_t slot = find(key, hash);
    if (!entries_[slot].key.bound()) return {};
    ++changes_;
    --used_;
    entries_[slot].hash = removed_hash;
    return std::move(entries_[slot].key);
}

Value SetTable::pop() {
    if (used_ == 0) return {};
    std::size_t slot = finger_ & mask();
    while (!entries_[slot].key.bound())
        slot = (slot + 1) & mask();
    ++changes_;
    --used_;
    entries_[slot].hash = removed_hash;
    finger_ = slot + 1;
    return std::move(entries_[slot].key);
}

void SetTable::merge(const SetTable& other) {
    if (other.used_ == 0) return;
    ++changes_;
    if ((fill_ + other.used_) * 5 >= mask() * 3) resize((used_ + other.used_) * 2);
    if (fill_ == 0 && entries_.size() == other.entries_.size() && other.fill_ == other.used_) {
        entries_ = other.entries_;
        fill_ = used_ = other.used_;
        return;
    }
    const bool empty = fill_ == 0;
    const std::vector<Entry> source = other.entries_;  // comparing may change the other set
    for (const Entry& entry : source) {
        if (!entry.key.bound()) continue;
        if (empty)
            insert_clean(entry.key, entry.hash);
        else
            add(entry.key, entry.hash);
    }
    if (empty) fill_ = used_ = other.used_;
}

void SetTable::reserve_for(std::size_t more) {
    if ((fill_ + more) * 5 >= mask() * 3) resize((used_ + more) * 2);
}

void SetTable::shed_removed() {
    if (fill_ - used_ > mask() / 4) resize(used_ > 50000 ? used_ * 2 : used_ * 4);
}

void SetTable::clear() noexcept {
    std::vector<Entry> removed(smallest);
    std::swap(removed, entries_);
    fill_ = used_ = finger_ = 0;
    ++changes_;
    for (Entry& entry : removed)
        entry.key = {};
}

void SetTable::resize(std::size_t least) {
    std::size_t size = smallest;
    while (size <= least)
        size *= 2;
    std::vector<Entry> old(size);
    std::swap(old, entries_);
    fill_ = used_;
    ++changes_;
    for (Entry& entry : old) {
        if (entry.key.bound()) insert_clean(std::move(entry.key), entry.hash);
    }
}

void SetTable::insert_clean(Value key, std::size_t hash) {
    probe(hash, mask(), [&](std::size_t slot) {
        if (entries_[slot].key.bound()) return false;
        entries_[slot] = {std::move(key), hash};
        return true;
    });
}

}  // namespace yieldcheck
