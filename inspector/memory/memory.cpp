#include "inspector/memory.hpp"

#include <algorithm>

namespace yieldcheck::inspector {

void Memory::read(std::span<ReadRequest> requests) const {
    for (auto& request : requests)
        request.complete = read(request.address, request.into);
}

const MemoryRegion* Memory::region_of(Address address) const {
    const auto& all = regions();
    const auto next = std::upper_bound(all.begin(), all.end(), address,
                                       [](Address value, const MemoryRegion& region) { return value < region.begin; });
    if (next == all.begin()) return nullptr;
    const auto& region = *std::prev(next);
    return region.contains(address) ? &region : nullptr;
}

}  // namespace yieldcheck::inspector
