// Which coroutines run: those whose resume function is on a thread's stack.
#pragma once

#include "inspector/scan/frame_addresses.hpp"
#include "inspector/threads/unwinder.hpp"

namespace yieldcheck::inspector {

/// A coroutine that a thread runs, or that waits on its stack for a function it has called.
struct Activation {
    int thread = 0;
    std::size_t module = 0, coroutine = 0;
    Address frame = 0;        // 0: which frame it is could not be told
    std::uint64_t code = 0;   // the address in the file: within the instruction that runs
    bool innermost = false;   // of the thread's whole stack: registers may hold newer values than the frame
    bool destroying = false;  // in its destroy function
    Address returns_to = 0;   // where its caller goes on; 0: not known
    Address stack = 0;        // the stack pointer that its caller finds then
};

class RunningCoroutines {
public:
    RunningCoroutines(const Memory& memory, const Modules& modules);

    /// `frames` are the addresses at which frames may be. Innermost first.
    std::vector<Activation> find(int thread, const CallStack& stack, const FrameAddresses& frames) const;

private:
    struct Code {
        Address begin = 0, end = 0;
        std::size_t module = 0, coroutine = 0;
        bool destroy = false;
    };

    const Code* code_at(Address address) const;
    Address frame_of(const Code& code, const StackFrame& activation, Address stack_begin,
                     const FrameAddresses& frames) const;

    const Memory& memory_;
    const Modules& modules_;
    std::vector<Code> codes_;  // by address
};

}  // namespace yieldcheck::inspector
