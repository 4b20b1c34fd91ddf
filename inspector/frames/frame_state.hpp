// The state of a frame, from its index and what the compiler keeps beside it.
#pragma once

#include "inspector/frames/found_frame.hpp"

namespace yieldcheck::inspector {

/// The suspensions of the coroutine, found at the first call.
const SuspendPoints& suspends_of(const LoadedModule& module, KnownCoroutine& known, SourceCache& sources);

/// Fills in state and index; marks as dead what holds an index that its function never stores.
void judge_state(const Memory& memory, const LoadedModule& module, KnownCoroutine& known, SourceCache& sources,
                 FoundFrame& frame);

}  // namespace yieldcheck::inspector
