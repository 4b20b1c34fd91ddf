// Where in memory a coroutine frame may start: a pair of words, its resume and its destroy function.
#pragma once

#include "inspector/image/modules.hpp"
#include "inspector/scan/word_search.hpp"

#include <vector>

namespace yieldcheck::inspector {

struct Candidate {
    Address address = 0;
    std::size_t module = 0;                 // index in Modules::all()
    std::size_t coroutine = 0;              // index in the module's coroutines
    bool finished = false;                  // the resume function is null: at its final suspension
    bool elided = false;                    // it holds clang's cleanup: in memory that is not its own
    std::vector<std::size_t> aliases = {};  // other functions of the same code
};

class FrameSearch {
public:
    explicit FrameSearch(const Modules& modules);

    /// Searches all writable memory. Ascending by address.
    std::vector<Candidate> search(const Memory& memory) const;
    /// What starts at this address; nothing when it is no frame.
    std::optional<Candidate> at(Address address, std::uint64_t resume, std::uint64_t destroy) const;
    bool empty() const { return ranges_.empty(); }

private:
    struct Destroyer {
        std::size_t module = 0, coroutine = 0;
        bool cleanup = false;
    };

    void search_region(const Memory& memory, const MemoryRegion& region, std::vector<Candidate>& found) const;
    void search_words(std::span<const std::uint64_t> words, Address begin, std::vector<Candidate>& found) const;

    const Modules& modules_;
    std::vector<AddressRange> ranges_;
    std::unordered_multimap<Address, Destroyer> destroyers_;
};

/// Whether a mapping can hold frames: memory that the program writes, of no device.
bool may_hold_frames(const MemoryRegion& region);

}  // namespace yieldcheck::inspector
