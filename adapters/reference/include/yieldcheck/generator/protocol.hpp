// The policy of a generator: what its exceptions are.
#pragma once

#include "errors.hpp"
#include "find_exception.hpp"

#include <concepts>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <type_traits>
#include <utility>

namespace yieldcheck::reference {

/// What a protocol decides, each by a static function. Derive from it to change some of them. None may throw, but for
/// nothing() and absent(), which are called within the body that needs the value.
///
/// A protocol may also have, and this one has not:
///   struct attachment          an object kept in every frame; constructed from the arguments of the coroutine
///   (lvalues)
///                              where it can be, by default otherwise
///   raising_in(attachment&, std::exception_ptr&)  or  raising_in(std::exception_ptr&)
///                              throw_() or close() is about to raise this in that frame: in the one that waits at a
///                              yield, and then in each delegator that the exception reaches
///   activated(const activation<Protocol>&), deactivated(const activation<Protocol>&)
///                              somebody resumes a generator; control has come back to him
struct default_protocol {
    // ---- close ------------------------------------------------------------------------------------------------------
    static std::exception_ptr make_exit() noexcept { return std::make_exception_ptr(generator_exit()); }
    static bool is_exit(const std::exception_ptr& exception) noexcept {
        return find_exception<generator_exit>(exception) != nullptr;
    }
    static std::exception_ptr ignored_exit() noexcept { return std::make_exception_ptr(reference::ignored_exit()); }

    // ---- PEP 479 ----------------------------------------------------------------------------------------------------
    static bool is_stop(const std::exception_ptr& exception) noexcept {
        return find_exception<stop_iteration_base>(exception) != nullptr;
    }
    /// What a stop that escapes from a body becomes.
    static std::exception_ptr leaked(std::exception_ptr stop) noexcept {
        return std::make_exception_ptr(stop_leaked(std::move(stop)));
    }
    /// The value of a stop that was thrown into a delegation whose delegate had finished: it ends the delegation.
    template <class Return>
    static Return stop_value(const std::exception_ptr& stop) {
        if constexpr (!std::is_void_v<Return> && !std::is_reference_v<Return> && std::is_copy_constructible_v<Return>) {
            if (const auto* found = find_exception<stop_iteration<Return>>(stop)) return found->value;
        }
        return absent<Return>();
    }

    // ---- misuse -----------------------------------------------------------------------------------------------------
    static std::exception_ptr already_executing() noexcept {
        return std::make_exception_ptr(reference::already_executing());
    }
    static std::exception_ptr just_started() noexcept { return std::make_exception_ptr(reference::just_started()); }

    // ---- values that stand for nothing ------------------------------------------------------------------------------
    /// May `value` be sent to a generator that has not started? Null pointers and empty optionals may.
    template <class Send>
    static bool is_nothing(const Send& value) noexcept {
        if constexpr (requires {
                          { value == nullptr } -> std::convertible_to<bool>;
                      }) {
            return value == nullptr;
        } else if constexpr (requires {
                                 { value.has_value() } -> std::convertible_to<bool>;
                             }) {
            return !value.has_value();
        } else {
            return std::is_empty_v<Send>;
        }
    }
    /// What a yield evaluates to when next() resumes it.
    template <class Send>
    static Send nothing() {
        if constexpr (std::default_initializable<Send>) {
            return Send();
        } else {
            throw nothing_sent();
        }
    }
    /// What a delegation to a generator that had already finished evaluates to.
    template <class Return>
    static Return absent() {
        if constexpr (std::default_initializable<Return>) {
            return Return();
        } else if constexpr (!std::is_void_v<Return>) {
            throw no_result();
        }
    }

    // ---- the end ----------------------------------------------------------------------------------------------------
    /// An exception that came out of a generator while it was being destroyed, where nobody can catch it.
    static void unraisable(const std::exception_ptr& exception) noexcept {
        const auto* standard = find_exception<std::exception>(exception);
        std::fprintf(stderr, "exception ignored while a generator was destroyed: %s\n",
                     standard ? standard->what() : "not a std::exception");
    }
};

}  // namespace yieldcheck::reference
