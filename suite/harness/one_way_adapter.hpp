// A whole adapter for a plain one-way generator type. The file that includes this includes the type's header and says
//
//     namespace yieldcheck {
//     template <class Element>
//     using TypeUnderTest = their::generator<Element>;
//     }
//     #define YIELDCHECK_ADAPTER_NAME "mine"
//     #define YIELDCHECK_LIBRARY_NAME "their::generator"
//     #define YIELDCHECK_LIBRARY_VERSION ""
//     #define YIELDCHECK_NEXT_VALUE        only when it has next() and value() instead of begin() and end()
//
// `yieldcheck check` and yieldcheck_add_adapter() write such a file.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"
#include "harness/concepts.hpp"
#include "harness/next_value.hpp"
#include "harness/one_way.hpp"
#include "harness/stackless.hpp"

namespace yieldcheck {

using Body = TypeUnderTest<Value>;
using BodyFrame = FrameRef;

static_assert(CoroutineType<Body, Value, BodyFrame>::complete);

/// Some types take lvalues only. What is yielded is a temporary of the whole expression, and lives until the body goes
/// on.
inline decltype(auto) yieldable(Value&& value) {
    if constexpr (YieldsRvalues<PromiseOf<Body, BodyFrame>, Value>) {
        return std::move(value);
    } else {
        return static_cast<Value&>(value);
    }
}

struct Library {
    static constexpr std::string_view name = YIELDCHECK_ADAPTER_NAME;
    static constexpr std::string_view library = YIELDCHECK_LIBRARY_NAME;
    static std::string version() { return YIELDCHECK_LIBRARY_VERSION; }
    static constexpr Capabilities native{.next = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
#ifdef YIELDCHECK_NEXT_VALUE
    using Generator = NextValueGenerator<Body>;
#else
    using Generator = RangeGenerator<Body>;
#endif
};

}  // namespace yieldcheck

#undef YIELD
#define YIELD(line, value) ((co_yield yieldable(frame->yielding(line, value))), frame->resumed())

#undef DELEGATE
#define DELEGATE(line, delegation)                                     \
    while (delegation.pending()) {                                     \
        co_yield yieldable(frame->yielding(line, delegation.value())); \
        delegation.resume(frame->resumption());                        \
    }
