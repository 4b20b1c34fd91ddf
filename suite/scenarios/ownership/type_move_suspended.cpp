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

Value move_suspended(FrameRef) {
    {
        std::optional<GENERATOR(int)> first(numbers(Traced("a")));
        {
            auto reader = reader_of(*first);
            step(reader);
        }
        std::optional<GENERATOR(int)> second(std::move(*first));
        GENERATOR(int) third(std::move(*second));
        say("moved twice");
        first.reset();
        second.reset();
        say("the first two are gone");
    }
    say("all gone");
    return None;
}
