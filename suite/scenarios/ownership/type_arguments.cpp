#include "harness/own_type.hpp"

static GENERATOR(int) numbers(Traced by_value, const Traced& referred) {
    co_yield static_cast<int>(by_value.name().size() + referred.name().size());
}

static void run(GENERATOR(int) generator) {
    say("called");
    auto reader = reader_of(generator);
    reader.next();
}

Value arguments(FrameRef) {
    {
        const Traced kept("kept");
        const Traced referred("referred");
        run(numbers(Traced("temporary"), referred));
        run(numbers(kept, referred));
        say("the frames are gone");
    }
    say("all gone");
    return None;
}
