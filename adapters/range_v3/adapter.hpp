// ranges::experimental::generator of range-v3: a one-way coroutine type.
#pragma once

#include "harness/one_way.hpp"
#include "harness/stackless.hpp"

#include <range/v3/experimental/utility/generator.hpp>
#include <range/v3/version.hpp>

#define GENERATOR(...) ranges::experimental::generator<__VA_ARGS__>
#define GENERATOR_LACKS_MOVE_ONLY_VALUES
#define GENERATOR_LACKS_TEMPORARIES  // as const T&

namespace yieldcheck {

using Body = ranges::experimental::generator<Value>;
using BodyFrame = FrameRef;

struct Library {
    static constexpr std::string_view name = "range_v3";
    static constexpr std::string_view library = "range-v3";
    static std::string version() {
        return std::to_string(RANGE_V3_MAJOR) + '.' + std::to_string(RANGE_V3_MINOR) + '.' +
               std::to_string(RANGE_V3_PATCHLEVEL);
    }
    static constexpr Capabilities native{.next = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
    using Generator = RangeGenerator<Body>;
};

}  // namespace yieldcheck
