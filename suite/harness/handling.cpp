// Raising, and what becomes of an exception that a try statement has caught.
#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "protocol/exception.hpp"

namespace yieldcheck {
namespace {

bool is_tuple(const Value& value) { return is(value->type(), builtin_class("tuple")); }

/// The exception that `raise exception` means: a class is called.
Value instance_of(const Value& exception) {
    if (is_exception_class(exception)) {
        Value made = exception->call({});
        if (is_exception(made)) return made;
        raise_error("TypeError", "calling " + utf8(repr(exception)) +
                                     " should have returned an instance of BaseException, not " +
                                     utf8(repr(made->type())));
    }
    if (!is_exception(exception)) raise_error("TypeError", "exceptions must derive from BaseException");
    return exception;
}

Value cause_of(const Value& cause) {
    if (is_exception_class(cause)) {
        Value made = cause->call({});
        if (is_exception(made)) return made;
        raise_error("TypeError", "calling " + utf8(repr(cause)) +
                                     " should have returned an instance of BaseException, not " +
                                     utf8(repr(made->type())));
    }
    if (!is(cause, None) && !is_exception(cause)) {
        raise_error("TypeError", "exception causes must derive from BaseException");
    }
    return cause;
}

[[noreturn]] void complain_of_classes() {
    raise_error("TypeError", "catching classes that do not inherit from BaseException is not allowed");
}

void check_classes(const Value& classes) {
    if (!is_tuple(classes)) {
        if (!is_exception_class(classes)) complain_of_classes();
        return;
    }
    const Value members = classes->iterate();
    for (Value member; advance(members, member);) {
        if (!is_exception_class(member)) complain_of_classes();
    }
}

[[maybe_unused]] const bool context_is_known = (set_context_source(current_exception), true);

}  // namespace

void raise(const Value& exception) { raise_exception(instance_of(exception)); }

void raise_from(const Value& exception, const Value& cause) {
    Value raised = instance_of(exception);
    set_cause(raised, cause_of(cause));
    raise_exception(std::move(raised));
}

void reraise() {
    Value handled = current_exception();
    if (!handled.bound()) raise_error("RuntimeError", "No active exception to reraise");
    throw Raised{std::move(handled)};
}

void assertion_failed(const Value& message) {
    std::vector<Value> arguments;
    if (message.bound()) arguments.push_back(message);
    raise_exception(make_exception("AssertionError", std::move(arguments)));
}

bool Caught::matches(const Value& classes) const {
    check_classes(classes);
    return is_instance(exception, classes);
}

void Caught::rethrow() const { throw Raised{exception}; }

void Exit::rethrow() { throw Raised{std::move(exception_)}; }

}  // namespace yieldcheck
