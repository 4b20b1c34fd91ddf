// Python's view of a generator, whatever library runs its body: names, attributes and arguments as CPython has them.
// What a resumption does is the lane's business.
#pragma once

#include "harness/frame.hpp"
#include "harness/session.hpp"

namespace yieldcheck {

enum class GeneratorState { created, running, suspended, closed };

/// "GEN_CREATED" and so on; "CORO_CREATED" for coroutine objects.
const char* state_name(GeneratorState state, bool coroutine = false);

class GeneratorObject : public Object {
public:
    GeneratorObject(FrameRef frame, Value name, Value qualified_name);

    FrameRef& frame() noexcept { return frame_; }
    bool is_coroutine() const noexcept;
    const Value& name() const noexcept { return name_; }

    // -- the protocol: each throws Raised, or Unsupported where the lane cannot do it
    // --------------------------------------
    virtual Advance next() = 0;
    virtual Advance send(Value value) = 0;
    virtual Advance throw_in(Value exception) = 0;
    virtual Value close() = 0;
    /// Throws Unsupported where the library cannot tell.
    virtual GeneratorState state() = 0;
    virtual bool knows_state() const = 0;
    /// The address of the library's coroutine frame, for those who look at it from outside. Null when there is none, or
    /// the adapter cannot tell.
    virtual const void* coroutine() const noexcept { return nullptr; }
    /// Its name has been given to another, as in `h = g`: the library's object moves. `replaced` is the generator that
    /// had this name until now and that nobody else knows any more, or null; the move may be an assignment to that one,
    /// which drops it.
    virtual void moved(GeneratorObject* replaced) = 0;

    Value type() const override;
    Text repr() override;
    bool is_iterator() const override { return !is_coroutine(); }
    Value iterate() override;
    Advance advance() override;
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    Value call_method(std::string_view name, Arguments arguments) override;
    EncodedAs encoded_as() override;

private:
    Value throw_arguments(const std::vector<Value>& arguments);

    FrameRef frame_;
    Value name_;
    Value qualified_name_;
};

/// What a value sent before the start raises: of a generator or of a coroutine, whichever the frame is of (CPython's
/// gen_send_ex).
[[noreturn]] void refuse_early_send(const FrameRef& frame);

/// The generator or coroutine object for a call of frame.code(), made by the adapter in the lane that runs.
Value make_generator(const FrameRef& frame, const Value& name, const Value& qualified_name);

/// The exception that throw(type, value, traceback) means, by CPython's rules; raises TypeError for what is none. When
/// the class cannot be instantiated, its error is what gets thrown.
Value exception_to_throw(const std::vector<Value>& arguments);

/// PEP 479: what leaves a generator body as StopIteration comes out as RuntimeError with the original as its cause.
/// Unchanged when it is none.
Value without_stop(const Value& exception, bool coroutine);

}  // namespace yieldcheck
