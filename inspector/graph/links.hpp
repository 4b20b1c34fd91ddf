// Who waits for whom: frames that hold each other's addresses.
#pragma once

#include "inspector/snapshot.hpp"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace yieldcheck::inspector {

/// A word of a frame, or of what its promise owns, that is the address of another frame, or of its promise.
struct Link {
    Address from = 0, to = 0;
    std::uint64_t offset = 0;      // of the word within the frame; 0: it is elsewhere
    std::string by;                // the member that holds it
    bool in_promise = false;       // who resumes it, rather than whom it waits for
    bool current_awaiter = false;  // in the awaiter of the suspension at which it stands
    bool alive = true;             // false: in a variable that is not in scope, or a past awaiter
};

/// The edges of each frame, by address. A frame awaits at most one other: the one that its current awaiter holds, or
/// the only one that points back to it, or the only one that it holds at all and that is held by nobody else.
std::unordered_map<Address, std::vector<Edge>> edges_of(const std::vector<Link>& links,
                                                        const std::function<State(Address)>& state);

}  // namespace yieldcheck::inspector
