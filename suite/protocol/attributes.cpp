#include "protocol/attributes.hpp"

#include "protocol/object.hpp"

namespace yieldcheck {
namespace {

constexpr std::size_t searched_one_by_one = 8;

}  // namespace

std::size_t Attributes::position(std::string_view name) const {
    if (entries_.size() > searched_one_by_one) {
        const auto found = index_.find(name);
        return found != index_.end() ? found->second : entries_.size();
    }
    std::size_t index = 0;
    while (index < entries_.size() && entries_[index].first != name)
        ++index;
    return index;
}

void Attributes::index_all() {
    index_.clear();
    if (entries_.size() <= searched_one_by_one) return;
    for (std::size_t index = 0; index < entries_.size(); ++index)
        index_[entries_[index].first] = index;
}

Value Attributes::find(std::string_view name) const {
    if (dictionary_.bound()) {
        const Value key = text(name);
        return dictionary_->contains(key) ? dictionary_->item(key) : Value();
    }
    const std::size_t index = position(name);
    return index < entries_.size() ? entries_[index].second : Value();
}

void Attributes::set(std::string_view name, Value value) {
    if (dictionary_.bound()) {
        dictionary_->set_item(text(name), std::move(value));
        return;
    }
    const std::size_t index = position(name);
    if (index < entries_.size()) {
        // The old value may run Python code when it goes, so it goes when the table is in order again.
        const Value old = std::exchange(entries_[index].second, std::move(value));
        return;
    }
    entries_.emplace_back(name, std::move(value));
    if (entries_.size() == searched_one_by_one + 1) {
        index_all();
    } else if (entries_.size() > searched_one_by_one) {
        index_[entries_.back().first] = entries_.size() - 1;
    }
}

Value Attributes::take(std::string_view name) {
    if (dictionary_.bound()) {
        const Value key = text(name);
        if (!dictionary_->contains(key)) return {};
        Value value = dictionary_->item(key);
        dictionary_->delete_item(key);
        return value;
    }
    const std::size_t index = position(name);
    if (index == entries_.size()) return {};
    Value value = std::move(entries_[index].second);
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(index));
    index_all();
    return value;
}

void Attributes::clear() noexcept {
    auto entries = std::exchange(entries_, {});
    index_.clear();
    for (auto& entry : entries)
        entry.second = {};
    const Value dictionary = std::exchange(dictionary_, {});
}

std::size_t Attributes::size() const { return dictionary_.bound() ? dictionary_->length() : entries_.size(); }

std::vector<std::pair<std::string, Value>> Attributes::entries() const {
    if (!dictionary_.bound()) return entries_;
    std::vector<std::pair<std::string, Value>> entries;
    const Value keys = dictionary_->iterate();
    for (Advance step = keys->advance(); !step.ended; step = keys->advance()) {
        entries.emplace_back(utf8(str(step.value)), dictionary_->item(step.value));
    }
    return entries;
}

Value Attributes::dictionary() {
    if (!dictionary_.bound()) {
        std::vector<std::pair<Value, Value>> items;
        for (auto& [name, value] : entries_)
            items.emplace_back(text(name), value);
        dictionary_ = dict(std::move(items));
        entries_.clear();
        index_.clear();
    }
    return dictionary_;
}

void Attributes::use_dictionary(Value dictionary) {
    clear();
    dictionary_ = std::move(dictionary);
}

}  // namespace yieldcheck
