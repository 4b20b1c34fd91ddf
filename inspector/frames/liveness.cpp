#include "inspector/frames/liveness.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

class MemoryJudge {
public:
    MemoryJudge(const Memory& memory, const Modules& modules, const std::vector<ThreadState>& threads)
        : memory_(memory), modules_(modules), threads_(threads) {}

    void judge(std::span<FoundFrame> frames) {
        for (std::size_t first = 0; first < frames.size();) {
            const auto* region = memory_.region_of(frames[first].address());
            std::size_t last = first + 1;
            while (region != nullptr && last < frames.size() && region->contains(frames[last].address()))
                ++last;
            if (region != nullptr) judge(*region, frames.subspan(first, last - first));
            first = last;
        }
    }

private:
    void judge(const MemoryRegion& region, std::span<FoundFrame> frames) {
        if (modules_.at(frames.front().address()) != nullptr && !is_heap_name(region)) {
            for (auto& frame : frames) {
                frame.region = RegionKind::static_storage;
                frame.doubt = "the program manages this memory itself: the frame may be an old one";
            }
            return;
        }
        if (const auto live = live_stack(region)) return judge_stack(*live, frames);
        walk(region, frames);
        for (auto& frame : frames)
            judge_block(frame);
    }

    static bool is_heap_name(const MemoryRegion& region) { return region.path == "[heap]"; }

    /// A stack's lowest address in use; nothing when the region is no stack. 0: a stack, but its pointer is not known.
    std::optional<Address> live_stack(const MemoryRegion& region) const {
        for (const auto& thread : threads_)
            if (thread.registers && region.contains(thread.registers->sp())) return thread.registers->sp();
        if (region.path.starts_with("[stack")) return 0;
        return std::nullopt;
    }

    /// gcc never keeps a frame on a stack: what looks like one is what its code has pushed. clang does, for coroutines
    /// that do not outlive their caller; those hold the cleanup function.
    void judge_stack(Address live, std::span<FoundFrame> frames) const {
        for (auto& frame : frames) {
            frame.region = RegionKind::stack;
            if (!frame.candidate.elided || frame.address() < live) frame.dead = true;
            frame.doubt = "on a stack, where what is left of a frame looks like one";
        }
    }

    void walk(const MemoryRegion& region, std::span<FoundFrame> frames) const {
        std::vector<Address> addresses;
        for (const auto& frame : frames)
            addresses.push_back(frame.address());
        std::vector<Block> blocks(frames.size());
        walk_heaps(memory_, region, addresses, blocks);
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i].block = blocks[i];
    }

    void judge_block(FoundFrame& frame) const {
        frame.region = RegionKind::heap;
        switch (frame.block.state) {
            case BlockState::start_of_used: break;
            case BlockState::free: frame.dead = true; break;
            case BlockState::inside_used:
                frame.doubt =
                    "it lies within a larger block of the heap: the program manages that itself, or it is an "
                    "old copy";
                break;
            case BlockState::unknown:
                if (is_mapped_block(memory_, frame.address())) break;
                frame.region = RegionKind::mapping;
                frame.doubt = "its memory is not of glibc's heap: whether it has been freed cannot be told";
                break;
        }
    }

    const Memory& memory_;
    const Modules& modules_;
    const std::vector<ThreadState>& threads_;
};

bool in_block(const FoundFrame& frame) {
    return frame.block.state == BlockState::start_of_used && frame.region == RegionKind::heap;
}

/// The words that tell whether a frame is still there, and whether its block is still in use.
struct Reread {
    std::array<std::uint64_t, 2> resume_and_destroy{};
    std::uint64_t header = 0, neighbour = 0;  // of the block and of the one behind it
    bool there = false, block_there = false;
};

/// All at once: the target is held meanwhile.
std::vector<Reread> read_again(const Memory& memory, const std::vector<FoundFrame>& frames) {
    std::vector<Reread> all(frames.size());
    std::vector<ReadRequest> requests;
    requests.reserve(3 * frames.size());
    const auto word = [](std::uint64_t& value) { return std::as_writable_bytes(std::span(&value, 1)); };
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto& block = frames[i].block;
        requests.push_back({frames[i].address(), std::as_writable_bytes(std::span(all[i].resume_and_destroy)), false});
        if (!in_block(frames[i])) continue;
        requests.push_back({block.begin - 8, word(all[i].header), false});
        requests.push_back({block.begin + block.size, word(all[i].neighbour), false});
    }
    memory.read(requests);
    auto request = requests.begin();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        all[i].there = request++->complete;
        if (!in_block(frames[i])) continue;
        all[i].block_there = request[0].complete && request[1].complete;
        request += 2;
    }
    return all;
}

}  // namespace

void judge_memory(const Memory& memory, const Modules& modules, const std::vector<ThreadState>& threads,
                  std::vector<FoundFrame>& frames) {
    MemoryJudge(memory, modules, threads).judge(frames);
}

void judge_again(const Memory& memory, const Modules& modules, const std::vector<ThreadState>& threads,
                 const FrameSearch& search, std::vector<FoundFrame>& frames) {
    const auto again_read = read_again(memory, frames);
    std::vector<FoundFrame> again;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        auto& frame = frames[i];
        const auto& now_read = again_read[i];
        const auto now =
            now_read.there ? search.at(frame.address(), now_read.resume_and_destroy[0], now_read.resume_and_destroy[1])
                           : std::nullopt;
        if (!now) {
            frame.dead = true;
            continue;
        }
        frame.candidate = *now;
        const bool proven =
            in_block(frame) && now_read.block_there && still_used(frame.block, now_read.header, now_read.neighbour);
        if (proven) continue;
        // Whatever else it was, the target has moved on since: judged anew.
        FoundFrame fresh;
        fresh.candidate = frame.candidate;
        again.push_back(std::move(fresh));
    }
    if (again.empty()) return;
    judge_memory(memory, modules, threads, again);
    for (auto& fresh : again) {
        const auto old =
            std::lower_bound(frames.begin(), frames.end(), fresh.address(),
                             [](const FoundFrame& frame, Address value) { return frame.address() < value; });
        *old = std::move(fresh);
    }
}

}  // namespace yieldcheck::inspector
