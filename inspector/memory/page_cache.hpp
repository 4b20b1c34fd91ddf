// Many small reads at the price of few: pages are kept, and can be fetched again all at once while the target is held.
#pragma once

#include "inspector/memory.hpp"

#include <memory>
#include <unordered_map>

namespace yieldcheck::inspector {

class PageCache : public Memory {
public:
    static constexpr std::uint64_t page_size = 4096;

    explicit PageCache(Memory& memory) : memory_(memory) {}

    std::string description() const override { return memory_.description(); }
    std::string executable() const override { return memory_.executable(); }
    int process() const override { return memory_.process(); }
    std::string reason() const override { return memory_.reason(); }
    using Memory::read;
    bool read(Address address, std::span<std::byte> into) const override;
    std::size_t read_some(Address address, std::span<std::byte> into) const override;
    std::span<const std::byte> view(Address address, std::uint64_t size) const override {
        return memory_.view(address, size);
    }
    const std::vector<MemoryRegion>& regions() const override { return memory_.regions(); }
    std::vector<ThreadState> threads() const override { return memory_.threads(); }
    std::string file_for(const MemoryRegion& region) const override { return memory_.file_for(region); }

    /// Forgets all pages, and that they were of one moment.
    void clear() {
        pages_.clear();
        of_one_moment_ = false;
    }
    /// Keeps no more than so many pages, unless they are of one moment; 0: all of them.
    void keep(std::size_t pages) { most_ = pages; }
    std::size_t pages() const { return pages_.size(); }
    /// Reads all pages again, with the target held, so that they are of one moment. From now on a page that is not
    /// among them is only read with the target held.
    void read_again();
    /// How often the target had to be held for a page that had not been asked for before.
    std::size_t late_pages() const { return late_; }

private:
    struct Page {
        std::unique_ptr<std::byte[]> bytes;  // null: it cannot be read
    };

    const Page& page(Address address) const;

    Memory& memory_;
    mutable std::unordered_map<Address, Page> pages_;
    mutable std::size_t late_ = 0;
    std::size_t most_ = 0;
    bool of_one_moment_ = false;
};

}  // namespace yieldcheck::inspector
