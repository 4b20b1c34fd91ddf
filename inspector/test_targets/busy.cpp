// Threads that resume a coroutine each, all the time: busy THREADS; with none, SIGILL. Another coroutine, number 0, is
// never resumed again.
#include <coroutine>
#include <cstdlib>
#include <thread>

struct Turns {
    struct promise_type {
        Turns get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() {}
    };
    std::coroutine_handle<promise_type> handle;
};

Turns turns(int number) {
    for (long turn = 0;; ++turn)
        co_await std::suspend_always();  // TURN
}

void turn(int number) {
    for (const Turns busy = turns(number);;)
        busy.handle.resume();
}

void end() {
    __builtin_trap();  // TRAP
}

int main(int, char** arguments) {
    const Turns idle = turns(0);
    idle.handle.resume();
    const int threads = std::atoi(arguments[1]);
    if (threads == 0) end();
    for (int number = 2; number <= threads; ++number)
        std::thread(turn, number).detach();
    turn(1);
}
