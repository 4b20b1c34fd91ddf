// For targets whose coroutines are tasks: what each one holds, and whom it waits for, in the lines of report.hpp and
//
//   edge 0x55d0c8a4 0x55d0c9b0             the first waits for the second
//   frame 0x55d0c8a4 … all=?               a local that is alive, whatever it holds
//   named GEN_SUSPENDED reader 41 n=3      a frame whose type gives its address to nobody, once for each function
//   chain session reader                   the first named one waits for the second
#pragma once

#include "report.hpp"

#include <initializer_list>
#include <utility>

namespace waiting {

/// What the coroutine that runs has said before it suspends.
inline report::Entry& said() {
    thread_local report::Entry entry;
    return entry;
}

struct Said {};
inline Said say(const char* function, int line, const std::string& locals) {
    said() = {"GEN_SUSPENDED", function, line, locals};
    return {};
}

inline std::map<void*, void*>& edges() {
    static std::map<void*, void*> all;
    return all;
}

template <class Promise>
std::coroutine_handle<Promise> made(std::coroutine_handle<Promise> handle) {
    report::entries()[handle.address()] = {"GEN_CREATED", "?", 0, ""};
    return handle;
}

inline void gone(void* frame) {
    report::entries().erase(frame);
    edges().erase(frame);
}

inline void closed(void* frame) {
    report::entries()[frame] = {"GEN_CLOSED", "?", 0, ""};
    edges().erase(frame);
}

/// With nothing said since it suspended last, it still holds what it said then.
inline void suspended(std::coroutine_handle<> handle, void* awaited) {
    if (said().line != 0) report::entries()[handle.address()] = std::exchange(said(), {});
    edges()[handle.address()] = awaited;
}

/// Suspends for ever.
struct Stop {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> handle) { suspended(handle, nullptr); }
    void await_resume() {}
};

inline std::map<std::string, report::Entry>& named() {
    static std::map<std::string, report::Entry> all;
    return all;
}

inline void chain(std::initializer_list<const char*> functions) {
    std::printf("chain");
    for (const char* function : functions)
        std::printf(" %s", function);
    std::puts("");
}

[[noreturn]] inline void wait(int argument_count, char** arguments) {
    for (const auto& [waiter, awaited] : edges())
        if (awaited != nullptr) std::printf("edge %p %p\n", waiter, awaited);
    for (const auto& [function, entry] : named())
        std::printf("named %s %s %d%s\n", entry.state.c_str(), function.c_str(), entry.line, entry.locals.c_str());
    report::wait(argument_count, arguments);
}

}  // namespace waiting

#define ALIVE(name) " " #name "=?"
#define AT(text) waiting::said() = {"GEN_SUSPENDED", __func__, __LINE__, std::string(text)}
#define SAYS(text) waiting::say(__func__, __LINE__, text)  // an argument of what is awaited
#define STAYS(text) waiting::named()[__func__] = {"GEN_SUSPENDED", __func__, __LINE__, std::string(text)}
