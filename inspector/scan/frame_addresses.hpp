// Which addresses mean frames: asked for every word that a frame or a stack holds.
#pragma once

#include "inspector/snapshot.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <optional>

namespace yieldcheck::inspector {

class FrameAddresses {
public:
    void clear() {
        meant_.clear();
        lowest_ = ~Address{0};
        highest_ = 0;
    }
    void reserve(std::size_t frames) { meant_.reserve(2 * frames); }
    /// All frames first, then their promises: where both stand at one address the frame is meant.
    void add_frame(Address frame) { add(frame, frame); }
    void add_promise(Address promise, Address frame) { add(promise, frame); }

    /// Whether a frame starts at this address.
    bool contains(Address address) const { return meant(address) == address; }
    /// The frame that starts at this address or has its promise there.
    std::optional<Address> meant(Address address) const {
        if (address < lowest_ || address > highest_) return std::nullopt;
        const auto found = meant_.find(address);
        return found == meant_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    void add(Address address, Address frame) {
        if (!meant_.try_emplace(address, frame).second) return;
        lowest_ = std::min(lowest_, address);
        highest_ = std::max(highest_, address);
    }

    boost::unordered_flat_map<Address, Address> meant_;
    Address lowest_ = ~Address{0}, highest_ = 0;
};

}  // namespace yieldcheck::inspector
