#include "defect.hpp"

#include <algorithm>

namespace yieldcheck::wrong {
namespace {

std::vector<Entry>& table() {
    static std::vector<Entry> entries;
    return entries;
}

std::unique_ptr<Defect> chosen;

}  // namespace

void enter(Entry entry) { table().push_back(std::move(entry)); }

std::vector<const Entry*> all_defects() {
    std::vector<const Entry*> all;
    for (const Entry& entry : table())
        all.push_back(&entry);
    std::sort(all.begin(), all.end(), [](const Entry* left, const Entry* right) { return left->name < right->name; });
    return all;
}

const Entry* find_defect(std::string_view name) {
    const auto found = std::find_if(table().begin(), table().end(), [&](const Entry& e) { return e.name == name; });
    return found != table().end() ? &*found : nullptr;
}

Defect& defect() { return *chosen; }

const OwnType& own_type() noexcept { return chosen->own_type(); }

void choose(const Entry& entry) { chosen = entry.make(); }

}  // namespace yieldcheck::wrong
