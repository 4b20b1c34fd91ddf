// Python's exceptions as the protocol of the reference generator.
#pragma once

#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/log.hpp"
#include "protocol/exception.hpp"

#include "include/yieldcheck/generator.hpp"

namespace yieldcheck {

struct PythonProtocol : reference::default_protocol {
    /// Which Python frame a coroutine frame belongs to.
    struct attachment {
        explicit attachment(FrameRef& reference) : frame(&*reference) {}
        Frame* frame;
    };

    static std::exception_ptr make_exit() noexcept { return pointer(make_exception("GeneratorExit")); }
    static bool is_exit(const std::exception_ptr& exception) noexcept { return holds(exception, "GeneratorExit"); }
    static std::exception_ptr ignored_exit() noexcept {
        const HiddenActivation hidden{true};  // it is the caller of close() who raises it
        return error("RuntimeError", "generator ignored GeneratorExit");
    }

    static bool is_stop(const std::exception_ptr& exception) noexcept { return holds(exception, "StopIteration"); }
    static std::exception_ptr leaked(std::exception_ptr stop) noexcept {
        return pointer(without_stop(reference::find_exception<Raised>(stop)->exception, false));
    }
    template <class Return>
    static Return stop_value(const std::exception_ptr& stop) {
        return reference::find_exception<Raised>(stop)->exception.as<ExceptionObject>()->value();
    }

    static std::exception_ptr already_executing() noexcept {
        return error("ValueError", "generator already executing");
    }
    static std::exception_ptr just_started() noexcept {
        return error("TypeError", "can't send non-None value to a just-started generator");
    }

    template <class Send>
    static bool is_nothing(const Send& value) noexcept {
        return is(value, None);
    }
    template <class Send>
    static Send nothing() {
        return None;
    }
    template <class Return>
    static Return absent() {
        return None;
    }

    static void unraisable(const std::exception_ptr& exception) noexcept {
        if (const auto* raised = reference::find_exception<Raised>(exception)) log().unraisable(raised->exception);
    }

    /// gen_send_ex chains what is thrown in to what the frame itself is handling.
    static void raising_in(attachment& attachment, const std::exception_ptr& exception) noexcept {
        Frame& frame = *attachment.frame;
        Activation::regained(frame);
        const auto* raised = reference::find_exception<Raised>(exception);
        if (raised != nullptr && !frame.handled().empty()) set_context(raised->exception, frame.handled().back());
    }

private:
    static std::exception_ptr pointer(Value exception) { return std::make_exception_ptr(Raised{std::move(exception)}); }
    static bool holds(const std::exception_ptr& exception, std::string_view type) {
        const auto* raised = reference::find_exception<Raised>(exception);
        return raised != nullptr && is_a(raised->exception, type);
    }
    static std::exception_ptr error(const char* type, const char* message) {
        try {
            raise_error(type, message);
        } catch (...) {
            return std::current_exception();
        }
    }
};

}  // namespace yieldcheck
