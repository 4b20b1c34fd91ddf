// A small two-way generator, so that this folder builds as it is. Put your own in its place.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace sample {

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

    generator(generator&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
    generator& operator=(generator&& other) noexcept {
        if (this != &other) {
            if (coroutine_) coroutine_.destroy();
            coroutine_ = std::exchange(other.coroutine_, nullptr);
        }
        return *this;
    }
    ~generator() {
        if (coroutine_) coroutine_.destroy();
    }

    /// What the body yields next; nothing at its end.
    std::optional<Yielded> send(Sent value) {
        coroutine_.promise().sent = std::move(value);
        return resume();
    }
    std::optional<Yielded> throw_in(std::exception_ptr exception) {
        coroutine_.promise().thrown = std::move(exception);
        return resume();
    }

private:
    explicit generator(Handle coroutine) : coroutine_(coroutine) {}

    std::optional<Yielded> resume() {
        promise_type& promise = coroutine_.promise();
        coroutine_.resume();
        if (auto failure = std::exchange(promise.failure, nullptr)) std::rethrow_exception(failure);
        return std::exchange(promise.yielded, std::nullopt);
    }

    Handle coroutine_;
};

}  // namespace sample
