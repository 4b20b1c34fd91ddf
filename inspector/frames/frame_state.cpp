#include "inspector/frames/frame_state.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

std::optional<std::uint64_t> read_field(const Memory& memory, Address frame, const FrameField& field) {
    std::uint64_t value = 0;
    const auto size = std::min<std::size_t>(std::max(1U, field.size), sizeof value);
    if (!memory.read(frame + field.offset, std::as_writable_bytes(std::span(&value, 1)).first(size)))
        return std::nullopt;
    return value;
}

/// gcc counts in twos, and sets the lowest bit while it destroys; clang counts in ones.
bool legal(std::uint64_t index, CoroutineAbi abi, const SuspendPoints& suspends) {
    if (abi == CoroutineAbi::gcc && index % 2 != 0) return false;
    if (suspends.points.contains(index)) return true;
    return suspends.points.size() <= 2 ? index < 4096 : index <= suspends.highest;
}

bool is_created(const Memory& memory, const Coroutine& coroutine, const SuspendPoints& suspends, Address frame,
                std::uint64_t index) {
    if (coroutine.abi == CoroutineAbi::gcc) {
        if (coroutine.first_resumed)
            if (const auto resumed = read_field(memory, frame, *coroutine.first_resumed)) return *resumed == 0;
        return index <= 2;
    }
    const auto point = suspends.points.find(index);
    return point != suspends.points.end() && point->second.initial;
}

}  // namespace

const SuspendPoints& suspends_of(const LoadedModule& module, KnownCoroutine& known, SourceCache& sources) {
    load_details(*module.image, known.coroutine);
    if (!known.suspends) known.suspends = find_suspend_points(*module.image, known.coroutine, sources);
    return *known.suspends;
}

void judge_state(const Memory& memory, const LoadedModule& module, KnownCoroutine& known, SourceCache& sources,
                 FoundFrame& frame) {
    const auto& suspends = suspends_of(module, known, sources);
    const auto& coroutine = known.coroutine;
    const Address address = frame.address();
    if (coroutine.index) frame.index = read_field(memory, address, *coroutine.index);
    if (coroutine.single_suspension) frame.index = 0;
    if (coroutine.self_handle && !frame.candidate.finished) {
        const auto self = memory.get<Address>(address + coroutine.self_handle->offset);
        if (self && *self != address) frame.doubt = "it does not hold its own address, as its compiler has it: a copy";
    }
    if (coroutine.uncertain)
        frame.doubt = "its program is stripped: it was recognised by code that other functions may have, too";
    // clang rounds the size of the frame type up.
    if (frame.block.state == BlockState::start_of_used && coroutine.frame_size > frame.block.size + 16)
        frame.doubt = "the block is too small for it: a block that was used again";
    if (frame.activation) {
        frame.state = State::running;
        if (frame.activation->destroying) frame.notes.push_back("it is being destroyed");
        return;
    }
    if (frame.index && !legal(*frame.index, coroutine.abi, suspends)) {
        frame.dead = true;
        return;
    }
    const auto point = frame.index ? suspends.points.find(*frame.index) : suspends.points.end();
    if (frame.candidate.finished)
        frame.state = State::closed;
    else if (point != suspends.points.end() && point->second.initial_or_first)
        frame.notes.push_back(
            "its state is not known: it was never resumed, or it waits at the first place in its body (optimised code "
            "that starts at once counts from there)");
    else if (!frame.index && coroutine.start == Start::at_once)
        frame.state = State::suspended;
    else if (!frame.index)
        frame.notes.push_back("its state is not known: the place of its index is not");
    else
        frame.state =
            is_created(memory, coroutine, suspends, address, *frame.index) ? State::created : State::suspended;
}

}  // namespace yieldcheck::inspector
