// Coroutines as programs have them: tasks that await each other, members, lambdas, templates, eager ones, frames from
// an allocator, several at once. Each says what it holds and whom it waits for.
#include "task.hpp"

#include <array>
#include <new>
#include <optional>
#include <string>
#include <vector>

// AT stands on the line of the suspension.
// clang-format off

Task<int> innermost(const std::string& name, int& counter) {
    ++counter;
    unsigned long length = name.size();
    AT(LOCAL(length)); co_await waiting::Stop{};
    co_return static_cast<int>(length);
}

Task<std::string> middle(std::string name, int& counter) {
    int before = counter;
    AT(LOCAL(before)); int length = co_await innermost(name, counter);
    co_return name + std::to_string(length + before);
}

Task<int> outermost(int number, int& counter) {
    std::string name = "number " + std::to_string(number);
    auto task = middle(name, counter);
    AT(LOCAL(name) + ALIVE(task)); std::string text = co_await task;
    co_return static_cast<int>(text.size());
}

struct Service {
    std::string title = "service";
    int served = 0;

    Task<int> serve(int amount) {
        int total = served + amount;
        served = total;
        AT(LOCAL(total)); co_await waiting::Stop{};
        co_return total;
    }
    static Task<int> of_class(long seed) {
        long doubled = seed * 2;
        AT(LOCAL(doubled)); co_await waiting::Stop{};
        co_return static_cast<int>(doubled);
    }
    virtual Task<int> overridden() {
        AT(""); co_await waiting::Stop{};
        co_return 1;
    }
    virtual ~Service() = default;
};

struct Derived : Service {
    Task<int> overridden() override {
        int own = 77;
        AT(LOCAL(own)); co_await waiting::Stop{};
        co_return own;
    }
};

template <class T, int Count>
Task<T> repeated(T value) {
    T sum = value;
    for (int i = 1; i < Count; ++i) sum = sum + value;
    AT(LOCAL(sum)); co_await waiting::Stop{};
    co_return sum;
}

/// Starts by itself and belongs to nobody.
struct Eager {
    struct promise_type {
        Eager get_return_object() { return {waiting::made(std::coroutine_handle<promise_type>::from_promise(*this))}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;
};

Eager eager(int step) {
    int squared = step * step;
    AT(LOCAL(squared)); co_await waiting::Stop{};
    squared += step;
    AT(LOCAL(squared)); co_await waiting::Stop{};
}

/// Memory for frames, by an argument of the coroutine: a block of the heap for each, with a word before or behind it.
struct Pool {
    std::size_t before = 0;
    int taken = 0;
};

struct Allocated {
    struct promise_type {
        template <class... More>
        static void* operator new(std::size_t size, std::allocator_arg_t, Pool* pool, const More&...) {
            auto* block = static_cast<std::byte*>(std::malloc(size + 16 + pool->before));
            ++pool->taken;
            return block + pool->before;
        }
        static void operator delete(void*, std::size_t) {}  // kept: none of them ends
        Allocated get_return_object() { return {waiting::made(std::coroutine_handle<promise_type>::from_promise(*this))}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;
};

Allocated from_pool(std::allocator_arg_t, Pool* pool, int value) {
    int own = value + pool->taken;
    AT(LOCAL(own)); co_await waiting::Stop{};
}

/// Several at once: goes on when the last of them is done.
struct All {
    std::vector<Task<int>>& tasks;
    bool await_ready() { return tasks.empty(); }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> waiter) {
        waiting::suspended(waiter, nullptr);
        for (auto& task : tasks) task.start();
    }
    void await_resume() {}
};

Task<int> fan_out(int count, int& counter) {
    std::vector<std::string> names(static_cast<std::size_t>(count));
    std::vector<Task<int>> tasks;
    unsigned long length = 0;
    for (auto& name : names) {
        name.assign(++length, 'x');
        tasks.push_back(innermost(name, counter));
    }
    All all{tasks};
    AT(LOCAL(length) + ALIVE(names) + ALIVE(tasks) + ALIVE(all)); co_await all;
    co_return 0;
}

int main(int argument_count, char** arguments) {
    int counter = 0;
    auto chain = outermost(5, counter);
    chain.start();
    auto made = outermost(6, counter);
    Service service;
    auto member = service.serve(30);
    member.start();
    auto of_class = Service::of_class(21);
    of_class.start();
    Derived derived;
    auto overridden = static_cast<Service&>(derived).overridden();
    overridden.start();
    auto number = repeated<int, 3>(14);
    number.start();
    auto text = repeated<std::string, 2>("ab");
    text.start();
    auto once = eager(4), twice = eager(5);
    twice.handle.resume();
    Pool behind, before{16, 0};
    auto whole = from_pool(std::allocator_arg, &behind, 100);
    whole.handle.resume();
    auto within = from_pool(std::allocator_arg, &before, 200);
    within.handle.resume();
    auto many = fan_out(3, counter);
    many.start();
    std::string captured = "held";
    auto lambda = [captured, &counter](int more) -> Task<int> {
        int sum = counter + more + static_cast<int>(captured.size());
        AT(LOCAL(sum)); co_await waiting::Stop{};
        co_return sum;
    };
    auto from_lambda = lambda(1000);
    from_lambda.start();
    auto generic = [](auto value) -> Task<int> {
        auto same = value;
        AT(LOCAL(same)); co_await waiting::Stop{};
        co_return 0;
    };
    auto from_generic = generic(2.5);
    from_generic.start();
    (void)once;
    waiting::wait(argument_count, arguments);
}
