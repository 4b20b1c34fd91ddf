// Before a coroutine suspends it stores the number of the suspension in its frame: where each number is stored.
#pragma once

#include "inspector/image/coroutine.hpp"

#include <vector>

namespace yieldcheck::inspector {

struct IndexStore {
    std::uint64_t pc = 0;
    std::uint64_t index = 0;
    SourceLine line;       // in the coroutine's own text, whatever is inlined there
    bool in_ramp = false;  // the function that makes the frame, rather than the one that resumes it
};

/// In the order of the code. Finds the index's place in the frame, too, when the debug information does not give it.
std::vector<IndexStore> find_index_stores(const Image& image, Coroutine& coroutine);

}  // namespace yieldcheck::inspector
