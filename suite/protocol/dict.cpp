#include "protocol/dict.hpp"

#include "protocol/sequence.hpp"
#include "protocol/str.hpp"

#include <algorithm>
#include <bit>

namespace yieldcheck {
namespace {

std::size_t usable(std::size_t slots) { return slots * 2 / 3; }

}  // namespace

Value dict(std::vector<std::pair<Value, Value>> items) {
    const Value made(new DictObject);
    auto& content = static_cast<DictObject&>(*made.object());
    for (auto& [key, value] : items)
        content.set(key, std::move(value));
    return made;
}

const BuiltinType& DictObject::builtin_type() const {
    static const BuiltinType type("dict", {dict_methods()});
    return type;
}

std::size_t DictObject::find_entry(const Value& key, std::size_t hash) {
    while (!slots_.empty()) {
        const std::uint64_t before = changes_;
        const std::size_t mask = slots_.size() - 1;
        std::size_t perturbation = hash;
        bool again = false;
        for (std::size_t slot = hash & mask; !again && slots_[slot] != free_slot;) {
            if (slots_[slot] >= 0) {
                const auto index = static_cast<std::size_t>(slots_[slot]);
                const Entry& entry = entries_[index];
                if (is(entry.key, key)) return index;
                if (entry.hash == hash) {
                    const auto* mine = entry.key.as<TextObject>();
                    const auto* wanted = mine != nullptr ? key.as<TextObject>() : nullptr;
                    if (wanted != nullptr) {
                        if (mine->value() == wanted->value()) return index;
                    } else {
                        const Value candidate = entry.key;  // __eq__ may change the dict
                        const bool same = equal(candidate, key);
                        again = changes_ != before;
                        if (same && !again) return index;
                    }
                }
            }
            perturbation >>= 5;
            slot = (slot * 5 + perturbation + 1) & mask;
        }
        if (!again) return nowhere;
    }
    return nowhere;
}

void DictObject::enter_in_index(std::size_t entry) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t perturbation = entries_[entry].hash;
    std::size_t slot = perturbation & mask;
    while (slots_[slot] >= 0) {
        perturbation >>= 5;
        slot = (slot * 5 + perturbation + 1) & mask;
    }
    slots_[slot] = static_cast<std::int32_t>(entry);
}

void DictObject::rearrange() {
    const std::size_t slots = std::bit_ceil(std::max<std::size_t>(used_ * 3, 8));
    std::vector<Entry> kept;
    kept.reserve(usable(slots));
    for (Entry& entry : entries_) {
        if (entry.key.bound()) kept.push_back(std::move(entry));
    }
    entries_ = std::move(kept);
    slots_.assign(slots, free_slot);
    for (std::size_t index = 0; index < entries_.size(); ++index)
        enter_in_index(index);
}

const Value* DictObject::find(const Value& key) {
    const std::size_t index = find_entry(key, key->hash());
    return index == nowhere ? nullptr : &entries_[index].value;
}

Value DictObject::get(std::string_view key) {
    const Value* found = find(text(key));
    return found != nullptr ? *found : Value();
}

void DictObject::set(const Value& key, Value value) {
    const std::size_t hash = key->hash();
    const std::size_t index = find_entry(key, hash);
    if (index != nowhere) {
        entries_[index].value = std::move(value);
        return;
    }
    ++changes_;
    if (entries_.size() >= usable(slots_.size())) rearrange();
    entries_.push_back({key, std::move(value), hash});
    ++used_;
    enter_in_index(entries_.size() - 1);
}

void DictObject::remove_entry(std::size_t index) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t perturbation = entries_[index].hash;
    std::size_t slot = perturbation & mask;
    while (slots_[slot] != static_cast<std::int32_t>(index)) {
        perturbation >>= 5;
        slot = (slot * 5 + perturbation + 1) & mask;
    }
    slots_[slot] = removed_slot;
    --used_;
    ++changes_;
}

Value DictObject::take(const Value& key) {
    const std::size_t index = find_entry(key, key->hash());
    if (index == nowhere) return {};
    remove_entry(index);
    const Entry removed = std::exchange(entries_[index], {});
    return removed.value;
}

void DictObject::delete_item(const Value& key) {
    const std::size_t index = find_entry(key, key->hash());
    if (index == nowhere) raise_error("KeyError", {key});
    remove_entry(index);
    Entry removed = std::exchange(entries_[index], {});
    removed.key = {};  // before the value, as CPython does
}

Value DictObject::item(const Value& key) {
    if (const Value* found = find(key)) return *found;
    raise_error("KeyError", {key});
}

void DictObject::clear() noexcept {
    std::vector<Entry> removed = std::exchange(entries_, {});
    slots_.clear();
    used_ = 0;
    ++changes_;
    for (Entry& entry : removed) {
        entry.key = {};
        entry.value = {};
    }
}

Text DictObject::repr() {
    const ReprGuard guard(*this);
    if (guard.within_itself()) return U"{...}";
    Text result = U"{";
    for (std::size_t index = 0; index < entries_.size(); ++index) {
        if (!entries_[index].key.bound()) continue;
        const Value key = entries_[index].key;
        const Value value = entries_[index].value;
        if (result.size() > 1) result += U", ";
        result += yieldcheck::repr(key) + U": ";
        result += yieldcheck::repr(value);
    }
    return result + U"}";
}

std::size_t DictObject::hash() { raise_error("TypeError", "unhashable type: 'dict'"); }

Value DictObject::compare(Comparison comparison, const Value& other) {
    auto* right = other.as<DictObject>();
    if (right == nullptr || (comparison != Comparison::equal && comparison != Comparison::not_equal))
        return NotImplemented;
    const Value& different = boolean(comparison == Comparison::not_equal);
    if (used_ != right->used_) return different;
    for (std::size_t index = 0; index < entries_.size(); ++index) {
        if (!entries_[index].key.bound()) continue;
        const Value key = entries_[index].key;
        const Value value = entries_[index].value;
        const std::size_t place = right->find_entry(key, entries_[index].hash);
        if (place == nowhere) return different;
        const Value other_value = right->entries_[place].value;
        if (!equal(value, other_value)) return different;
    }
    return boolean(comparison == Comparison::equal);
}

Value DictObject::copy() const {
    const Value made(new DictObject);
    auto& target = static_cast<DictObject&>(*made.object());
    target.entries_ = entries_;
    target.used_ = used_;
    target.rearrange();
    return made;
}

Value DictObject::binary(Operator operation, const Value& right) {
    auto* other = right.as<DictObject>();
    if (operation != Operator::bit_or || other == nullptr) return NotImplemented;
    Value merged = copy();
    static_cast<DictObject&>(*merged.object()).update(*other);
    return merged;
}

Value DictObject::in_place(Operator operation, const Value& right) {
    if (operation != Operator::bit_or) return NotImplemented;
    update(right);
    return Value(this);
}

Value DictObject::iterate() { return dict_iterator(*this, DictPart::keys); }

void DictObject::update(DictObject& other) {
    if (&other == this) return;
    const std::size_t size = other.used_;
    for (std::size_t index = 0; index < other.entries_.size(); ++index) {
        if (!other.entries_[index].key.bound()) continue;
        const Value key = other.entries_[index].key;
        set(key, other.entries_[index].value);
        if (other.used_ != size) raise_error("RuntimeError", "dict mutated during update");
    }
}

void DictObject::update(const Value& other) {
    if (auto* source = other.as<DictObject>()) return update(*source);
    const bool may_map = other->kind() == Kind::other || other->kind() == Kind::instance;
    if (may_map && other->find_attribute("keys").bound()) {
        const Value keys = other->call_method("keys", {})->iterate();
        for (Advance step = keys->advance(); !step.ended; step = keys->advance())
            set(step.value, other->item(step.value));
        return;
    }
    const Value pairs = other->iterate();
    std::size_t number = 0;
    for (Advance step = pairs->advance(); !step.ended; step = pairs->advance(), ++number) {
        const std::string place = "dictionary update sequence element #" + std::to_string(number);
        std::vector<Value> pair;
        try {
            pair = items_of(step.value);
        } catch (const Raised&) {
            if (step.value->kind() == Kind::instance || step.value->is_iterator()) throw;
            raise_error("TypeError", "cannot convert " + place + " to a sequence");
        }
        if (pair.size() != 2) {
            raise_error("ValueError", place + " has length " + std::to_string(pair.size()) + "; 2 is required");
        }
        set(pair[0], std::move(pair[1]));
    }
}

}  // namespace yieldcheck
