// The program whose file and whose core are the fuzzers' first inputs: as little as holds what the readers look at, so
// without any library. It dies of a signal; make_seeds.sh builds it and keeps its core.
#include <coroutine>
#include <utility>

using Word = unsigned long;

/// A heap as glibc lays it out: chunks of {size of the one before, own size | in use}, up to the top chunk.
struct Heap {
    static constexpr Word size = 0x4000;
    char* top = nullptr;

    void* take(Word bytes) {
        if (top == nullptr) top = map();
        const Word chunk = (bytes + 8 + 15) / 16 * 16;
        char* taken = top;
        const Word left = reinterpret_cast<Word*>(taken)[1] - 1;
        reinterpret_cast<Word*>(taken)[1] = chunk | 1;
        top += chunk;
        reinterpret_cast<Word*>(top)[1] = (left - chunk) | 1;
        return taken + 16;
    }
    static char* map() {
        char* memory = nullptr;
        register Word flags asm("r10") = 0x22;  // MAP_PRIVATE | MAP_ANONYMOUS
        register Word file asm("r8") = ~0UL;
        register Word offset asm("r9") = 0;
        asm volatile("syscall"
                     : "=a"(memory)
                     : "a"(9), "D"(0), "S"(size), "d"(3), "r"(flags), "r"(file), "r"(offset)
                     : "rcx", "r11", "memory");
        reinterpret_cast<Word*>(memory)[1] = size | 1;
        return memory;
    }
};

Heap heap;

void* operator new(Word bytes) { return heap.take(bytes); }
void operator delete(void*) noexcept {}
void operator delete(void*, Word) noexcept {}

extern "C" void* memset(void* to, int value, Word count) {
    for (Word i = 0; i < count; ++i)
        static_cast<volatile char*>(to)[i] = static_cast<char>(value);
    return to;
}
extern "C" void* memcpy(void* to, const void* from, Word count) {
    for (Word i = 0; i < count; ++i)
        static_cast<volatile char*>(to)[i] = static_cast<const char*>(from)[i];
    return to;
}
extern "C" [[noreturn]] void __cxa_pure_virtual() { __builtin_trap(); }

enum class Colour { red, green };

struct Base {
    int base = 1;
    virtual int number() const { return base; }
};

struct Derived : Base {
    Base* other = nullptr;
    unsigned bits : 3 = 5;
    Colour colour = Colour::green;
    int number() const override { return 2; }
};

struct Generator {
    struct promise_type {
        int value = 0;
        std::coroutine_handle<> continuation;

        Generator get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int yielded) noexcept {
            value = yielded;
            return {};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { __builtin_trap(); }
    };

    std::coroutine_handle<promise_type> handle;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) const noexcept { handle.promise().continuation = waiting; }
    void await_resume() const noexcept {}
};

Generator count(int from, const char* text) {
    int numbers[3]{from, from + 1, from + 2};
    for (int& number : numbers) {
        double half = number / 2.0;
        co_yield number + (half > 0 ? *text : 0);
    }
}

Generator wait_for(Generator& inner) {
    Derived derived;
    derived.other = &derived;
    auto [left, right] = std::pair(1, &derived);
    co_await inner;
    co_yield left + right->base;
}

extern "C" [[noreturn]] __attribute__((force_align_arg_pointer)) void _start() {
    Generator inner = count(1, "abc");
    Generator outer = wait_for(inner);
    inner.handle.resume();
    outer.handle.resume();
    __builtin_trap();
}
