// A frame that was found, before anybody asks what it holds.
#pragma once

#include "inspector/scan/frame_search.hpp"
#include "inspector/scan/glibc_heap.hpp"
#include "inspector/threads/running.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

struct FoundFrame {
    Candidate candidate;
    Block block;
    RegionKind region = RegionKind::heap;
    State state = State::unknown;
    std::optional<std::uint64_t> index;
    bool dead = false;  // certainly none: a stale copy, or freed
    std::string doubt;  // not empty: it may be none
    std::optional<Activation> activation;
    std::vector<std::string> notes;

    Address address() const { return candidate.address; }
};

}  // namespace yieldcheck::inspector
