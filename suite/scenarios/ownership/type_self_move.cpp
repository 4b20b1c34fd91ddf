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

Value self_move(FrameRef) {
    {
        auto generator = numbers(Traced("a"));
        auto& same = generator;
        auto reader = reader_of(generator);
        step(reader);
        generator = std::move(same);
        say("assigned");
    }
    say("all gone");
    return None;
}
