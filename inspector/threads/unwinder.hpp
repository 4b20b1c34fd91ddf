// The call stack of a thread, by the call frame information of the modules.
#pragma once

#include "inspector/image/modules.hpp"

#include <llvm/DebugInfo/DWARF/DWARFDebugFrame.h>

#include <map>
#include <vector>

namespace yieldcheck::inspector {

/// One function's activation.
struct StackFrame {
    Address pc = 0;          // where it goes on; of the innermost: where it is
    Address code = 0;        // an address within the instruction that runs: pc, or the one before for callers
    Address cfa = 0;         // the stack pointer before the call
    Registers registers;     // as they are in it
    std::size_t module = 0;  // index in Modules::all()
};

struct CallStack {
    std::vector<StackFrame> frames;  // innermost first
    bool complete = false;           // it reaches the thread's first function
};

class Unwinder {
public:
    Unwinder(const Memory& memory, const Modules& modules) : memory_(memory), modules_(modules) {}

    CallStack unwind(const Registers& start);
    /// Reads the unwind information of all modules that are not huge: nobody shall wait for that while held.
    void prepare();

private:
    struct Entry {
        std::uint64_t begin = 0, end = 0;
        const llvm::dwarf::FDE* entry = nullptr;
    };

    const std::vector<Entry>& entries(const Image& image);
    bool step(StackFrame& frame, Registers& caller, bool& signal_frame, bool& outermost);

    const Memory& memory_;
    const Modules& modules_;
    std::map<const Image*, std::vector<Entry>> entries_;
};

}  // namespace yieldcheck::inspector
