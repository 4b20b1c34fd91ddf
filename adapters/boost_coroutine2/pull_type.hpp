// coroutine<T>::pull_type of Boost.Coroutine2 and of its predecessor: a one-way stackful coroutine, whose body starts
// in its constructor.
#pragma once

#include "harness/stackful.hpp"

#include <boost/version.hpp>

namespace yieldcheck {

template <class Coroutine>
struct PullFrame : FrameRef {
    using Sink = typename Coroutine::push_type;

    PullFrame(const FrameRef& frame, Sink& values) : FrameRef(frame), sink(&values) {}
    Sink* sink;
};

template <class Coroutine>
void suspend(PullFrame<Coroutine>& frame, Value value) {
    (*frame.sink)(std::move(value));
}

/// What an adapter's Library is made of, but for its name. `Coroutine` is coroutine<Value> of the library.
template <class Coroutine>
struct PullType {
    static std::string version() {
        return std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000);
    }
    static constexpr Capabilities native{.next = true};

    using Body = void;
    using BodyFrame = PullFrame<Coroutine>;

    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame)
            : source_([body, frame](typename BodyFrame::Sink& sink) { body(BodyFrame(frame, sink)); }) {}

        Advance next() {
            if (started_) source_();
            started_ = true;
            if (!source_) return {None, true};
            return {source_.get()};
        }

    private:
        typename Coroutine::pull_type source_;
        bool started_ = false;  // the first value is there once the constructor returns
    };
};

}  // namespace yieldcheck
