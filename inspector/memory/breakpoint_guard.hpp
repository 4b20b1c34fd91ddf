// Takes the breakpoints out of a program when the inspector is killed before it could.
#pragma once

#include "inspector/memory.hpp"
#include "inspector/memory/descriptor.hpp"

#include <cstdint>

namespace yieldcheck::inspector {

/// The instruction int3.
inline constexpr std::uint8_t trap_instruction = 0xcc;

struct GuardedPlaces;

/// A process of its own, asleep until its maker has ended. What has not been taken back by then it writes into the
/// program: the code that was there. A thread that comes to a breakpoint while the inspector dies is not saved.
class BreakpointGuard {
public:
    /// For the program that a thread of it, held by us, runs now. Where no process can be started there is no guard.
    explicit BreakpointGuard(int thread);
    BreakpointGuard(const BreakpointGuard&) = delete;
    BreakpointGuard& operator=(const BreakpointGuard&) = delete;
    /// Wakes it, and waits for its end: where a breakpoint is no more it writes nothing.
    ~BreakpointGuard();

    /// Before the breakpoint is written: what stands at its place. With more than fit, the others are not guarded.
    void add(Address address, std::uint8_t byte);

private:
    GuardedPlaces* places_ = nullptr;  // shared with the process
    Descriptor life_;                  // closed with us, which wakes it
    int process_ = -1;
};

}  // namespace yieldcheck::inspector
