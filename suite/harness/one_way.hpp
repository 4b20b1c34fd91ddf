// A one-way generator that is an input range: begin() starts it, ++ resumes it.
#pragma once

#include "harness/frame.hpp"

#include <optional>

namespace yieldcheck {

template <class Range>
class RangeGenerator {
public:
    template <class Body, class BodyFrame>
    RangeGenerator(Body (*body)(BodyFrame), const FrameRef& frame) : range_(body(frame)) {}

    /// Nothing is guarded: past the end it increments the iterator at the end.
    Advance next() {
        if (!position_) {
            position_.emplace(range_.begin());
        } else {
            ++*position_;
        }
        if (*position_ == range_.end()) return {None, true};
        return {Value(**position_)};
    }

private:
    Range range_;
    std::optional<decltype(std::declval<Range&>().begin())> position_;
};

}  // namespace yieldcheck
