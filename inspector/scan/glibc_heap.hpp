// Which blocks of glibc's heaps are in use, by walking their chunks from the start: the only way that is exact.
#pragma once

#include "inspector/memory.hpp"

#include <span>
#include <vector>

namespace yieldcheck::inspector {

enum class BlockState {
    start_of_used,  // a block in use starts at this address
    inside_used,    // within a block in use
    free,           // within a free block
    unknown,        // not in a heap of glibc
};

struct Block {
    BlockState state = BlockState::unknown;
    Address begin = 0;       // of the block's memory
    std::uint64_t size = 0;  // that the program may use
};

/// Looks up addresses (ascending) in the heaps that the region consists of, if it does: the program's own one, or those
/// of threads. A heap is what chunks lead through from its start to its very end. `blocks` has as many elements; those
/// of addresses in no such heap stay as they are.
void walk_heaps(const Memory& memory, const MemoryRegion& region, std::span<const Address> addresses,
                std::span<Block> blocks);

/// A block with a mapping of its own starts at this address.
bool is_mapped_block(const Memory& memory, Address address);

/// Whether the block that was found is still in use: by the word before it and the one behind it.
bool still_used(const Block& block, std::uint64_t header_word, std::uint64_t neighbour_word);

}  // namespace yieldcheck::inspector
