// The generator itself.
#pragma once

#include "iterator.hpp"
#include "promise.hpp"
#include "protocol.hpp"

#include <exception>
#include <iterator>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace yieldcheck::reference {

/// Python's generator states (inspect.getgeneratorstate). A moved-from generator is closed.
enum class generator_state { created, running, suspended, closed };

/// What is yielded, what `co_yield` evaluates to, and what is returned. Each may be void or a reference; values need
/// only be movable. Semantics: PEP 342, PEP 380 and PEP 479 as CPython 3.13 has them.
///
/// Owns its coroutine frame. Not thread-safe; may move between threads while it does not run.
template <class Yield, class Send = void, class Return = void, class Protocol = default_protocol>
class [[nodiscard]] generator {
public:
    using promise_type = detail::promise<Yield, Send, Return, Protocol>;
    using step_type = step<Yield, Return>;
    using protocol_type = Protocol;
    using iterator = generator_iterator<generator, Yield, Return>;
    /// What close() gives: the value that the body returned in answer to the exit, if it did.
    using closed_type = std::conditional_t<std::is_void_v<Return>, void, std::optional<detail::stored_t<Return>>>;

    generator() noexcept = default;
    generator(generator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {
        detail::access::own(frame_);
    }
    /// Drops the generator that was here, as the destructor does.
    generator& operator=(generator&& other) noexcept {
        if (this == &other) return *this;
        generator dropped(std::move(*this));
        frame_ = std::exchange(other.frame_, nullptr);
        detail::access::own(frame_);
        return *this;
    }
    /// Closes it. What close() would throw goes to Protocol::unraisable. A body that goes on to yield is destroyed
    /// where it waits. Must not happen while it runs: std::terminate.
    ~generator() { drop(); }

    /// Resumes it; the yield at which it waits evaluates to Protocol::nothing<Send>(). Throws what the body throws.
    step_type next() {
        step_type result;
        if (frame_) resume(*frame_, result, nullptr);
        return result;
    }

    /// Resumes it; the yield at which it waits evaluates to `value`. A generator that has not started takes only values
    /// that stand for nothing.
    template <class Value = Send>
    requires(!std::is_void_v<Send> && std::convertible_to<Value, Send>) step_type send(Value&& value) {
        return send_stored(keep(std::forward<Value>(value)));
    }

    /// Raises `exception` at the yield where it waits. A generator that has not started is closed without running.
    step_type throw_(std::exception_ptr exception) {
        if (!exception) throw std::invalid_argument("throw_() needs an exception, and got an empty exception_ptr");
        if (frame_ && detail::access::created(*frame_)) {
            detail::announce(*frame_, exception);
            detail::access::destroy(*frame_);
        }
        if (!frame_) std::rethrow_exception(std::move(exception));
        step_type result;
        detail::resumption<Protocol> activation(*frame_, locate(*frame_), detail::access::storage(result), discard);
        finish(result, activation.raise(std::move(exception)), activation);
        return result;
    }
    template <class Exception>
    requires(!std::convertible_to<Exception, std::exception_ptr>) step_type throw_(Exception exception) {
        return throw_(std::make_exception_ptr(std::move(exception)));
    }

    /// Raises the exit where it waits, and in each delegate before, the innermost first. Throws what else comes out of
    /// the body, and Protocol::ignored_exit() when it yields instead of finishing; it then still waits.
    closed_type close() {
        step_type result;
        if (frame_ && detail::access::created(*frame_)) detail::access::destroy(*frame_);
        if (frame_) {
            detail::resumption<Protocol> activation(*frame_, locate(*frame_), detail::access::storage(result), discard);
            const detail::event how = activation.close();
            if (how == detail::event::raised && Protocol::is_exit(activation.raising)) return closed_type();
            finish(result, how, activation);
            if (!result.done()) std::rethrow_exception(Protocol::ignored_exit());
        }
        if constexpr (!std::is_void_v<Return>) return detail::access::take_returned(result);
    }

    /// Takes constant time, but for a generator that delegates to one that others have resumed: that is looked through.
    generator_state state() const noexcept {
        if (!frame_) return generator_state::closed;
        if (detail::access::executing(*frame_)) return generator_state::running;
        return detail::access::created(*frame_) ? generator_state::created : generator_state::suspended;
    }

    /// An input range of what is left: `begin()` takes the first step. Two iterators take turns.
    iterator begin() requires(!std::is_void_v<Yield>) { return iterator(frame_); }
    std::default_sentinel_t end() const noexcept { return {}; }

private:
    friend iterator;
    friend detail::access;

    explicit generator(frame<Protocol>& frame) noexcept : frame_(&frame) { detail::access::own(frame_); }

    /// Where a resumption arrives; throws when that is nowhere.
    static detail::place<Protocol> locate(frame<Protocol>& root) {
        const auto at = detail::access::locate(root);
        if (at.how == detail::place<Protocol>::kind::executing) std::rethrow_exception(Protocol::already_executing());
        return at;
    }

    template <class Value>
    static detail::stored_t<Send> keep(Value&& value) {
        if constexpr (std::is_reference_v<Send>) {
            Send reference = std::forward<Value>(value);
            return std::addressof(reference);
        } else {
            return std::forward<Value>(value);
        }
    }

    step_type send_stored(detail::stored_t<Send> value) {
        if (frame_ && detail::access::created(*frame_) && !Protocol::is_nothing(value)) {
            std::rethrow_exception(Protocol::just_started());
        }
        step_type result;
        if (frame_) resume(*frame_, result, &value);
        return result;
    }

    static void resume(frame<Protocol>& root, step_type& result, void* sent) {
        detail::resumption<Protocol> activation(root, locate(root), detail::access::storage(result), discard);
        finish(result, activation.send(sent), activation);
    }

    static void finish(step_type& result, detail::event how, detail::resumption<Protocol>& activation) {
        if (how == detail::event::yielded) detail::access::yielded(result);
        if (how == detail::event::returned) detail::access::returned(result);
        if (how == detail::event::raised) std::rethrow_exception(std::move(activation.raising));
    }

    static void discard(void* yielded) noexcept { std::destroy_at(static_cast<detail::stored_t<Yield>*>(yielded)); }

    void drop() noexcept {
        if (!frame_) return;
        const auto at = detail::access::locate(*frame_);
        if (at.how == detail::place<Protocol>::kind::executing) std::terminate();
        if (detail::access::created(*frame_)) return detail::access::destroy(*frame_);
        step_type result;
        detail::resumption<Protocol> activation(*frame_, at, detail::access::storage(result), discard);
        switch (activation.close()) {
            case detail::event::yielded:
                detail::access::yielded(result);
                Protocol::unraisable(Protocol::ignored_exit());
                if (frame_) detail::access::destroy(*frame_);
                break;
            case detail::event::returned: detail::access::returned(result); break;
            default:
                if (!Protocol::is_exit(activation.raising)) Protocol::unraisable(activation.raising);
                break;
        }
    }

    frame<Protocol>* frame_ = nullptr;
};

}  // namespace yieldcheck::reference
