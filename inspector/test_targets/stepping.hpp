// For programs written at random (cli/inspect_random_program.py): what their coroutines are made of, and values in the
// words that the inspector has for them.
#pragma once

#include "task.hpp"

#include <array>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

enum class Color { red, green, blue };

struct Point {
    int x;
    double y;
};

namespace report {

inline std::string shown(Color color) { return color == Color::red ? "red" : color == Color::green ? "green" : "blue"; }
inline std::string shown(const Point& point) { return "{x = " + shown(point.x) + ", y = " + shown(point.y) + "}"; }
template <class T>
std::string shown(const std::optional<T>& value) {
    return value ? shown(*value) : "";
}
template <class One, class Other>
std::string shown(const std::pair<One, Other>& value) {
    return "[" + shown(value.first) + ", " + shown(value.second) + "]";
}

template <class Range>
std::string sequence(const Range& range) {
    std::string text;
    for (const auto& element : range)
        text += (text.empty() ? "" : ", ") + shown(element);
    return "[" + text + "]";
}
template <class T>
std::string shown(const std::vector<T>& values) {
    return sequence(values);
}
template <class T, std::size_t count>
std::string shown(const std::array<T, count>& values) {
    return sequence(values);
}
template <class T, std::size_t count>
std::string shown(const T (&values)[count]) {
    return sequence(values);
}

}  // namespace report

/// A local whose value is printed as this text.
#define LOCAL_AS(name, text) " " #name "=" + std::string(text)

namespace stepping {

/// Suspends once; then gives a number.
struct Wait {
    int number;
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> handle) { waiting::suspended(handle, nullptr); }
    int await_resume() { return number; }
};

/// For conditions: g++ 12 awaits first what stands behind a comma.
inline Wait saying(waiting::Said, int number) { return {number}; }

/// Gives a number at once.
struct Ready {
    int number;
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    int await_resume() { return number; }
};

/// Resumes the task, or the last one of those for which it waits.
inline void step(const Task<int>& task) {
    void* frame = task.handle().address();
    for (auto edge = waiting::edges().find(frame); edge != waiting::edges().end() && edge->second != nullptr;
         edge = waiting::edges().find(frame))
        frame = edge->second;
    std::coroutine_handle<>::from_address(frame).resume();
}

inline Task<int> advanced(Task<int> task, int steps) {
    while (steps-- > 0 && !task.handle().done())
        step(task);
    return task;
}

/// So many letters, which depend on the number.
inline std::string text(int number, int length) {
    return std::string(static_cast<std::size_t>(length), static_cast<char>('a' + (number & 15)));
}

/// Whoever has the address might read and write it: the value must be in memory.
template <class T>
void use(T& value) {
    asm volatile("" : : "r"(&value) : "memory");
}

}  // namespace stepping
