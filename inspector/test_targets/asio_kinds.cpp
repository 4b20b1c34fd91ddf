// Boost.Asio's coroutines: awaitables that await each other, one that waits for a timer, coro as generator.
#include "waiting.hpp"

#include <boost/asio.hpp>
#include <boost/asio/experimental/coro.hpp>
#include <chrono>
#include <string>

// STAYS stands on the line of the suspension.
// clang-format off

namespace asio = boost::asio;

asio::awaitable<int> sleeper(int count) {
    int doubled = count * 2;
    asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
    STAYS(LOCAL(doubled)); co_await timer.async_wait(asio::use_awaitable);
    co_return doubled;
}

asio::awaitable<int> between(std::string name) {
    unsigned long length = name.size();
    STAYS(LOCAL(length)); int result = co_await sleeper(static_cast<int>(length));
    co_return result;
}

asio::awaitable<void> session(int number) {
    std::string name = "session " + std::to_string(number);
    STAYS(LOCAL(name)); int result = co_await between(name);
    (void)result;
}

asio::experimental::coro<int> counting(asio::any_io_executor, int limit) {
    for (int i = 0; i < limit; ++i) {
        STAYS(LOCAL(i)); co_yield i;
    }
}

asio::awaitable<void> reader(asio::experimental::coro<int>& numbers) {
    for (int turns = 0; turns < 2; ++turns) co_await numbers.async_resume(asio::use_awaitable);
    asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
    int held = 9;
    STAYS(LOCAL(held)); co_await timer.async_wait(asio::use_awaitable);
    (void)held;
}

/// Done at once: Asio keeps the memory of such frames for the next ones.
asio::awaitable<int> brief(int number) {
    co_await asio::post(asio::use_awaitable);
    co_return number;
}

asio::awaitable<void> several(int count) {
    for (int i = 0; i < count; ++i) co_await brief(i);
}

int main(int argument_count, char** arguments) {
    asio::io_context context;
    auto numbers = counting(context.get_executor(), 10);
    for (int i = 0; i < 20; ++i) asio::co_spawn(context, several(i), asio::detached);
    { auto dropped = counting(context.get_executor(), 5); }
    { auto dropped = session(8); }
    context.run_for(std::chrono::milliseconds(50));
    context.restart();
    asio::co_spawn(context, session(7), asio::detached);
    asio::co_spawn(context, reader(numbers), asio::detached);
    context.run_for(std::chrono::milliseconds(50));
    waiting::chain({"session", "between", "sleeper"});
    waiting::wait(argument_count, arguments);
}
