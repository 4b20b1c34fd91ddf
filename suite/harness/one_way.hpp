// A one-way generator that is an input range: begin() starts it, ++ resumes it.
#pragma once

#include "harness/concepts.hpp"
#include "harness/frame.hpp"

#include <optional>

namespace yieldcheck {

template <class Range>
class RangeGenerator {
    static_assert(InputRange<Range, Value>::complete);

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
        if (at_end()) return {None, true};
        return {Value(**position_)};
    }

    /// The library's own object.
    Range& range() noexcept { return range_; }

private:
    bool at_end() {
        if constexpr (ComparesEqual<IteratorOf<Range>, SentinelOf<Range>>) {
            return *position_ == range_.end();
        } else {
            return !(*position_ != range_.end());  // all that a range-based for loop asks for
        }
    }

    Range range_;
    std::optional<IteratorOf<Range>> position_;
};

}  // namespace yieldcheck
