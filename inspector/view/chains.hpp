// Who waits for whom, over all frames; and which frames are alike.
#pragma once

#include "inspector/view/frame_source.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// The frame that this one waits for, by its edges.
std::optional<Address> awaited(const Frame& frame);

/// Delegation as a graph of indices into a FrameSource: each frame waits for at most one other.
struct Chains {
    explicit Chains(const std::vector<Frame>& listings);

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> waits_for;  // none: for no other frame
    std::vector<bool> is_awaited;

    /// Where chains begin: frames that nobody waits for; of frames that wait in a circle the first one.
    std::vector<std::size_t> roots() const;
};

/// Frames of the same function, state and line that wait for a chain of the same.
struct Group {
    std::vector<std::size_t> frames;  // ascending
};
/// Of the chosen frames; the largest group first, then in the order of their first frames.
std::vector<Group> group_alike(const std::vector<Frame>& listings, const Chains& chains,
                               const std::vector<std::size_t>& chosen);

}  // namespace yieldcheck::inspector
