#include "harness/own_type.hpp"

#include <stdexcept>

[[gnu::noinline]] static GENERATOR(int) numbers(std::string argument) {
    const std::string local(100, 'x');
    co_yield static_cast<int>(argument.size());
    co_yield static_cast<int>(local.size());
    if (argument.empty()) throw std::runtime_error("broken");
}

static void resumed(const std::string& argument, int steps) {
    auto generator = numbers(argument);
    auto reader = reader_of(generator);
    try {
        for (int i = 0; i < steps; ++i)
            reader.next();
    } catch (const std::runtime_error&) {
    }
}

Value memory(FrameRef) {
    const std::string argument(100, 'y');
    const std::ptrdiff_t before = allocated_blocks();
    for (int steps = 0; steps < 4; ++steps) {
        resumed(argument, steps);
        resumed("", steps);
    }
    say(std::to_string(allocated_blocks() - before) + " blocks are missing");
    return None;
}
