// What is different between two looks at the same frame, and at all frames.
#pragma once

#include "inspector/snapshot.hpp"

#include <map>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// One thing that changed: "state", "line", "waits for", or a parameter or local, or a part of one: "order.items".
struct Change {
    std::string what;
    std::string before;   // empty: it was not there
    std::string after;    // empty: it is not there any more
    Address address = 0;  // of the value in the target, so that what several frames refer to can be told; 0: of none
    friend bool operator==(const Change&, const Change&) = default;
};

/// In the order state, line, thread, whom it waits for, parameters, locals. Empty: nothing that is known has changed.
std::vector<Change> changes_between(const Frame& before, const Frame& after);

/// Whether a frame at the same address is the same: its function is. That another call was given the memory of one that
/// is gone cannot be told.
bool is_same_frame(const Frame& before, const Frame& after);

}  // namespace yieldcheck::inspector
