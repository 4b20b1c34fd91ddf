// How a thread leaves a breakpoint.
#pragma once

#include "inspector/memory/breakpoints.hpp"
#include "inspector/memory/instruction_elsewhere.hpp"

#include <vector>

namespace yieldcheck::inspector {

/// A thread that stands at a breakpoint, made ready for the one instruction that is there: it does it elsewhere, so
/// that the breakpoint stays in for other threads. What can only be done in its place is done there, and the breakpoint
/// is out meanwhile.
class BreakpointStep {
public:
    /// `space`: code that no thread runs any more.
    BreakpointStep(const Breakpoints& breakpoints, int thread, const Registers& at, Address space);
    /// When the thread has stopped again: puts it where it belongs, and all code back.
    void finish();
    bool is_elsewhere() const { return moved_.has_value(); }

private:
    void write(Address address, const std::vector<long>& words) const;

    const Breakpoints& breakpoints_;
    int thread_;
    Address pc_;
    std::optional<InstructionElsewhere> moved_;
    std::vector<long> words_;  // that were there
};

}  // namespace yieldcheck::inspector
