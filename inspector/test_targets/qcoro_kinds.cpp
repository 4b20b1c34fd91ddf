// QCoro's coroutines: tasks that await each other, down to one that waits for a timer, and generators.
#include "waiting.hpp"

#include <QCoreApplication>
#include <QCoro/QCoroGenerator>
#include <QCoro/QCoroTask>
#include <QCoro/QCoroTimer>
#include <QTimer>
#include <chrono>
#include <string>

// STAYS stands on the line of the suspension.
// clang-format off

QCoro::Task<int> sleeper(QTimer& timer, int count) {
    int doubled = count * 2;
    STAYS(LOCAL(doubled)); co_await timer;
    co_return doubled;
}

QCoro::Task<int> between(QTimer& timer, std::string name) {
    unsigned long length = name.size();
    STAYS(LOCAL(length)); const int result = co_await sleeper(timer, static_cast<int>(length));
    co_return result;
}

QCoro::Task<> session(QTimer& timer, int number) {
    std::string name = "session " + std::to_string(number);
    STAYS(LOCAL(name)); co_await between(timer, name);
}

QCoro::Generator<int> counting(int limit) {
    for (int i = 0; i < limit; ++i) {
        STAYS(LOCAL(i)); co_yield i;
    }
}

int main(int argument_count, char** arguments) {
    QCoreApplication application(argument_count, arguments);
    QTimer timer;
    timer.start(std::chrono::hours(1));
    auto task = session(timer, 7);
    auto numbers = counting(10);
    auto at = numbers.begin();
    ++at;
    waiting::chain({"session", "between", "sleeper"});
    waiting::wait(argument_count, arguments);
}
