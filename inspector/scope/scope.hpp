// Which variables of a coroutine are alive at a place in it.
#pragma once

#include "inspector/suspends/suspend_points.hpp"

#include <vector>

namespace yieldcheck::inspector {

/// A place in a coroutine: where it waits, or where it runs.
struct CodePlace {
    SourceLine line;
    std::vector<std::uint64_t> code;  // addresses in the file that are at this place
    bool line_known = false;
    bool running = false;
};

struct ScopedVariable {
    const FrameVariable* variable = nullptr;
    bool shadowed = false;
    std::string missing;  // not empty: it is in scope, but its value is not to be had, and why
};

/// The variables in scope, parameters among them, in the order of declaration. `source` may be null.
std::vector<ScopedVariable> variables_in_scope(const Coroutine& coroutine, const CodePlace& place,
                                               const SourceText* source);

}  // namespace yieldcheck::inspector
