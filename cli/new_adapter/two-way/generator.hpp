// A small two-way generator, so that this folder builds as it is. Put your own in its place.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace sample {

/// A value was sent before the first yield.
struct just_started : std::logic_error {
    just_started() : std::logic_error("the generator has not started yet") {}
};

/// `Sent x = co_yield value` gives what send() brought, or throws what throw_in() brought.
template <class Yielded, class Sent>
class generator {
public:
    struct promise_type {
        std::optional<Yielded> yielded;
        std::optional<Sent> sent;
        std::exception_ptr thrown;   // into the body
        std::exception_ptr failure;  // out of it

        struct Suspension {
            promise_type& promise;
            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<>) const noexcept {}
            Sent await_resume() {
                if (promise.thrown) std::rethrow_exception(std::exchange(promise.thrown, nullptr));
                return *std::exchange(promise.sent, std::nullopt);
            }
        };

        generator get_return_object() { return generator(Handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        Suspension yield_value(Yielded value) {
            yielded = std::move(value);
            return {*this};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { failure = std::current_exception(); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    generator(generator&& other) noexcept
        : coroutine_(std::exchange(other.coroutine_, nullptr)), started_(other.started_) {}
    generator& operator=(generator&& other) noexcept {
        if (this != &other) {
            close();
            coroutine_ = std::exchange(other.coroutine_, nullptr);
            started_ = other.started_;
        }
        return *this;
    }
    ~generator() { close(); }

    /// What the body yields next; no value at its end and from then on. Its yield gives `nothing`.
    std::optional<Yielded> next(Sent nothing = Sent()) { return resume(std::move(nothing)); }
    /// Throws just_started where there is no yield yet that could take the value.
    std::optional<Yielded> send(Sent value) {
        if (!started_) throw just_started();
        return resume(std::move(value));
    }
    /// Before the start the body is not run: the generator is closed, and the exception comes straight back.
    std::optional<Yielded> throw_in(std::exception_ptr exception) {
        if (!started_) close();
        if (ended()) std::rethrow_exception(exception);
        coroutine_.promise().thrown = std::move(exception);
        return resume(Sent());
    }
    bool started() const noexcept { return started_; }
    bool ended() const noexcept { return !coroutine_ || coroutine_.done(); }

private:
    explicit generator(Handle coroutine) : coroutine_(coroutine) {}

    std::optional<Yielded> resume(Sent value) {
        if (ended()) return std::nullopt;
        started_ = true;
        promise_type& promise = coroutine_.promise();
        promise.sent = std::move(value);
        coroutine_.resume();
        if (promise.failure) std::rethrow_exception(std::exchange(promise.failure, nullptr));
        return std::exchange(promise.yielded, std::nullopt);
    }

    void close() noexcept {
        if (coroutine_) std::exchange(coroutine_, nullptr).destroy();
    }

    Handle coroutine_;
    bool started_ = false;
};

}  // namespace sample
