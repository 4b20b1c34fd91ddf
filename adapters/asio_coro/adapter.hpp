// boost::asio::experimental::coro<Value(Value)>: a two-way coroutine type whose resumptions complete on an executor.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/experimental/coro.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/version.hpp>

#define YIELD(line, value) frame->resumed(co_yield frame->yielding(line, value))

#define RETURN(value)            \
    do {                         \
        frame->returning(value); \
        co_return;               \
    } while (false)

#define DELEGATE(line, delegation)                                       \
    while (delegation.pending()) {                                       \
        Value sent = co_yield frame->yielding(line, delegation.value()); \
        delegation.resume(frame->resumption(std::move(sent)));           \
    }

namespace yieldcheck {

using Body = boost::asio::experimental::coro<Value(Value)>;

/// The context that all bodies run on, as in a program with one thread.
inline boost::asio::io_context& event_loop() {
    static boost::asio::io_context context;
    return context;
}

/// coro finds its executor in the first argument of the coroutine.
struct BodyFrame : FrameRef {
    explicit BodyFrame(const FrameRef& frame) : FrameRef(frame) {}
    operator boost::asio::any_io_executor() const { return event_loop().get_executor(); }
};

struct Library {
    static constexpr std::string_view name = "asio_coro";
    static constexpr std::string_view library = "Boost.Asio experimental::coro";
    static std::string version() {
        return std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000);
    }
    static constexpr Capabilities native{.next = true, .send = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame) : coroutine_(body(BodyFrame(frame))) {}

        Advance next() { return send(None); }

        Advance send(Value value) {
            bool completed = false;
            std::exception_ptr failure;
            std::optional<Value> yielded;
            coroutine_.async_resume(std::move(value), [&](std::exception_ptr error, std::optional<Value> result) {
                completed = true;
                failure = error;
                yielded = std::move(result);
            });
            // Nested resumptions run on the same context, so run() would wait for the outer one; ready handlers
            // suffice.
            event_loop().restart();
            while (!completed && event_loop().poll_one() != 0) {
            }
            if (failure) std::rethrow_exception(failure);
            if (!yielded) return {None, true};
            return {std::move(*yielded)};
        }

    private:
        Body coroutine_;
    };

    static void settle() {
        event_loop().restart();
        event_loop().poll();
    }
};

}  // namespace yieldcheck
