// As many suspended coroutines as the first argument says, with numbers, texts and vectors among their locals; the
// second one: how many megabytes of other memory lie between them. Prints "ready" and waits; "abort" as the third:
// dies.
#include <unistd.h>

#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>
#include <vector>

class Generator {
public:
    struct promise_type {
        int value = 0;

        Generator get_return_object() { return Generator(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int yielded) noexcept {
            value = yielded;
            return {};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { std::terminate(); }
    };

    explicit Generator(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Generator(Generator&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    ~Generator() {
        if (handle_) handle_.destroy();
    }
    void next() { handle_.resume(); }

private:
    std::coroutine_handle<promise_type> handle_;
};

Generator count(int from) {
    std::string name = "number " + std::to_string(from);
    std::vector<int> some(4, from);
    double half = from / 2.0;
    for (int i = 0; i < from + 2; ++i) {
        co_yield i + static_cast<int>(half);
        some.push_back(i);
    }
}

Generator label(std::string text, int times) {
    for (int i = 0; i < times; ++i) {
        const bool last = i + 1 == times;
        co_yield last ? -1 : i;
    }
}

int main(int argument_count, char** arguments) {
    const long frames = std::atol(arguments[1]);
    const long megabytes = argument_count > 2 ? std::atol(arguments[2]) : 0;
    std::vector<Generator> all;
    all.reserve(static_cast<std::size_t>(frames));
    std::vector<std::vector<long>> others;
    long filled = 0;
    for (long i = 0; i < frames; ++i) {
        all.push_back(i % 4 == 3 ? label("a label that does not fit into a short string", 3) : count(int(i % 1000)));
        all.back().next();
        for (; filled < megabytes * (i + 1) / frames; ++filled)
            others.emplace_back((1 << 20) / sizeof(long), i);
    }
    if (argument_count > 3) std::abort();
    std::puts("ready");
    std::fflush(stdout);
    for (;;)
        pause();
}
