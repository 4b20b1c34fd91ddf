// yield_from: the awaiter of a delegation.
#pragma once

#include "activation.hpp"

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace yieldcheck::reference {

template <class Yield, class Send, class Return, class Protocol>
class generator;

namespace detail {

/// Where the delegate's return value is constructed.
template <class Return, class Protocol>
struct delegation_result : waiting<Protocol> {
    std::optional<stored_t<Return>> result;
};

/// The awaiter of a delegation. `Held` is the delegate, a generator or a reference to one.
template <class Held, class Return, class Protocol>
class delegating : delegation_result<Return, Protocol> {
public:
    explicit delegating(Held&& inner) noexcept : inner_(std::forward<Held>(inner)) {}
    delegating(const delegating&) = delete;
    delegating& operator=(const delegating&) = delete;
    ~delegating() { this->forget(); }

    bool await_ready() const noexcept { return false; }

    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> delegator) noexcept {
        delegator_ = &delegator.promise();
        if (frame<Protocol>* inner = access::frame_of(inner_)) this->wait_for(*inner);
        access::wait<Protocol>(*delegator_, this);
        access::running(*delegator_).last = event::delegated;
    }

    Return await_resume() {
        access::wait<Protocol>(*delegator_, nullptr);
        this->forget();
        resumption<Protocol>& activation = access::running(*delegator_);
        if (activation.raising) {
            std::exception_ptr raising = std::exchange(activation.raising, nullptr);
            // Delegates turn a stop of their own into an error. This one was thrown in, past a delegate that had
            // finished.
            if (Protocol::is_stop(raising)) return Protocol::template stop_value<Return>(raising);
            std::rethrow_exception(std::move(raising));
        }
        if (!this->result) return Protocol::template absent<Return>();
        return stored<Return>::get(*this->result);
    }

private:
    Held inner_;
    frame<Protocol>* delegator_ = nullptr;
};

}  // namespace detail

/// A delegation to be; `co_await` it in the expression that makes it. `Held` is the delegate, or a reference to it.
template <class Held>
class delegation {
public:
    explicit delegation(Held&& inner) noexcept : inner_(std::forward<Held>(inner)) {}

private:
    friend struct detail::access;
    Held inner_;
};

/// `Return result = co_await yield_from(inner);` in the body of a generator with the same Yield, Send and Protocol
/// passes every value of `inner` to the caller, and everything that the caller sends or throws to `inner`, until
/// `inner` finishes (PEP 380). `inner` may be partly consumed, shared with other delegators, resumed, closed or
/// destroyed meanwhile.
template <class Yield, class Send, class Return, class Protocol>
delegation<generator<Yield, Send, Return, Protocol>&> yield_from(
    generator<Yield, Send, Return, Protocol>& inner) noexcept {
    return delegation<generator<Yield, Send, Return, Protocol>&>(inner);
}

/// The same for a delegate that the delegation owns: when it is left while the delegate still waits at a yield, the
/// delegate is closed.
template <class Yield, class Send, class Return, class Protocol>
delegation<generator<Yield, Send, Return, Protocol>> yield_from(
    generator<Yield, Send, Return, Protocol>&& inner) noexcept {
    return delegation<generator<Yield, Send, Return, Protocol>>(std::move(inner));
}

}  // namespace yieldcheck::reference
