// The Portable Coroutine Library: stacks in C. co_call enters a coroutine, co_resume goes back to whoever called it; it
// knows of no values and no exceptions.
#pragma once

#include "harness/stackful.hpp"

#include <pcl.h>

#include <memory>

namespace yieldcheck {

using Body = void;
struct Channel;

struct BodyFrame : FrameRef {
    BodyFrame(const FrameRef& frame, Channel& shared) : FrameRef(frame), channel(&shared) {}
    Channel* channel;
};

/// What a body and its caller share. A coroutine whose function has returned is freed by the library itself.
struct Channel {
    Channel(Body (*what)(BodyFrame), const FrameRef& where) : body(what), frame(where) {}
    Channel(const Channel&) = delete;
    ~Channel() {
        if (!ended) co_delete(coroutine);
    }

    Body (*body)(BodyFrame);
    FrameRef frame;
    coroutine_t coroutine = nullptr;
    Value yielded;
    std::exception_ptr failure;
    bool ended = false;
};

inline void suspend(BodyFrame& frame, Value value) {
    frame.channel->yielded = std::move(value);
    co_resume();
}

struct Library {
    static constexpr std::string_view name = "libpcl";
    static constexpr std::string_view library = "libpcl";
    static std::string version() { return YIELDCHECK_PCL_VERSION; }
    static constexpr Capabilities native{.next = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    template <bool relays>
    class CoroutineGenerator {
    public:
        CoroutineGenerator(Body (*body)(BodyFrame), const FrameRef& frame)
            : channel_(std::make_unique<Channel>(body, frame)) {
            channel_->coroutine = co_create(run, channel_.get(), nullptr, stack_size);
        }

        Advance next() {
            co_call(channel_->coroutine);
            if (channel_->failure) std::rethrow_exception(std::exchange(channel_->failure, nullptr));
            if (channel_->ended) return {None, true};
            return {std::move(channel_->yielded)};
        }

    private:
        static constexpr int stack_size = 128 * 1024;  // what Boost.Context takes

        static void run(void* data) {
            Channel& channel = *static_cast<Channel*>(data);
            channel.failure = run_body<relays>([&] { channel.body(BodyFrame(channel.frame, channel)); });
            channel.ended = true;
        }

        std::unique_ptr<Channel> channel_;
    };

    /// No exception can pass from one stack to the other: what leaves a body ends the program.
    using Generator = CoroutineGenerator<false>;
    using RelayingGenerator = CoroutineGenerator<true>;
};

}  // namespace yieldcheck
