// Frames in all sorts of memory, as many of them gone as alive. The first argument says which sort; the live ones are
// printed, the gone ones are only counted.
#include "report.hpp"

#include <malloc.h>
#include <sys/mman.h>

#include <array>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

constexpr int live_frames = 10000;

/// Notes the frame that it stands in.
struct Here {
    bool await_ready() noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> handle) noexcept {
        report::entries()[handle.address()] = {"GEN_SUSPENDED", "counter", 0, ""};
        return false;
    }
    void await_resume() noexcept {}
};

/// A generator whose frames come from Source, and which notes nothing itself: so that clang may keep it on the stack.
template <class Source>
class Plain {
public:
    struct promise_type : Source {
        int value = 0;

        Plain get_return_object() { return Plain(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int yielded) noexcept {
            value = yielded;
            return {};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { std::terminate(); }
    };

    explicit Plain(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Plain(Plain&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    ~Plain() {
        if (handle_) handle_.destroy();
    }
    void* address() const { return handle_.address(); }
    int next() {
        handle_.resume();
        return handle_.promise().value;
    }

private:
    std::coroutine_handle<promise_type> handle_;
};

struct FromHeap {};

/// Blocks of one size, handed out again in the order in which they came back.
struct Pool {
    static constexpr std::size_t block = 256;
    char* next = nullptr;
    char* end = nullptr;
    std::vector<void*> returned;

    void* take() {
        if (!returned.empty()) {
            void* reused = returned.back();
            returned.pop_back();
            return reused;
        }
        if (next == end) std::abort();
        return std::exchange(next, next + block);
    }
};

alignas(16) std::array<char, std::size_t{2} * live_frames * Pool::block> static_storage;

Pool& pool() {
    static Pool the_pool;
    return the_pool;
}

struct FromPool {
    static void* operator new(std::size_t size) {
        if (size > Pool::block) std::abort();
        return pool().take();
    }
    static void operator delete(void* frame, std::size_t) { pool().returned.push_back(frame); }
};

template <class Source>
Plain<Source> counter(int n) {
    int square = n * n;
    co_await Here{};
    co_yield square;
    co_yield square + n;
}

Plain<FromHeap> large(int n) {
    char pad[300000];
    for (std::size_t i = 0; i < sizeof pad; ++i)
        pad[i] = static_cast<char>(n);
    co_await Here{};
    co_yield pad[static_cast<std::size_t>(n)];
    co_yield pad[0];
}

/// Makes twice as many as are kept, every other one of them to be dropped, from the first or from the last on.
template <class Generator>
std::vector<Generator> some(Generator (*make)(int), int count, bool forwards) {
    std::vector<Generator> kept, dropped;
    for (int i = 0; i < 2 * count; ++i) {
        auto& list = i % 2 == 0 ? kept : dropped;
        list.push_back(make(i % 1000));
        list.back().next();
    }
    for (const auto& generator : dropped)
        report::entries().erase(generator.address());
    if (forwards) {
        dropped.clear();
    } else {
        while (!dropped.empty())
            dropped.pop_back();
    }
    return kept;
}

std::vector<Plain<FromPool>> pooled(char* memory) {
    pool().next = memory;
    pool().end = memory + static_storage.size();
    return some(counter<FromPool>, live_frames, true);
}

[[noreturn]] void done(char** arguments) {
    if (arguments[2] != nullptr) std::abort();
    report::wait(1, arguments);
}

/// Each in an arena of its own; the threads live on.
[[noreturn]] void in_threads(char** arguments) {
    constexpr int threads = 4;
    static std::counting_semaphore<threads> turn{1}, ready{0}, never{0};
    for (int i = 0; i < threads; ++i) {
        std::thread([i] {
            turn.acquire();
            const auto kept = some(counter<FromHeap>, live_frames / threads, i % 2 == 0);
            turn.release();
            ready.release();
            never.acquire();
        }).detach();
    }
    for (int i = 0; i < threads; ++i)
        ready.acquire();
    done(arguments);
}

/// The program's own heap goes over a boundary of 64 MiB, where a thread's heap could start, in the midst of a block.
/// Some frames later there is a block that looks like the first one of a heap.
[[noreturn]] void over_a_boundary(char** arguments) {
    constexpr std::uintptr_t boundaries = std::uintptr_t{64} << 20;
    constexpr std::size_t more_than_is_free = std::size_t{8} << 20, like_a_cache = 0x290 - 8;
    mallopt(M_MMAP_MAX, 0);
    std::vector<Plain<FromHeap>> kept;
    kept.reserve(live_frames);
    const auto add = [&kept](int count) {
        for (int i = 0; i < count; ++i) {
            kept.push_back(counter<FromHeap>(i % 1000));
            kept.back().next();
        }
    };
    add(live_frames / 2);
    void* last = std::malloc(more_than_is_free);
    const auto end = reinterpret_cast<std::uintptr_t>(last) + malloc_usable_size(last);
    static void* volatile block = std::malloc(boundaries - end % boundaries + 64);
    add(20);
    block = std::malloc(like_a_cache);
    add(live_frames / 2 - 20);
    done(arguments);
}

/// Where clang optimises, these two are on the stack.
[[noreturn]] void on_the_stack(char** arguments) {
    auto first = counter<FromHeap>(3);
    auto second = counter<FromHeap>(4);
    first.next();
    second.next();
    done(arguments);
}

int main(int, char** arguments) {
    const std::string sort = arguments[1];
    if (sort == "threads") in_threads(arguments);
    if (sort == "boundary") over_a_boundary(arguments);
    if (sort == "stack") on_the_stack(arguments);
    if (sort == "mapped") {
        const auto kept = some(large, 50, true);
        done(arguments);
    }
    if (sort == "static") {
        const auto kept = pooled(static_storage.data());
        done(arguments);
    }
    if (sort == "vector") {
        std::vector<char> memory(static_storage.size());
        const auto kept = pooled(memory.data());
        done(arguments);
    }
    if (sort == "pool") {
        void* memory = mmap(nullptr, static_storage.size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        const auto kept = pooled(static_cast<char*>(memory));
        done(arguments);
    }
    const auto kept = some(counter<FromHeap>, live_frames, sort == "forwards");
    done(arguments);
}
