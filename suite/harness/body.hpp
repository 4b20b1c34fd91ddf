// The vocabulary of translated code: everything that a generated function body calls, apart from YIELD, RETURN and
// DELEGATE, which each kind of adapter defines (stackless.hpp, stackful.hpp, the reference's own).
#pragma once

#include "harness/frame.hpp"

namespace yieldcheck {

// ---- names ----------------------------------------------------------------------------------------------------------

/// A named Python local. Reading it unbound raises UnboundLocalError (NameError for a free variable).
class Local {
public:
    enum Storage { plain, cell };  // cell: shared with nested functions

    explicit Local(const char* name, Storage storage = plain);
    Local(const char* name, Value value, Storage storage = plain);
    /// A free variable: the cell of an enclosing function.
    static Local free(const char* name, Value cell);
    Local(const Local&) = delete;

    Local& operator=(Value value);
    Local& operator=(const Local& other) { return *this = other.get(); }  // NOLINT(bugprone-unhandled-self-assignment)
    operator const Value&() const { return get(); }
    const Value& get() const;
    Value& place() noexcept;  // where the value lies, bound or not
    const Value& place() const noexcept;
    void reset() noexcept;  // unbinds without complaint
    void release() noexcept {
        const Value old = std::move(value_);
    }                           // the body is left: a cell keeps its value for others
    void remove();              // `del name`: raises when unbound
    Value shared_cell() const;  // for a nested function

    const char* name() const noexcept { return name_; }
    bool is_free() const noexcept { return free_; }

private:
    struct Free {};
    Local(const char* name, Value cell, Free);
    [[noreturn]] void unbound() const;

    const char* name_;
    Value value_;  // the value, or the cell that holds it
    bool cell_ = false;
    bool free_ = false;
};

/// Makes the locals of a body visible to observers, and clears them in CPython's order when the body is left: arguments
/// and locals in the order of co_varnames, then cells. Declared after all locals; one per body.
class Scope {
public:
    Scope(FrameRef& frame, std::initializer_list<Local*> locals);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

private:
    Frame& frame_;
    std::vector<Local*> locals_;
};

/// A global name, then a built-in one; NameError when there is neither.
Value global(const FrameRef& frame, const char* name);
void set_global(const FrameRef& frame, const char* name, Value value);
void delete_global(const FrameRef& frame, const char* name);
/// Within a class body: the namespace being filled, then global.
Value class_name(const FrameRef& frame, const Value& names, const char* name);

// ---- functions and classes
// --------------------------------------------------------------------------------------------

/// A function object of this scenario's code `index`. `defaults` belong to the last positional parameters; a
/// keyword-only default is a pair of name and value.
Value function(const FrameRef& frame, int index, std::initializer_list<Value> cells = {},
               std::vector<Value> defaults = {}, std::vector<std::pair<std::string, Value>> keyword_defaults = {});
/// A class, from its name, bases and the namespace its body filled.
Value make_class(const FrameRef& frame, const char* name, const char* qualified_name, std::vector<Value> bases,
                 const Value& names);
/// Zero-argument super() in a method: its class and its first argument.
Value super(const Value& owner, const Value& self);
Value import_module(const FrameRef& frame, const char* name);
Value import_name(const FrameRef& frame, const char* module, const char* name);

Value call(const Value& callee, Arguments arguments);
Value call_method(const Value& object, const char* name, Arguments arguments);
void set_attribute(const Value& object, const char* name, Value value);
void delete_attribute(const Value& object, const char* name);

// ---- expressions
// ------------------------------------------------------------------------------------------------------

inline Value add(const Value& left, const Value& right) { return binary(Operator::add, left, right); }
Value subtract(const Value& left, const Value& right);
Value multiply(const Value& left, const Value& right);
Value matrix_multiply(const Value& left, const Value& right);
Value divide(const Value& left, const Value& right);
Value floor_divide(const Value& left, const Value& right);
Value modulo(const Value& left, const Value& right);
Value power(const Value& left, const Value& right);
Value left_shift(const Value& left, const Value& right);
Value right_shift(const Value& left, const Value& right);
Value bit_and(const Value& left, const Value& right);
Value bit_or(const Value& left, const Value& right);
Value bit_xor(const Value& left, const Value& right);
Value negative(const Value& operand);
Value positive(const Value& operand);
Value invert(const Value& operand);
inline Value negation(const Value& operand) { return boolean(!truthy(operand)); }

Value less(const Value& left, const Value& right);
Value less_equal(const Value& left, const Value& right);
Value greater(const Value& left, const Value& right);
Value greater_equal(const Value& left, const Value& right);
Value equals(const Value& left, const Value& right);
Value differs(const Value& left, const Value& right);

Value item(const Value& container, const Value& key);
void set_item(const Value& container, const Value& key, Value value);
void delete_item(const Value& container, const Value& key);

/// One replacement field of an f-string: conversion is 's', 'r', 'a' or 0; specification may be unbound.
Value formatted(const Value& value, char conversion = 0, const Value& specification = {});
Value join(std::initializer_list<Value> parts);  // the parts of an f-string, all text

Value iterate(const Value& iterable);  // iter(x)
/// The next item into `item`; false at the end, when `item` is reset. For loops and comprehensions.
bool advance(const Value& iterator, Value& item);
/// Exactly `count` items; ValueError or TypeError in CPython's words otherwise.
std::vector<Value> unpack(const Value& iterable, std::size_t count);
/// At least before + after items; what lies between becomes a list, at index `before`.
std::vector<Value> unpack(const Value& iterable, std::size_t before, std::size_t after);

void append(const Value& list, Value item);             // comprehensions and displays
void extend(const Value& list, const Value& iterable);  // [*x]
void include(const Value& set, Value item);
void extend_set(const Value& set, const Value& iterable);
void merge(const Value& dict, const Value& mapping);  // {**x}
Value tuple_from(const Value& list);

// ---- raising and handling
// ---------------------------------------------------------------------------------------------

[[noreturn]] void raise(const Value& exception);                           // a class is called; sets __context__
[[noreturn]] void raise_from(const Value& exception, const Value& cause);  // and __cause__, __suppress_context__
[[noreturn]] void reraise();                                               // a bare raise
[[noreturn]] void assertion_failed(const Value& message = {});

/// What the body of a try ... except left behind.
class Caught {
public:
    explicit operator bool() const noexcept { return exception.bound(); }
    bool matches(const Value& classes) const;  // TypeError on what is no exception class
    [[noreturn]] void rethrow() const;         // the same exception, as if it had never been caught

    Value exception;
};

// The first statement of every body, for libraries whose bodies have to ask for it when they want to start late.
#define START static_cast<void>(0)

// The clauses of a try statement that yield in a handler, `try { … } EXCEPT(caught) { … CAUGHT(caught) … }`, and a bare
// raise in them. C++ has no suspension of coroutines in a catch handler, so they stand behind it; stackful.hpp puts
// them into it.
#define EXCEPT(caught)                       \
    catch (const Raised& raised) {           \
        caught.exception = raised.exception; \
    }                                        \
    if (caught)
#define CAUGHT(caught) (caught.exception)
#define RERAISE() reraise()

/// While it lives, `exception` is the one being handled: sys.exc_info, the context of new exceptions, a bare raise.
class Handling {
public:
    Handling(FrameRef& frame, Value exception);  // does nothing when unbound
    ~Handling();
    Handling(const Handling&) = delete;
    Handling& operator=(const Handling&) = delete;

private:
    Frame* frame_ = nullptr;
};

/// `except E as e` unbinds e at the end of the handler, however it is left.
class Unbind {
public:
    explicit Unbind(Local& local) : local_(local) {}
    ~Unbind() { local_.reset(); }
    Unbind(const Unbind&) = delete;
    Unbind& operator=(const Unbind&) = delete;

private:
    Local& local_;
};

/// The same for a name that is no local: the action unbinds it, and must not raise.
template <class Action>
class UnbindBy {
public:
    explicit UnbindBy(Action action) : action_(std::move(action)) {}
    ~UnbindBy() { action_(); }
    UnbindBy(const UnbindBy&) = delete;
    UnbindBy& operator=(const UnbindBy&) = delete;

private:
    Action action_;
};

/// How the body of a try ... finally or a with was left, and so how things go on behind it.
class Exit {
public:
    enum Way { normally, by_raise, by_return, by_break, by_continue };

    void leave(Way way, Value value = {}) {
        way_ = way;
        value_ = std::move(value);
        exception_ = {};
    }
    void raised(const Raised& raised) {
        way_ = by_raise;
        exception_ = raised.exception;
        value_ = {};
    }
    void swallow() { leave(normally); }

    Way way() const noexcept { return way_; }
    bool is(Way way) const noexcept { return way_ == way; }
    const Value& exception() const noexcept { return exception_; }
    Value value() { return std::move(value_); }
    [[noreturn]] void rethrow();

private:
    Way way_ = normally;
    Value exception_;
    Value value_;
};

/// Runs the handler of a finally clause without yields: once when the try block is left, or, when the library destroys
/// the frame while it waits inside the block, from here. In the second case an exception is reported as unraisable, as
/// CPython does for what happens while a generator is finalised.
void run_on_destruction(Frame& frame, void (*action)(void*), void* closure) noexcept;

template <class Action>
class Cleanup {
public:
    Cleanup(FrameRef& frame, Exit& exit, Action action) : frame_(frame), exit_(exit), action_(std::move(action)) {}
    ~Cleanup() {
        if (!done_)
            run_on_destruction(
                *frame_, [](void* self) { static_cast<Cleanup*>(self)->run(); }, this);
    }
    Cleanup(const Cleanup&) = delete;
    Cleanup& operator=(const Cleanup&) = delete;

    void run() {
        done_ = true;
        const Handling handling{frame_, exit_.exception()};
        action_();
    }

private:
    FrameRef frame_;
    Exit& exit_;
    Action action_;
    bool done_ = false;
};

/// The manager of a with statement: enters when made, exits when the block is left, or when the frame is destroyed in
/// it.
class With {
public:
    With(FrameRef& frame, Exit& exit, const Value& manager);
    ~With();
    With(const With&) = delete;
    With& operator=(const With&) = delete;

    /// What __enter__ gave; only once, as the with statement keeps nothing of it alive.
    Value entered() noexcept { return std::move(entered_); }
    void leave();  // calls __exit__ with how the block was left; a true result swallows the exception

private:
    FrameRef frame_;
    Exit& exit_;
    Value manager_exit_;  // the bound __exit__
    Value entered_;
    bool done_ = false;
};

/// except*: splits what was raised among the clauses and puts the rest and the new exceptions together again.
class Splitting {
public:
    explicit Splitting(Value exception);
    /// The part that matches, or unbound.
    Value take(const Value& classes);
    void raised(const Raised& raised);  // a handler's own exception
    /// Raises what is left, if anything is.
    void finish();

private:
    Value original_;
    Value rest_;
    std::vector<Value> raised_;
    bool naked_ = false;  // the original was no group
};

/// `yield from`: PEP 380's formal semantics over any iterator, one resumption at a time. A kind of adapter that
/// delegates natively uses generator() instead.
class Delegation {
public:
    /// iter(iterable), or for `await` its awaitable iterator. Does not start it yet.
    static Delegation from(FrameRef& frame, const Value& iterable);
    static Delegation await(FrameRef& frame, const Value& awaitable);
    Delegation(Delegation&& other) noexcept;
    Delegation& operator=(Delegation&&) = delete;
    ~Delegation();

    /// First call: starts the delegate. True while it waits with a value to be yielded.
    bool pending();
    Value value();  // what to yield
    void resume(Resumption resumption);
    Value result();  // of the whole expression, when no longer pending

    const Value& iterator() const noexcept { return iterator_; }
    /// For native delegation: the result, taken from the library.
    void finished(Value result);

private:
    Delegation(FrameRef& frame, Value iterator);
    void step(Resumption resumption);
    Advance advance_delegate();
    Advance throw_to_delegate(Value exception);
    void close_delegate();
    [[noreturn]] void raise_here(Value exception);  // at the yield from, as gen_send_ex does for what is thrown in

    FrameRef frame_;
    Value iterator_;
    Value value_;
    Value result_;
    bool started_ = false;
    bool done_ = false;
};

/// For functions that use the library's own type and not a lane: throws Unsupported in lanes that are the suite's.
void need_own_type();

// ---- registration
// -----------------------------------------------------------------------------------------------------

/// The compiled part of a scenario that does not depend on an adapter: its functions, the statements of the file
/// outside drive(), and the steps of drive() that are no plain operations.
struct ScenarioModule {
    struct Step {
        int line;
        Value (*run)(FrameRef frame);  // the value of the expression; unbound for a statement
    };

    const char* id;
    std::span<const Code> codes;
    void (*execute)(FrameRef frame);
    std::span<const Step> steps;
    std::string_view about{};  // whom a divergence is held against: "compiler", "type"; empty: the generator

    /// Enters it into the table that find_scenario reads; for namespace-scope constants in generated files.
    struct Registration {
        explicit Registration(const ScenarioModule& module);
    };
};

const ScenarioModule* find_scenario(std::string_view id);
std::vector<const ScenarioModule*> all_scenarios();  // sorted by id

}  // namespace yieldcheck
