// std::generator of C++23: a one-way coroutine type that delegates to generators of its own kind by elements_of.
#pragma once

#include "harness/exception_state.hpp"
#include "harness/native_lane.hpp"
#include "harness/one_way.hpp"
#include "harness/stackless.hpp"

#include <generator>
#include <version>

// To a generator of the library's own in the native lane: by elements_of, which takes its object over. To whatever
// else: by hand, value by value.
#undef DELEGATE
#define DELEGATE(line, delegation)                                                 \
    if (OwnGenerator* own_inner = own_delegate(delegation)) {                      \
        frame->yielding(line, {});                                                 \
        {                                                                          \
            const Waiting waiting{frame};                                          \
            co_yield std::ranges::elements_of(own_inner->library().handed_over()); \
        }                                                                          \
        delegation.finished(returned_by(*own_inner));                              \
    } else {                                                                       \
        while (delegation.pending()) {                                             \
            co_yield frame->yielding(line, delegation.value());                    \
            delegation.resume(frame->resumption());                                \
        }                                                                          \
    }

namespace yieldcheck {

using Body = std::generator<Value>;
using BodyFrame = FrameRef;

/// elements_of takes a generator over: nobody can use it by another name any more.
class DelegatingGenerator : public RangeGenerator<Body> {
public:
    using RangeGenerator::RangeGenerator;

    Advance next() {
        check_owned();
        return RangeGenerator::next();
    }

    Body&& handed_over() {
        check_owned();
        handed_over_ = true;
        return std::move(range());
    }

private:
    void check_owned() const {
        if (handed_over_) Session::current().lacks("delegation");
    }

    bool handed_over_ = false;
};

struct Library {
    static constexpr std::string_view name = "std_generator";
    static constexpr std::string_view library = "std::generator";
    static std::string version() {
#ifdef _GLIBCXX_RELEASE
        return "libstdc++ " + std::to_string(_GLIBCXX_RELEASE);
#else
        return "";
#endif
    }
    static constexpr Capabilities native{.next = true, .delegation = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
    using Generator = DelegatingGenerator;
};

using OwnGenerator = NativeGenerator<Library>;

/// The library's own generator behind the iterator that is delegated to; null when that is something else.
inline OwnGenerator* own_delegate(const Delegation& delegation) {
    return dynamic_cast<OwnGenerator*>(delegation.iterator().object());
}

/// None: a body that returns something else needs what std::generator does not have.
inline Value returned_by(OwnGenerator& generator) {
    const std::optional<Value> returned = generator.frame()->take_returned();
    if (returned && !is(*returned, None)) Session::current().lacks("return value");
    return None;
}

}  // namespace yieldcheck

#define GENERATOR(...) std::generator<__VA_ARGS__>
#define YIELD_ALL(inner) co_yield std::ranges::elements_of(inner)
