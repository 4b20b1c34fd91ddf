#include "inspector/memory/page_cache.hpp"

#include <algorithm>
#include <cstring>

namespace yieldcheck::inspector {

const PageCache::Page& PageCache::page(Address address) const {
    if (most_ != 0 && pages_.size() >= most_ && !of_one_moment_) pages_.clear();
    auto [entry, added] = pages_.try_emplace(address / page_size);
    if (!added) return entry->second;
    const bool late = of_one_moment_ && memory_.moving();
    if (late) {
        ++late_;
        memory_.stop();
    }
    auto bytes = std::make_unique_for_overwrite<std::byte[]>(page_size);
    if (memory_.read(address / page_size * page_size, {bytes.get(), page_size})) entry->second.bytes = std::move(bytes);
    if (late) memory_.resume();
    return entry->second;
}

std::size_t PageCache::read_some(Address address, std::span<std::byte> into) const {
    std::size_t done = 0;
    while (done < into.size()) {
        const Address at = address + done;
        if (at < address) break;
        const auto offset = at % page_size;
        const auto count = std::min<std::size_t>(page_size - offset, into.size() - done);
        if (const auto there = memory_.view(at, count); there.size() >= count) {
            std::memcpy(into.data() + done, there.data(), count);
        } else {
            const auto& kept = page(at);
            if (!kept.bytes) break;
            std::memcpy(into.data() + done, kept.bytes.get() + offset, count);
        }
        done += count;
    }
    return done;
}

bool PageCache::read(Address address, std::span<std::byte> into) const {
    return read_some(address, into) == into.size();
}

void PageCache::read_again() {
    std::vector<ReadRequest> requests;
    std::vector<Page*> asked;
    for (auto& [number, kept] : pages_) {
        if (!kept.bytes) kept.bytes = std::make_unique_for_overwrite<std::byte[]>(page_size);
        requests.push_back({number * page_size, {kept.bytes.get(), page_size}, false});
        asked.push_back(&kept);
    }
    memory_.read(requests);
    for (std::size_t i = 0; i < requests.size(); ++i)
        if (!requests[i].complete) asked[i]->bytes.reset();
    of_one_moment_ = true;
}

}  // namespace yieldcheck::inspector
