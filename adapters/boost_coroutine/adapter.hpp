// boost::coroutines::coroutine<T>::pull_type of Boost.Coroutine, the predecessor of Boost.Coroutine2: a one-way
// stackful coroutine, whose body starts in its constructor.
#pragma once

#include "harness/stackful.hpp"

#include <boost/coroutine/coroutine.hpp>
#include <boost/version.hpp>

namespace yieldcheck {

using Coroutine = boost::coroutines::coroutine<Value>;
using Body = void;

struct BodyFrame : FrameRef {
    BodyFrame(const FrameRef& frame, Coroutine::push_type& values) : FrameRef(frame), sink(&values) {}
    Coroutine::push_type* sink;
};

inline void suspend(BodyFrame& frame, Value value) { (*frame.sink)(std::move(value)); }

struct Library {
    static constexpr std::string_view name = "boost_coroutine";
    static constexpr std::string_view library = "Boost.Coroutine";
    static std::string version() {
        return std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000);
    }
    static constexpr Capabilities native{.next = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame)
            : source_([body, frame](Coroutine::push_type& sink) { body(BodyFrame(frame, sink)); }) {}

        Advance next() {
            if (started_) source_();
            started_ = true;
            if (!source_) return {None, true};
            return {source_.get()};
        }

    private:
        Coroutine::pull_type source_;
        bool started_ = false;  // the first value is there once the constructor returns
    };
};

}  // namespace yieldcheck
