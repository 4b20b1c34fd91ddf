// Which of the candidates are alive: freed memory keeps the words of a frame for a while.
#pragma once

#include "inspector/frames/found_frame.hpp"

namespace yieldcheck::inspector {

/// Fills in block and region of each frame (ascending by address), and marks what is dead or doubtful by its memory.
void judge_memory(const Memory& memory, const Modules& modules, const std::vector<ThreadState>& threads,
                  std::vector<FoundFrame>& frames);

/// With the target held: whether what was found while it ran is still so.
void judge_again(const Memory& memory, const Modules& modules, const std::vector<ThreadState>& threads,
                 const FrameSearch& search, std::vector<FoundFrame>& frames);

}  // namespace yieldcheck::inspector
