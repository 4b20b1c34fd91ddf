// Yieldcheck's own generator: everything is native.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"
#include "harness/native_lane.hpp"

#include "python_protocol.hpp"

#define YIELD(line, value) frame->resumed(co_yield frame->yielding(line, value))

#define RETURN(value) co_return value

#define DELEGATE(line, delegation)                                                                   \
    if (Body* native_inner = native_delegate(delegation)) {                                          \
        frame->yielding(line, {});                                                                   \
        Value returned_by_delegate;                                                                  \
        {                                                                                            \
            const Waiting waiting{frame};                                                            \
            returned_by_delegate = co_await reference::yield_from(*native_inner);                    \
        }                                                                                            \
        delegation.finished(std::move(returned_by_delegate));                                        \
    } else {                                                                                         \
        while (delegation.pending()) {                                                               \
            Resumption incoming;                                                                     \
            try {                                                                                    \
                incoming.value = frame->resumed(co_yield frame->yielding(line, delegation.value())); \
            } catch (const Raised& raised) {                                                         \
                incoming.exception = raised.exception;                                               \
            }                                                                                        \
            delegation.resume(std::move(incoming));                                                  \
        }                                                                                            \
    }

#define GENERATOR(...) reference::generator<__VA_ARGS__>

#define YIELD_ALL(inner) co_await reference::yield_from(inner)

namespace yieldcheck {

using Body = reference::generator<Value, Value, Value, PythonProtocol>;
using BodyFrame = FrameRef;

struct Library {
    static constexpr std::string_view name = "reference";
    static constexpr std::string_view library = "yieldcheck::reference::generator";
    static std::string version() { return YIELDCHECK_VERSION; }
    static constexpr Capabilities native = Capabilities::all();

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame) : generator_(body(frame)) {}

        Advance next() { return advance(generator_.next()); }
        Advance send(Value value) { return advance(generator_.send(std::move(value))); }
        Advance throw_in(Value exception) {
            return advance(generator_.throw_(std::make_exception_ptr(Raised{std::move(exception)})));
        }
        Value close() { return generator_.close().value_or(None); }
        GeneratorState state() const {
            using enum reference::generator_state;
            switch (generator_.state()) {
                case created: return GeneratorState::created;
                case running: return GeneratorState::running;
                case suspended: return GeneratorState::suspended;
                case closed: break;
            }
            return GeneratorState::closed;
        }

        Body& generator() noexcept { return generator_; }

        /// The address of its coroutine frame; null when it is closed.
        const void* coroutine() const noexcept {
            using Promise = Body::promise_type;
            auto* frame = reference::detail::access::frame_of(generator_);
            return frame == nullptr
                       ? nullptr
                       : std::coroutine_handle<Promise>::from_promise(static_cast<Promise&>(*frame)).address();
        }

    private:
        static Advance advance(Body::step_type step) {
            if (!step.done()) return {*std::move(step)};
            return {step.has_result() ? step.result() : None, true};
        }

        Body generator_;
    };
};

/// The library's own generator behind the iterator that is delegated to; null when that is something else.
inline Body* native_delegate(const Delegation& delegation) {
    auto* generator = dynamic_cast<NativeGenerator<Library>*>(delegation.iterator().object());
    return generator != nullptr ? &generator->library().generator() : nullptr;
}

}  // namespace yieldcheck
