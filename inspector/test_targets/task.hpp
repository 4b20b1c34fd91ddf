// A task as most libraries have it, which says whom it waits for.
#pragma once

#include "waiting.hpp"

#include <optional>

/// Lazy, goes on by symmetric transfer, as most libraries have it.
template <class T>
class [[nodiscard]] Task {
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;
    struct Final {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(Handle handle) noexcept {
            waiting::closed(handle.address());
            return handle.promise().continuation;
        }
        void await_resume() noexcept {}
    };
    struct promise_type {
        std::coroutine_handle<> continuation = std::noop_coroutine();
        std::optional<T> result;

        Task get_return_object() { return Task(waiting::made(Handle::from_promise(*this))); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        Final final_suspend() noexcept { return {}; }
        auto yield_value(T value) {
            result = std::move(value);
            return waiting::Stop{};
        }
        void return_value(T value) { result = std::move(value); }
        void unhandled_exception() { std::terminate(); }
    };
    struct Awaiter {
        Handle awaited;
        bool await_ready() { return false; }
        template <class Promise>
        Handle await_suspend(std::coroutine_handle<Promise> waiter) {
            waiting::suspended(waiter, awaited.address());
            awaited.promise().continuation = waiter;
            return awaited;
        }
        T await_resume() { return *std::move(awaited.promise().result); }
    };

    explicit Task(Handle handle) : handle_(handle) {}
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    ~Task() {
        if (!handle_) return;
        waiting::gone(handle_.address());
        handle_.destroy();
    }
    Awaiter operator co_await() const { return {handle_}; }
    void start() { handle_.resume(); }
    Handle handle() const { return handle_; }

private:
    Handle handle_;
};
