// NAME: the adapter of a stackful coroutine library, in which bodies are ordinary functions.
#pragma once

#include "harness/stackful.hpp"

#include "coroutine.hpp"

#include <memory>

namespace yieldcheck {

using Body = void;  // what a translated generator function returns
struct Channel;

/// Its one parameter: the frame, and what it needs in order to suspend.
struct BodyFrame : FrameRef {
    BodyFrame(const FrameRef& frame, Channel& shared) : FrameRef(frame), channel(&shared) {}
    Channel* channel;
};

/// What a body and its caller share.
struct Channel {
    Channel(Body (*body)(BodyFrame), const FrameRef& frame)
        : coroutine([this, body, frame](sample::coroutine&) { body(BodyFrame(frame, *this)); }) {}

    Value yielded;
    sample::coroutine coroutine;
};

/// Gives the value to whoever resumed the body, and returns when it is resumed again.
inline void suspend(BodyFrame& frame, Value value) {
    frame.channel->yielded = std::move(value);
    frame.channel->coroutine.suspend();
}

struct Library {
    static constexpr std::string_view name = "NAME";
    static constexpr std::string_view library = "sample::coroutine";  // what its authors call it
    static std::string version() { return "1.0"; }
    // What the library does by itself. The rest is supplied in the emulated lane, without further code.
    static constexpr Capabilities native{.next = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    /// The library's calls, with no protection of their own: what happens past the end is what the suite shows.
    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame) : channel_(std::make_unique<Channel>(body, frame)) {}

        Advance next() {
            channel_->coroutine.resume();
            if (channel_->coroutine.ended()) return {None, true};  // the end
            return {std::move(channel_->yielded)};
        }

    private:
        std::unique_ptr<Channel> channel_;  // whose address bodies know: it stays when the generator moves
    };
};

}  // namespace yieldcheck
