// malloc.c and arena.c of glibc 2.26 to 2.40, 64 bits: a chunk is {size of the one before if free, own size | flags,
// memory …}; its neighbour's lowest flag says that it is in use.
#include "inspector/scan/glibc_heap.hpp"

#include <algorithm>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

constexpr std::uint64_t header = 16, least = 32, flags = 7, previous_in_use = 1, is_mapped = 2;
constexpr std::uint64_t arena_alignment = std::uint64_t{64} << 20;
constexpr std::uint64_t page = 4096;

/// Reads words one after another, in large pieces.
class WordStream {
public:
    explicit WordStream(const Memory& memory) : memory_(memory) {}

    std::optional<std::uint64_t> at(Address address) {
        if (address < begin_ || address + 8 > begin_ + size_) {
            buffer_.resize(std::size_t{1} << 20);
            begin_ = address;
            size_ = memory_.read_some(address, std::as_writable_bytes(std::span(buffer_)));
            if (size_ < 8) return std::nullopt;
        }
        std::uint64_t word = 0;
        std::memcpy(&word, buffer_.data() + (address - begin_), sizeof word);
        return word;
    }

private:
    const Memory& memory_;
    std::vector<char> buffer_;
    Address begin_ = 0;
    std::size_t size_ = 0;
};

/// Walks from the first chunk to the end; false when it is lost on the way.
bool walk(const Memory& memory, Address first, Address end, std::span<const Address> addresses,
          std::span<Block> blocks) {
    WordStream words(memory);
    std::size_t next = 0;
    for (Address chunk = first; chunk + header <= end;) {
        const auto word = words.at(chunk + 8);
        if (!word) return false;
        const auto size = *word & ~flags;
        // The top chunk reaches to the end; a heap that is full ends in two chunks of a header each.
        if (size < least) return end - chunk <= 64;
        if (size > end - chunk || size % 16 != 0) return false;
        const bool top = chunk + size == end;
        const auto neighbour = top ? std::nullopt : words.at(chunk + size + 8);
        if (!top && !neighbour) return chunk + size + header > end;
        const bool used = !top && (*neighbour & previous_in_use) != 0;
        const Address memory_begin = chunk + header;
        // A used chunk's memory reaches over the first word of its neighbour.
        for (; next < addresses.size() && addresses[next] < memory_begin + size - 8; ++next) {
            if (addresses[next] < memory_begin) continue;  // in a header: no block
            auto& block = blocks[next];
            block.begin = memory_begin;
            block.size = size - 8;
            block.state = !used                             ? BlockState::free
                          : addresses[next] == memory_begin ? BlockState::start_of_used
                                                            : BlockState::inside_used;
        }
        if (top) return true;
        chunk += size;
    }
    return true;
}

/// A heap of a thread's arena starts with its heap_info, the first one of an arena with the arena's state behind that.
bool walk_thread_heap(const Memory& memory, Address heap, Address end, std::span<const Address> addresses,
                      std::span<Block> blocks) {
    constexpr std::uint64_t most_info = 256;
    const auto arena = memory.get<Address>(heap);
    const auto size = memory.get<std::uint64_t>(heap + 16);
    if (!arena || !size || *size < page || *size > arena_alignment || *size % page != 0 || *size > end - heap)
        return false;
    if (*arena % arena_alignment == 0 || *arena % arena_alignment >= most_info) return false;
    // The sizes of both structures differ between versions: the start from which the chunks fit is the right one.
    const bool has_state = *arena > heap && *arena < heap + most_info;
    const Address from = heap + (has_state ? 0x800 : 0x20);
    const Address to = heap + (has_state ? 0xa00 : 0x60);
    for (Address first = from; first <= to; first += 16) {
        const auto word = memory.get<std::uint64_t>(first + 8);
        // The first chunk: nothing before it is free, and it is not of the main arena.
        if (!word || (*word & previous_in_use) == 0 || (*word & ~flags) < least) continue;
        std::vector<Block> attempt(blocks.begin(), blocks.end());
        if (!walk(memory, first, heap + *size, addresses, attempt)) continue;
        std::copy(attempt.begin(), attempt.end(), blocks.begin());
        return true;
    }
    return false;
}

/// A static program keeps its first thread's own storage at the start of its heap. Behind that the chunks start, with
/// that of malloc's cache for this thread (tcache_perthread_struct, of different sizes).
void walk_static_heap(const Memory& memory, const MemoryRegion& region, std::span<const Address> addresses,
                      std::span<Block> blocks) {
    constexpr std::size_t most_storage = std::size_t{64} << 10;
    constexpr std::uint64_t least_cache = 0x240, most_cache = 0x800;
    std::vector<std::uint64_t> start(std::min<std::uint64_t>(most_storage, region.size()) / 8);
    const auto count = memory.read_some(region.begin, std::as_writable_bytes(std::span(start))) / 8;
    for (std::size_t at = 3; at < count; at += 2) {
        const auto size = start[at] & ~flags;
        if ((start[at] & flags) != previous_in_use || size < least_cache || size > most_cache) continue;
        std::vector<Block> attempt(blocks.begin(), blocks.end());
        if (!walk(memory, region.begin + 8 * at - 8, region.end, addresses, attempt)) continue;
        std::copy(attempt.begin(), attempt.end(), blocks.begin());
        return;
    }
}

/// The program's own heap: one that grows by brk.
void walk_own_heap(const Memory& memory, const MemoryRegion& region, std::span<const Address> addresses,
                   std::span<Block> blocks) {
    const auto word = memory.get<std::uint64_t>(region.begin + 8);
    if (word && (*word & ~flags) >= least && (*word & is_mapped) == 0) {
        std::vector<Block> attempt(blocks.begin(), blocks.end());
        if (walk(memory, region.begin, region.end, addresses, attempt)) {
            std::copy(attempt.begin(), attempt.end(), blocks.begin());
            return;
        }
    }
    walk_static_heap(memory, region, addresses, blocks);
}

}  // namespace

void walk_heaps(const Memory& memory, const MemoryRegion& region, std::span<const Address> addresses,
                std::span<Block> blocks) {
    // Neighbouring heaps of threads are one region. But the program's own heap, too, may go over such a boundary.
    bool of_threads = false;
    for (std::size_t first = 0; first < addresses.size();) {
        const Address heap = addresses[first] / arena_alignment * arena_alignment;
        const auto behind = std::lower_bound(addresses.begin() + static_cast<std::ptrdiff_t>(first), addresses.end(),
                                             heap + arena_alignment);
        const auto count = static_cast<std::size_t>(behind - addresses.begin()) - first;
        if (heap >= region.begin && walk_thread_heap(memory, heap, std::min(region.end, heap + arena_alignment),
                                                     addresses.subspan(first, count), blocks.subspan(first, count)))
            of_threads = true;
        first += count;
    }
    if (!of_threads) walk_own_heap(memory, region, addresses, blocks);
}

bool is_mapped_block(const Memory& memory, Address address) {
    if (address < header || (address - header) % page != 0) return false;
    const auto word = memory.get<std::uint64_t>(address - 8);
    if (!word || (*word & flags) != is_mapped) return false;
    const auto size = *word & ~flags;
    if (size == 0 || size % page != 0) return false;
    const auto* region = memory.region_of(address);
    return region != nullptr && address - header + size <= region->end;
}

bool still_used(const Block& block, std::uint64_t header_word, std::uint64_t neighbour_word) {
    return (header_word & ~flags) == block.size + 8 && (neighbour_word & previous_in_use) != 0;
}

}  // namespace yieldcheck::inspector
