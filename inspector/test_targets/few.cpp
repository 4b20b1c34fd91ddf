// Coroutines that wait at one place, or at places from which they go on alike: optimised code looks at no number of
// theirs, and may look at a variable first.
#include "waiting.hpp"

#include <initializer_list>

// AT stands on the line of the suspension.
// clang-format off

template <class Start>
struct Task {
    struct promise_type {
        Task get_return_object() { return {waiting::made(std::coroutine_handle<promise_type>::from_promise(*this))}; }
        Start initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;
};

/// Waits at the start, but is neither of the two that everybody knows.
struct Pauses {
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() noexcept {}
};

using Eager = Task<std::suspend_never>;
using Lazy = Task<std::suspend_always>;
using Paused = Task<Pauses>;

volatile int sink = 0;

template <class T>
T once(bool flag, int amount) {
    AT(""); co_await waiting::Stop{};
    if (flag) sink = amount;
}

/// Without an end, and without anything that tells the second time from the first.
template <class T>
T endless() {
    for (;;) {
        AT(""); co_await waiting::Stop{};
    }
}

template <class T>
T nothing(bool flag) {
    if (flag) sink = 1;
    co_return;
}

Eager toggled(int amount) {
    bool again = false;
    for (;;) {
        AT(LOCAL(again)); co_await waiting::Stop{};
        sink = again ? amount : -amount;
        again = true;
    }
}

Eager first_time(int amount) {
    bool first = true;
    for (;;) {
        AT(LOCAL(first)); co_await waiting::Stop{};
        if (first) sink = amount;
        first = false;
    }
}

Eager in_steps() {
    unsigned char step = 0;
    for (;;) {
        AT(LOCAL(step)); co_await waiting::Stop{};
        switch (step) {
            case 0: sink = 10; step = 1; break;
            case 1: sink = 20; step = 2; break;
            default: sink = 30; step = 0; break;
        }
    }
}

Eager either(bool left) {
    if (left) {
        AT(""); co_await waiting::Stop{};
        sink = 1;
    } else {
        AT(""); co_await waiting::Stop{};
        sink = 2;
    }
}

Eager alike(bool left) {
    if (left) {
        AT(""); co_await waiting::Stop{};
    } else {
        AT(""); co_await waiting::Stop{};
    }
    sink = 3;
}

template <class T>
T twice(bool flag) {
    AT(""); co_await waiting::Stop{};
    if (flag) sink = 4;
    AT(""); co_await waiting::Stop{};
    sink = 5;
}

int main(int argument_count, char** arguments) {
    const bool yes = argument_count < 9, no = !yes;  // the compiler does not know
    for (const bool flag : {yes, no}) {
        once<Eager>(flag, 7);
        once<Lazy>(flag, 7);
        once<Lazy>(flag, 7).handle.resume();
        once<Paused>(flag, 7);
        once<Paused>(flag, 7).handle.resume();
        nothing<Lazy>(flag);
        nothing<Paused>(flag);
        either(flag);
        alike(flag);
        twice<Eager>(flag);
        twice<Lazy>(flag);
        twice<Lazy>(flag).handle.resume();
    }
    endless<Eager>();
    endless<Lazy>();
    endless<Lazy>().handle.resume();
    endless<Paused>();
    endless<Paused>().handle.resume();
    twice<Eager>(yes).handle.resume();
    for (int times = 0; times < 3; ++times)
        for (const auto& one : {toggled(8), first_time(9), in_steps(), endless<Eager>()})
            for (int i = 0; i < times; ++i) one.handle.resume();
    waiting::wait(argument_count, arguments);
}
