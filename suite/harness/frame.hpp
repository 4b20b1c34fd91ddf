// The frame of a running function, as translated code sees it: its arguments, cells and global names, its named locals,
// the line it waits at, the exceptions it is handling, and the channel through which an emulated lane talks to it.
#pragma once

#include "protocol/object.hpp"

#include <array>
#include <optional>

namespace yieldcheck {

class Frame;
class Local;
class Module;
struct Code;

/// A counted reference to a frame; what every translated function takes. Frames are objects, so that whatever holds one
/// is seen when leaks are counted.
class FrameRef {
public:
    FrameRef() = default;
    explicit FrameRef(Frame* frame);
    Frame* operator->() const noexcept;
    Frame& operator*() const noexcept { return *operator->(); }
    const Value& value() const noexcept { return frame_; }

private:
    Value frame_;
};

/// What a resumption brings into a body: a value, or an exception to be raised where it waits.
struct Resumption {
    Value value;
    Value exception;  // unbound: none
};

class Frame final : public Object {
public:
    Frame(const Code& code, Value globals, std::vector<Value> arguments, std::vector<Value> cells);

    const Code& code() const noexcept { return code_; }
    const Value& globals() const noexcept { return globals_; }  // the scenario's module namespace, a Namespace

    /// Parameter number `index`; moved out, so that the frame keeps nothing alive that the body has let go.
    Value argument(std::size_t index);
    /// The cell of free variable number `index`.
    Value cell(std::size_t index) const;

    // -- suspension: used by the YIELD, RETURN and DELEGATE of an adapter kind
    // ------------------------------------------
    /// Notes the line the body waits at and hands the value on.
    Value yielding(int line, Value value);
    /// The value that was sent, or the raising of what was thrown: what a yield expression evaluates to.
    /// For kinds in which the library delivers the value itself, pass it.
    Value resumed();
    Value resumed(Value sent);
    /// The same without raising, for delegation.
    Resumption resumption();
    Resumption resumption(Value sent);
    /// Leaves the return value where an emulated lane finds it.
    void returning(Value value);

    /// The caller of the resumption gets this exception although the body merely waits on (a delegate's broken
    /// `throw`).
    void escape(Value exception) { escaped_ = std::move(exception); }
    Value take_escaped() { return std::exchange(escaped_, {}); }

    void put(Resumption resumption) {
        incoming_ = std::move(resumption);
    }  // for the lane, before it resumes the library
    std::optional<Value> take_returned() { return std::exchange(returned_, std::nullopt); }

    // -- what an observer sees
    // -----------------------------------------------------------------------------------------
    /// The line it waits at, counted in the scenario's file; the line of the def before the first step.
    int line() const noexcept { return line_; }
    /// Bound variables by name, sorted.
    std::vector<std::pair<std::string, Value>> locals() const;
    /// The iterator it delegates to while it is suspended there; unbound otherwise.
    const Value& delegate() const noexcept { return delegate_; }

    // -- used by the classes of body.hpp
    // -------------------------------------------------------------------------------
    void bind_locals(std::span<Local* const> locals);
    void unbind_locals() noexcept;
    void push_handled(Value exception) { handled_.push_back(std::move(exception)); }
    void pop_handled() noexcept {
        if (!handled_.empty()) handled_.pop_back();  // a frame that was cleared meanwhile handles nothing any more
    }
    const std::vector<Value>& handled() const noexcept { return handled_; }
    void delegate_to(Value iterator) { delegate_ = std::move(iterator); }

    Value type() const override;
    Text repr() override;
    void clear() noexcept override;

private:
    ~Frame() override;

    const Code& code_;
    Value globals_;
    std::vector<Value> arguments_;
    std::vector<Value> cells_;
    std::vector<Local*> locals_;  // while the body runs, in the order in which CPython clears them
    std::vector<Value> handled_;  // innermost last
    Value delegate_;
    Resumption incoming_;
    Value escaped_;
    std::optional<Value> returned_;
    int line_ = 0;
    bool started_ = false;
};

/// How a function came to be: what the translator knows of it. One table per scenario.
struct Code {
    enum class Kind { plain, generator, coroutine };  // coroutine: async def

    const char* name;
    const char* qualified_name;
    int line;  // of its def
    Kind kind;
    std::span<const char* const> parameters;  // positional-only, positional or keyword, *args, keyword-only, **kwargs
    int positional_only = 0;
    int positional = 0;  // positional-only ones included
    int keyword_only = 0;
    bool variadic = false;                     // has *args
    bool variadic_keywords = false;            // has **kwargs
    Value (*plain)(FrameRef frame) = nullptr;  // plain functions only; a generator's body is the adapter's
    const char* scenario = nullptr;            // with `index` names the body in the adapter's table
    int index = 0;
    const char* document = nullptr;          // its docstring
    std::span<const char* const> free = {};  // the names of its cells
};

}  // namespace yieldcheck
