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

Value swap(FrameRef) {
    {
        auto second = numbers(Traced("a"));
        auto first = numbers(Traced("b"));
        {
            auto reader = reader_of(second);
            step(reader);
        }
        std::swap(first, second);
        say("swapped");
        {
            auto reader = reader_of(second);
            step(reader);
        }
        std::swap(first, second);
    }
    say("all gone");
    return None;
}
