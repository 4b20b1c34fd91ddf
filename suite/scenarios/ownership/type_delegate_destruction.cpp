#include "harness/own_type.hpp"

static GENERATOR(int) inner(Traced argument) {
    const Traced local(argument.name() + " local");
    co_yield 1;
    co_yield 2;
}

static GENERATOR(int) middle(Traced argument) {
    const Traced local(argument.name() + " local");
    YIELD_ALL(inner(Traced("inner")));
}

static GENERATOR(int) outer(Traced argument) {
    const Traced local(argument.name() + " local");
    YIELD_ALL(middle(Traced("middle")));
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value delegate_destruction(FrameRef) {
    {
        auto generator = outer(Traced("outer"));
        auto reader = reader_of(generator);
        step(reader);
    }
    say("all gone");
    return None;
}
