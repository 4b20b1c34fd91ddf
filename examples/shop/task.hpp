// A task that starts when it is awaited, and a scheduler that runs what is ready: as small as such things can be.
#pragma once

#include <coroutine>
#include <deque>
#include <exception>
#include <string>
#include <utility>

namespace shop {

/// Runs coroutines that are ready, one after another, on the thread that calls run().
class Scheduler {
public:
    void schedule(std::coroutine_handle<> ready) { ready_.push_back(ready); }
    void run() {
        while (!ready_.empty()) {
            const auto next = ready_.front();
            ready_.pop_front();
            next.resume();
        }
    }

private:
    std::deque<std::coroutine_handle<>> ready_;
};

/// A coroutine that goes on when another one has finished.
class [[nodiscard]] Task {
public:
    struct promise_type {
        std::coroutine_handle<> continuation = std::noop_coroutine();

        struct GoOn {
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> finished) noexcept {
                return finished.promise().continuation;
            }
            void await_resume() noexcept {}
        };

        Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        GoOn final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };

    explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Task& operator=(Task&&) = delete;
    ~Task() {
        if (handle_) handle_.destroy();
    }

    std::coroutine_handle<> handle() const { return handle_; }

    bool await_ready() const { return handle_.done(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const {
        handle_.promise().continuation = waiting;
        return handle_;
    }
    void await_resume() const {}

private:
    std::coroutine_handle<promise_type> handle_;
};

/// Something that happens once. Who awaits it goes on when it has.
class Event {
public:
    Event(Scheduler& scheduler, std::string name) : scheduler_(scheduler), name_(std::move(name)) {}

    void set() {
        happened_ = true;
        for (const auto waiting : std::exchange(waiting_, {}))
            scheduler_.schedule(waiting);
    }
    bool await_ready() const { return happened_; }
    void await_suspend(std::coroutine_handle<> waiting) { waiting_.push_back(waiting); }
    void await_resume() const {}

private:
    Scheduler& scheduler_;
    std::string name_;
    bool happened_ = false;
    std::deque<std::coroutine_handle<>> waiting_;
};

/// Held by one coroutine at a time; the others wait in line.
class Mutex {
public:
    explicit Mutex(Scheduler& scheduler) : scheduler_(scheduler) {}

    bool await_ready() { return !std::exchange(locked_, true); }
    void await_suspend(std::coroutine_handle<> waiting) { waiting_.push_back(waiting); }
    void await_resume() const {}
    void unlock() {
        if (waiting_.empty()) {
            locked_ = false;
            return;
        }
        scheduler_.schedule(waiting_.front());
        waiting_.pop_front();
    }

private:
    Scheduler& scheduler_;
    bool locked_ = false;
    std::deque<std::coroutine_handle<>> waiting_;
};

}  // namespace shop
