#include "harness/own_type.hpp"

#include <stdexcept>

static GENERATOR(int) numbers(Traced argument, bool fails) {
    const Traced first(argument.name() + " first");
    co_yield 1;
    const Traced second(argument.name() + " second");
    co_yield 2;
    if (fails) throw std::runtime_error("broken");
}

static void resumed(const char* name, int steps, bool fails = false) {
    auto generator = numbers(Traced(name), fails);
    auto reader = reader_of(generator);
    try {
        for (int i = 0; i < steps; ++i)
            reader.next();
    } catch (const std::runtime_error&) {
    }
}

Value destruction(FrameRef) {
    say("not started");
    resumed("a", 0);
    say("waiting for the first time");
    resumed("b", 1);
    say("waiting for the second time");
    resumed("c", 2);
    say("finished");
    resumed("d", 3);
    say("ended by an exception");
    resumed("e", 3, true);
    say("all gone");
    return None;
}
