// NAME: the adapter of a two-way generator, which takes values and exceptions at its yields.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"
#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "protocol/exception.hpp"

#include "generator.hpp"

// The three words that scenarios are written in. resumed() notes that the body goes on with a value.
#define YIELD(line, value) frame->resumed(co_yield frame->yielding(line, value))

#define RETURN(value)            \
    do {                         \
        frame->returning(value); \
        co_return;               \
    } while (false)

// Delegation step by step, with the suite's own PEP 380. A library that delegates by itself binds it here instead, as
// adapters/reference does, and says .delegation = true.
#define DELEGATE(line, delegation)                                                               \
    while (delegation.pending()) {                                                               \
        Resumption incoming;                                                                     \
        try {                                                                                    \
            incoming.value = frame->resumed(co_yield frame->yielding(line, delegation.value())); \
        } catch (const Raised& raised) {                                                         \
            incoming.exception = raised.exception;                                               \
        }                                                                                        \
        delegation.resume(std::move(incoming));                                                  \
    }

namespace yieldcheck {

using Body = sample::generator<Value, Value>;  // what a translated generator function returns
using BodyFrame = FrameRef;                    // and its one parameter

struct Library {
    static constexpr std::string_view name = "NAME";
    static constexpr std::string_view library = "sample::generator";  // what its authors call it
    static std::string version() { return "1.0"; }
    // What the library does by itself. The rest is supplied in the emulated lane, without further code.
    static constexpr Capabilities native{.next = true, .send = true, .throw_in = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;

    /// The library's calls, with no protection of their own: what happens past the end is what the suite shows.
    class Generator {
    public:
        Generator(Body (*body)(BodyFrame), const FrameRef& frame) : frame_(frame), generator_(body(frame)) {}

        Advance next() { return advance(generator_.next(None)); }

        Advance send(Value value) {
            if (is(value, None)) return next();  // which is what send(None) means
            try {
                return advance(generator_.send(std::move(value)));
            } catch (const sample::just_started&) {
                // The library's own exceptions become those that scenarios know.
                refuse_early_send(frame_);
            }
        }

        Advance throw_in(Value exception) {
            if (generator_.started() && !generator_.ended()) {
                // The body goes on with an exception: what it is handling already becomes the context of this one.
                Activation::running(*frame_);
                if (!frame_->handled().empty()) set_context(exception, frame_->handled().back());
            }
            return advance(generator_.throw_in(std::make_exception_ptr(Raised{std::move(exception)})));
        }

    private:
        static Advance advance(std::optional<Value> yielded) {
            if (!yielded) return {None, true};  // the end
            return {*std::move(yielded)};
        }

        FrameRef frame_;
        Body generator_;
    };
};

}  // namespace yieldcheck
