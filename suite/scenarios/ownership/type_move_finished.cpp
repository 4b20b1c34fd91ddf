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

Value move_finished(FrameRef) {
    {
        auto first = numbers(Traced("a"));
        auto reader = reader_of(first);
        step(reader);
        step(reader);
        reader.next();
        auto second = std::move(first);
    }
    say("all gone");
    return None;
}
