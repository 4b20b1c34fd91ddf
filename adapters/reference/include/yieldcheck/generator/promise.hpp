// What co_yield, co_await yield_from and co_return do.
#pragma once

#include "activation.hpp"
#include "allocation.hpp"
#include "delegation.hpp"

#include <concepts>
#include <coroutine>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace yieldcheck::reference {

/// For generators that yield void: `co_yield nothing;`.
struct nothing_t {
    explicit constexpr nothing_t(int) noexcept {}
};
inline constexpr nothing_t nothing{0};

namespace detail {

/// The awaiter of co_yield. The operand goes straight into the caller's step, and not before the body really suspends:
/// g++ calls every yield_value of a full-expression before the first of them suspends.
template <class Yield, class Operand, class Send, class Protocol>
class yielding {
public:
    yielding(frame<Protocol>& self, Operand&& operand) noexcept
        : self_(self), operand_(std::forward<Operand>(operand)) {}
    yielding(const yielding&) = delete;
    yielding& operator=(const yielding&) = delete;

    bool await_ready() const {
        auto* place = static_cast<stored_t<Yield>*>(access::running(self_).storage);
        if constexpr (std::is_reference_v<Yield>) {
            std::construct_at(place, std::addressof(operand_));
        } else if constexpr (std::is_void_v<Yield>) {
            std::construct_at(place);
        } else {
            std::construct_at(place, std::forward<Operand>(operand_));
        }
        return false;
    }

    void await_suspend(std::coroutine_handle<>) const noexcept { access::running(self_).last = event::yielded; }

    Send await_resume() const {
        resumption<Protocol>& activation = access::running(self_);
        if (activation.raising) std::rethrow_exception(std::exchange(activation.raising, nullptr));
        if constexpr (!std::is_void_v<Send>) {
            void* sent = std::exchange(activation.sent, nullptr);
            return sent ? stored<Send>::get(*static_cast<stored_t<Send>*>(sent)) : Protocol::template nothing<Send>();
        }
    }

private:
    frame<Protocol>& self_;
    Operand&& operand_;
};

/// yield_value, for each kind of Yield.
template <class Yield, class Send, class Protocol>
class yields : public frame<Protocol> {
    template <class Operand>
    using awaiter = yielding<Yield, Operand, Send, Protocol>;

public:
    awaiter<Yield> yield_value(Yield&& value) noexcept { return awaiter<Yield>(*this, std::move(value)); }
    awaiter<const Yield&> yield_value(const Yield& value) noexcept requires std::copy_constructible<Yield> {
        return awaiter<const Yield&>(*this, value);
    }

protected:
    using frame<Protocol>::frame;
};

template <class Yield, class Send, class Protocol>
requires std::is_reference_v<Yield>
class yields<Yield, Send, Protocol> : public frame<Protocol> {
    using awaiter = yielding<Yield, Yield, Send, Protocol>;

public:
    awaiter yield_value(Yield value) noexcept { return awaiter(*this, std::forward<Yield>(value)); }

protected:
    using frame<Protocol>::frame;
};

template <class Send, class Protocol>
class yields<void, Send, Protocol> : public frame<Protocol> {
    using awaiter = yielding<void, nothing_t, Send, Protocol>;

public:
    awaiter yield_value(nothing_t) noexcept { return awaiter(*this, nothing_t(nothing)); }

protected:
    using frame<Protocol>::frame;
};

/// return_value or return_void. The value is constructed where it is awaited: in the step of the caller, or in the
/// delegation.
template <class Yield, class Send, class Return, class Protocol>
class returns : public yields<Yield, Send, Protocol> {
public:
    template <class Value = Return>
    requires std::convertible_to<Value, Return>
    void return_value(Value&& value) {
        if constexpr (std::is_reference_v<Return>) {
            Return reference = std::forward<Value>(value);
            finish(std::addressof(reference));
        } else {
            finish(std::forward<Value>(value));
        }
    }

protected:
    using yields<Yield, Send, Protocol>::yields;

    /// The destructor of a local threw behind co_return.
    void take_back() noexcept {
        if (waiting<Protocol>* served = this->served()) {
            static_cast<delegation_result<Return, Protocol>*>(served)->result.reset();
        } else {
            std::destroy_at(static_cast<stored_t<Return>*>(this->running().storage));
        }
    }

private:
    template <class Value>
    void finish(Value&& value) {
        if (waiting<Protocol>* served = this->served()) {
            static_cast<delegation_result<Return, Protocol>*>(served)->result.emplace(std::forward<Value>(value));
        } else {
            std::construct_at(static_cast<stored_t<Return>*>(this->running().storage), std::forward<Value>(value));
        }
        this->running().last = event::returned;
    }
};

template <class Yield, class Send, class Protocol>
class returns<Yield, Send, void, Protocol> : public yields<Yield, Send, Protocol> {
public:
    void return_void() noexcept {
        if (waiting<Protocol>* served = this->served()) {
            static_cast<delegation_result<void, Protocol>*>(served)->result.emplace();
        } else {
            std::construct_at(static_cast<empty*>(this->running().storage));
        }
        this->running().last = event::returned;
    }

protected:
    using yields<Yield, Send, Protocol>::yields;

    void take_back() noexcept {
        if (waiting<Protocol>* served = this->served()) {
            static_cast<delegation_result<void, Protocol>*>(served)->result.reset();
        }
    }
};

template <class T>
inline constexpr bool is_delegation = false;
template <class Held>
inline constexpr bool is_delegation<delegation<Held>> = true;

/// `Memory` is where the frame comes from.
template <class Yield, class Send, class Return, class Protocol, class Memory = from_heap>
class promise final : public returns<Yield, Send, Return, Protocol>, public Memory {
    using base = returns<Yield, Send, Return, Protocol>;
    using handle = std::coroutine_handle<promise>;

public:
    promise() : base(handle::from_promise(*this)) {}

    /// The arguments of the coroutine, for the protocol's attachment.
    template <class... Arguments>
    requires(sizeof...(Arguments) > 0 &&
             std::constructible_from<typename frame<Protocol>::attachment_type,
                                     Arguments&...>) explicit promise(Arguments&... arguments)
        : base(handle::from_promise(*this), arguments...) {}

    generator<Yield, Send, Return, Protocol> get_return_object() noexcept {
        return access::make<generator<Yield, Send, Return, Protocol>>(static_cast<frame<Protocol>&>(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }

    void unhandled_exception() noexcept {
        resumption<Protocol>& activation = this->running();
        if (activation.last == event::returned) this->take_back();
        activation.last = event::raised;
        activation.raising = std::current_exception();
        if (!activation.raising) activation.raising = std::make_exception_ptr(std::bad_exception());  // not from C++
        if (Protocol::is_stop(activation.raising)) {
            activation.raising = Protocol::leaked(std::move(activation.raising));
        }
    }

    template <class Inner>
    delegating<generator<Yield, Send, Inner, Protocol>, Inner, Protocol> await_transform(
        delegation<generator<Yield, Send, Inner, Protocol>>&& request) noexcept {
        return delegating<generator<Yield, Send, Inner, Protocol>, Inner, Protocol>(access::inner(request));
    }
    template <class Inner>
    delegating<generator<Yield, Send, Inner, Protocol>&, Inner, Protocol> await_transform(
        delegation<generator<Yield, Send, Inner, Protocol>&>&& request) noexcept {
        return delegating<generator<Yield, Send, Inner, Protocol>&, Inner, Protocol>(access::inner(request));
    }
    template <class Other>
    std::suspend_never await_transform(Other&&) noexcept {
        static_assert(!is_delegation<std::remove_cvref_t<Other>>,
                      "a generator delegates only to generators with its own Yield, Send and Protocol, and awaits a "
                      "delegation in the expression that makes it: co_await yield_from(inner)");
        static_assert(is_delegation<std::remove_cvref_t<Other>>,
                      "the body of a generator can only co_await yield_from(another generator)");
        return {};
    }
};

}  // namespace detail
}  // namespace yieldcheck::reference

template <class Yield, class Send, class Return, class Protocol, class Allocator, class... Arguments>
struct std::coroutine_traits<yieldcheck::reference::generator<Yield, Send, Return, Protocol>, std::allocator_arg_t,
                             Allocator, Arguments...> {
    using promise_type = yieldcheck::reference::detail::promise<
        Yield, Send, Return, Protocol,
        yieldcheck::reference::detail::from_allocator<std::remove_cvref_t<Allocator>, void, Arguments...>>;
};

template <class Yield, class Send, class Return, class Protocol, class This, class Allocator, class... Arguments>
struct std::coroutine_traits<yieldcheck::reference::generator<Yield, Send, Return, Protocol>, This,
                             std::allocator_arg_t, Allocator, Arguments...> {
    using promise_type = yieldcheck::reference::detail::promise<
        Yield, Send, Return, Protocol,
        yieldcheck::reference::detail::from_allocator<std::remove_cvref_t<Allocator>, This, Arguments...>>;
};
