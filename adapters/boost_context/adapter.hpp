// boost::context::fiber: a stack and the switch to it. What a generator hands on besides control, its values, is left
// to the user, who keeps them beside the fiber; throwing into a fiber is resume_with.
#pragma once

#include "harness/stackful.hpp"

#include <boost/context/fiber.hpp>
#include <boost/version.hpp>

#include <memory>

namespace yieldcheck {

/// What a body and its resumer share.
struct Channel {
    boost::context::fiber resumer;
    Value yielded;
    std::exception_ptr failure;
};

using Body = void;

struct BodyFrame : FrameRef {
    BodyFrame(const FrameRef& frame, Channel& shared) : FrameRef(frame), channel(&shared) {}
    Channel* channel;
};

inline void suspend(BodyFrame& frame, Value value) {
    Channel& channel = *frame.channel;
    channel.yielded = std::move(value);
    try {
        channel.resumer = std::move(channel.resumer).resume();
    } catch (const Raised& raised) {  // resume_with threw it here; YIELD and DELEGATE ask the frame
        frame->put({{}, raised.exception});
    }
}

struct Library {
    static constexpr std::string_view name = "boost_context";
    static constexpr std::string_view library = "Boost.Context fiber";
    static std::string version() {
        return std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000);
    }
    static constexpr Capabilities native{.next = true, .throw_in = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    template <bool relays>
    class FiberGenerator {
    public:
        FiberGenerator(Body (*body)(BodyFrame), const FrameRef& frame)
            : channel_(std::make_shared<Channel>()),
              fiber_([channel = channel_, body, frame](boost::context::fiber&& resumer) {
                  channel->resumer = std::move(resumer);
                  channel->failure = run_body<relays>([&] { body(BodyFrame(frame, *channel)); });
                  return std::move(channel->resumer);
              }) {}

        Advance next() {
            fiber_ = std::move(fiber_).resume();
            return outcome();
        }

        Advance throw_in(Value exception) {
            fiber_ = std::move(fiber_).resume_with(
                [this, &exception](boost::context::fiber&& resumer) -> boost::context::fiber {
                    channel_->resumer = std::move(resumer);
                    throw Raised{std::move(exception)};
                });
            return outcome();
        }

    private:
        Advance outcome() {
            if (channel_->failure) std::rethrow_exception(std::exchange(channel_->failure, nullptr));
            if (!fiber_) return {None, true};
            return {std::move(channel_->yielded)};
        }

        std::shared_ptr<Channel> channel_;
        boost::context::fiber fiber_;
    };

    /// An exception that leaves the function of a fiber ends the program: so says its documentation.
    using Generator = FiberGenerator<false>;
    using RelayingGenerator = FiberGenerator<true>;
};

}  // namespace yieldcheck
