// The smallest coroutine type that translated bodies compile with.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"

#include <coroutine>

#define YIELD(line, value) ((co_yield frame->yielding(line, value)), frame->resumed())

#define RETURN(value)            \
    do {                         \
        frame->returning(value); \
        co_return;               \
    } while (false)

#define DELEGATE(line, delegation)                          \
    while (delegation.pending()) {                          \
        co_yield frame->yielding(line, delegation.value()); \
        delegation.resume(frame->resumption());             \
    }

namespace yieldcheck {

struct Body {
    struct promise_type {
        Value value;

        Body get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(Value yielded) {
            value = std::move(yielded);
            return {};
        }
        void return_void() {}
        void unhandled_exception() { throw; }
    };

    std::coroutine_handle<promise_type> handle;
};

using BodyFrame = FrameRef;

}  // namespace yieldcheck
