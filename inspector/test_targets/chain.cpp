// Tasks that wait for each other, down to one that waits for nobody; and coroutines that run.
#include "report.hpp"

#include <semaphore>
#include <thread>

struct Task {
    struct promise_type {
        std::coroutine_handle<> continuation;
        int result = 0;

        Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        struct Final {
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> handle) noexcept {
                const auto continuation = handle.promise().continuation;
                return continuation ? continuation : std::noop_coroutine();
            }
            void await_resume() noexcept {}
        };
        Final final_suspend() noexcept { return {}; }
        void return_value(int value) { result = value; }
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;

    struct Awaiter {
        std::coroutine_handle<promise_type> awaited;
        bool await_ready() { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) {
            awaited.promise().continuation = caller;
            return awaited;
        }
        int await_resume() { return awaited.promise().result; }
    };
    Awaiter operator co_await() const { return {handle}; }
};

Task leaf(int depth) {
    int tenfold = depth * 10;
    co_await Give{0};
    co_return tenfold;
}

Task node(int depth) {
    int mine = depth;
    if (depth == 3) {
        int result = co_await leaf(depth);
        co_return result;
    }
    int below = co_await node(depth + 1);
    co_return below + mine;
}

std::binary_semaphore never{0};

Generator<int> busy(int n) {
    int own = n;
    never.acquire();
    co_yield own;
}

Generator<int> caller(int n) {
    auto inner = busy(n + 1);
    inner.next();
    co_yield n;
}

int main(int argument_count, char** arguments) {
    auto root = node(0);
    root.handle.resume();
    std::thread([] {
        static auto running = caller(5);
        running.next();
    }).detach();
    usleep(100000);
    report::entries().clear();
    report::wait(argument_count, arguments);
}
