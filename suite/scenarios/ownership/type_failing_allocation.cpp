#include "harness/own_type.hpp"

#include <new>

[[gnu::noinline]] static GENERATOR(int) numbers(Traced argument) {
    say("runs");
    co_yield static_cast<int>(argument.name().size());
}

Value failing_allocation(FrameRef) {
    Traced argument("a");
    try {
        const FailingAllocation no_memory;
        (void)numbers(std::move(argument));
        say("no bad_alloc");
    } catch (const std::bad_alloc&) {
        say("bad_alloc");
    }
    return None;
}
