#include "harness/own_type.hpp"

static GENERATOR(int) numbers(Traced argument) {
    const Traced local(argument.name() + " local");
    co_yield 1;
    co_yield 2;
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value move_while_iterating(FrameRef) {
    {
        auto first = numbers(Traced("a"));
        auto reader = reader_of(first);
        step(reader);
        auto second = std::move(first);
        reader.follow(second);
        say("moved");
        step(reader);
        auto third = std::move(second);
        reader.follow(third);
        say("moved again");
        reader.next();
    }
    say("all gone");
    return None;
}
