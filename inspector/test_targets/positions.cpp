// Suspensions in every kind of place: each notes the line on which it stands.
#include "report.hpp"

#include <vector>

// clang-format off

struct At {
    int number;
    int line;
    At(int its_number, int its_line = __builtin_LINE()) : number(its_number), line(its_line) {}
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) noexcept {
        report::entries()[handle.address()] = {"GEN_SUSPENDED", "places", line, ""};
    }
    int await_resume() noexcept { return number; }
};

int sum(int a, int b, int c) { return a + b + c; }

Generator<int> places(int n) {
    int items[100] = {};
    int total = sum(
        co_await At{1},
        co_await At{2},
        co_await At{3});
    items[(co_await At{4})] = 5;
    int chosen = n > 0 ?
        co_await At{5} :
        co_await At{6};
    if (co_await At{1} &&
        co_await At{7}) ++total;
    for (int i = co_await At{8}; i < 10; i +=
            co_await At{1}) {
        auto inner = []() -> Generator<int> { co_yield 1; };
        total += co_await At{i};
    }
    switch (co_await At{9}) {
        case 9: total += co_await At{9};
    }
    int left = 2;
    while (co_await At{left} > 1) --left;
    do {
        --left;
    } while (co_await At{left} > 0);
    total += items[4] << (
        co_await At{2} & 3);
    try {
        co_await At{10};
    } catch (int) {
    }
    for (const int item : std::vector<int>(
             static_cast<std::size_t>(co_await At{11}), 1))
        total += item;
    if (const int got =
            co_await At{12}; got > 0) total += got;
    const auto by_value = [captured =
        co_await At{13}] { return captured; };
    total += by_value() + chosen;
    co_await At{total};
}

int main(int argument_count, char** arguments) {
    static std::vector<Generator<int>> all;
    all.reserve(64);
    for (int steps = 1; steps < 64; ++steps) {
        auto generator = places(1);
        bool more = true;
        for (int i = 0; i < steps && more; ++i)
            more = generator.next();
        if (!more) break;
        all.push_back(std::move(generator));
    }
    report::wait(argument_count, arguments);
}
