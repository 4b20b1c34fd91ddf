#include "protocol.hpp"

#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

/// The Python exception in it; unbound when it is of another kind.
Value python_in(const std::exception_ptr& exception) {
    const auto* raised = reference::find_exception<Raised>(exception);
    return raised != nullptr ? raised->exception : Value();
}

std::exception_ptr pointer_to(Value exception) { return std::make_exception_ptr(Raised{std::move(exception)}); }

}  // namespace

std::exception_ptr Protocol::make_exit() noexcept { return pointer_to(defect().make_exit()); }

bool Protocol::is_exit(const std::exception_ptr& exception) noexcept {
    const Value raised = python_in(exception);
    return raised.bound() && defect().is_exit(raised);
}

std::exception_ptr Protocol::ignored_exit() noexcept { return PythonProtocol::ignored_exit(); }

bool Protocol::is_stop(const std::exception_ptr& exception) noexcept {
    const Value raised = python_in(exception);
    return raised.bound() && defect().is_stop(raised);
}

std::exception_ptr Protocol::leaked(std::exception_ptr stop) noexcept {
    return pointer_to(defect().leaked(python_in(stop)));
}

std::exception_ptr Protocol::already_executing() noexcept {
    try {
        defect().already_executing();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

bool Protocol::is_nothing(const Value& value) noexcept { return defect().is_nothing(value); }

void Protocol::unraisable(const std::exception_ptr& exception) noexcept {
    if (const Value raised = python_in(exception); raised.bound()) defect().unraisable(raised);
}

void Protocol::raising_in(attachment& attachment, std::exception_ptr& exception) noexcept {
    if (const Value raised = python_in(exception); raised.bound()) {
        const Value replaced = defect().raising(Generator::of(*attachment.frame), raised);
        if (!is(replaced, raised)) exception = pointer_to(replaced);
    }
    if (defect().chains_context()) {
        PythonProtocol::raising_in(attachment, exception);
    } else {
        Activation::regained(*attachment.frame);
    }
}

}  // namespace yieldcheck::wrong
