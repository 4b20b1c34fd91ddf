// For programs that say themselves what an inspector must find: one line for each frame.
//
//   frame 0x55d0c8a4 GEN_SUSPENDED accumulate 41 total=3 name="a"
//
// A coroutine calls HERE(its visible locals) on the line on which it suspends.
#pragma once

#include <unistd.h>
#include <coroutine>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace report {

struct Entry {
    std::string state;
    std::string function;
    int line = 0;
    std::string locals;
};

inline std::map<void*, Entry>& entries() {
    static std::map<void*, Entry> all;
    return all;
}

inline void*& current() {
    thread_local void* frame = nullptr;
    return frame;
}

template <class T>
std::string shown(const T& value) {
    std::ostringstream text;
    text.precision(17);
    text << value;
    return text.str();
}
inline std::string shown(bool value) { return value ? "true" : "false"; }
inline std::string shown(char value) { return std::string("'") + value + "'"; }
inline std::string shown(unsigned char value) { return std::to_string(value); }
inline std::string shown(signed char value) { return std::to_string(value); }
inline std::string shown(const std::string& value) { return "\"" + value + "\""; }
inline std::string shown(const char* value) { return shown(std::string(value)); }

inline void here(const char* function, int line, const std::string& locals) {
    entries()[current()] = {"GEN_SUSPENDED", function, line, locals};
}

/// Prints what stands in the table, says that it is ready, and waits to be killed; "abort" leaves a core file.
[[noreturn]] inline void wait(int argument_count, char** arguments) {
    for (const auto& [frame, entry] : entries())
        std::printf("frame %p %s %s %d%s\n", frame, entry.state.c_str(), entry.function.c_str(), entry.line,
                    entry.locals.c_str());
    std::puts("ready");
    std::fflush(stdout);
    if (argument_count > 1 && std::string(arguments[1]) == "abort") std::abort();
    for (;;)
        pause();
}

}  // namespace report

#define LOCAL(name) " " #name "=" + report::shown(name)
#define HERE(text) report::here(__func__, __LINE__, std::string(text))

/// A plain generator, which notes its frames in the table.
template <class T>
class Generator {
public:
    struct promise_type {
        T value{};

        Generator get_return_object() { return Generator(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(T yielded) {
            value = std::move(yielded);
            return {};
        }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    explicit Generator(Handle handle) : handle_(handle) {
        report::entries()[handle.address()] = {"GEN_CREATED", "?", 0, ""};
    }
    Generator(Generator&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    ~Generator() {
        if (!handle_) return;
        report::entries().erase(handle_.address());
        handle_.destroy();
    }

    bool next() {
        auto& current = report::current();
        void* caller = std::exchange(current, handle_.address());
        handle_.resume();
        current = caller;
        if (handle_.done()) report::entries()[handle_.address()].state = "GEN_CLOSED";
        return !handle_.done();
    }
    const T& value() const { return handle_.promise().value; }
    Generator& advanced(int steps) {
        while (steps-- > 0)
            next();
        return *this;
    }

private:
    Handle handle_;
};

/// Suspends; gives a number when it is resumed.
struct Give {
    int number;
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<>) {}
    int await_resume() { return number; }
};
