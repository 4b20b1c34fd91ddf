// Where a frame keeps the number of its suspension when the debug information does not say: read from the code.
#pragma once

#include "inspector/image/coroutine.hpp"

namespace yieldcheck::inspector {

struct IndexPlace {
    std::optional<FrameField> field;  // nothing: it is not known, or nobody looks at it
    /// Nobody looks at the number, because there is one suspension alone (the final one has none), or because all go on
    /// in the same way.
    bool single = false;
    bool stores_others = false;  // then: numbers other than 0 are stored somewhere, nevertheless
};

/// gcc's resume function always looks at its number first. clang's does, too, but optimised code with a single
/// suspension looks at none, and what it looks at first may be a variable.
IndexPlace find_index_place(const Image& image, const Coroutine& coroutine);

}  // namespace yieldcheck::inspector
