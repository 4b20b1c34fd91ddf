// boost::cobalt::generator<Value, Value>: a two-way coroutine type that starts at once, and whose values are awaited on
// an executor.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/cobalt.hpp>
#include <boost/version.hpp>

#define YIELD(line, value) frame->resumed(co_yield frame->yielding(line, value))

#undef START
#define START const Value pushed_to_start = frame->resumed(co_await boost::cobalt::this_coro::initial)

// What is returned comes out as one more value, after which the generator is false.
#define RETURN(value)                     \
    do {                                  \
        Value returned_value = value;     \
        frame->returning(returned_value); \
        co_return returned_value;         \
    } while (false)

#define DELEGATE(line, delegation)                                       \
    while (delegation.pending()) {                                       \
        Value sent = co_yield frame->yielding(line, delegation.value()); \
        delegation.resume(frame->resumption(std::move(sent)));           \
    }

namespace yieldcheck {

using Body = boost::cobalt::generator<Value, Value>;

/// The context that all bodies run on, as in a program with one thread.
inline boost::asio::io_context& event_loop() {
    static boost::asio::io_context context;
    return context;
}

/// A coroutine takes the executor that is set for its thread when it is called.
struct BodyFrame : FrameRef {
    explicit BodyFrame(const FrameRef& frame) : FrameRef(frame) {
        boost::cobalt::this_thread::set_executor(event_loop().get_executor());
    }
};

struct Library {
    static constexpr std::string_view name = "boost_cobalt";
    static constexpr std::string_view library = "Boost.Cobalt generator";
    static std::string version() {
        return std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000);
    }
    static constexpr Capabilities native{.next = true, .send = true, .return_value = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame) : generator_(body(BodyFrame(frame))) {}

        Advance next() { return send(None); }

        Advance send(Value value) {
            bool completed = false;
            std::exception_ptr failure;
            Value given;
            boost::cobalt::spawn(event_loop().get_executor(), await(generator_, std::move(value), given),
                                 [&](std::exception_ptr error) {
                                     completed = true;
                                     failure = error;
                                 });
            // Nested resumptions run on the same context, so run() would wait for the outer one; ready handlers
            // suffice.
            event_loop().restart();
            while (!completed && event_loop().poll_one() != 0) {
            }
            if (failure) std::rethrow_exception(failure);
            return {std::move(given), !generator_};
        }

    private:
        static boost::cobalt::task<void> await(Body& generator, Value sent, Value& given) {
            given = co_await generator(std::move(sent));
        }

        Body generator_;
    };

    static void settle() {
        event_loop().restart();
        event_loop().poll();
    }
};

}  // namespace yieldcheck
