#include "harness/own_type.hpp"

static GENERATOR(int) numbers(Traced argument) {
    const Traced local(argument.name() + " local");
    co_yield 1;
    co_yield 2;
}

static void step(GENERATOR(int) & generator, int count) {
    auto reader = reader_of(generator);
    for (int i = 0; i < count; ++i)
        reader.next();
}

static void assign_onto(const char* name, int steps) {
    auto target = numbers(Traced(name));
    step(target, steps);
    auto source = numbers(Traced("source"));
    target = std::move(source);
    say("assigned");
    step(target, 1);
}

static void assign_onto_moved_from() {
    auto target = numbers(Traced("other"));
    auto other = std::move(target);
    target = numbers(Traced("source"));
    say("assigned");
    step(target, 1);
}

Value move_assignment(FrameRef) {
    assign_onto("created", 0);
    assign_onto("suspended", 1);
    assign_onto("closed", 3);
    assign_onto_moved_from();
    say("all gone");
    return None;
}
