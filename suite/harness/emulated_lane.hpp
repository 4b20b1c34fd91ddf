// The emulated lane: send, throw, close and return values through the frame, beside a library that may have none of
// them. The states and their rules are CPython's; of the library it shows iteration, exceptions, destruction and depth.
#pragma once

#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/log.hpp"
#include "harness/moving.hpp"
#include "protocol/exception.hpp"

#include <optional>

namespace yieldcheck {

/// CPython's state machine around a resumption that somebody else performs.
class EmulatedGenerator : public GeneratorObject {
public:
    using GeneratorObject::GeneratorObject;

    Advance next() final { return send(None); }
    Advance send(Value value) final;
    Advance throw_in(Value exception) final;
    Value close() final;
    GeneratorState state() final { return state_; }
    bool knows_state() const final { return true; }
    void clear() noexcept final;

protected:
    void finalise() noexcept final;

    /// Resumes the library's generator once, making it first where that has not happened yet. What to bring in lies in
    /// the frame.
    virtual Advance resume_library() = 0;
    virtual void destroy_library() = 0;

private:
    Advance resume(Resumption resumption, Activation::Entry entry);
    void closed();
    [[noreturn]] void already_executing() const;

    GeneratorState state_ = GeneratorState::created;
};

/// What the emulated lane drives: Library::RelayingGenerator where the library would let no exception out of a body and
/// this one carries it; otherwise Library::Generator, as the native lane.
template <class Library>
struct Emulation {
    using Generator = typename Library::Generator;
};
template <class Library>
requires requires { typename Library::RelayingGenerator; }
struct Emulation<Library> {
    using Generator = typename Library::RelayingGenerator;
};

template <class Library>
class EmulatedLane final : public EmulatedGenerator {
public:
    EmulatedLane(const FrameRef& frame, Value name, Value qualified_name, BodyFunction<Library> body)
        : EmulatedGenerator(frame, std::move(name), std::move(qualified_name)), body_(body) {}

    // A generator that is replaced is closed before it is destroyed, and so there is nothing left to be assigned to.
    void moved(GeneratorObject*) override { move_there_and_back(library_); }

protected:
    Advance resume_library() override {
        if (!library_) library_.emplace(body_, frame());
        return library_->next();
    }
    void destroy_library() override { library_.reset(); }

private:
    BodyFunction<Library> body_;
    std::optional<typename Emulation<Library>::Generator> library_;
};

}  // namespace yieldcheck
