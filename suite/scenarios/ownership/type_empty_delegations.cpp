#include "harness/own_type.hpp"

static GENERATOR(int) nothing() { co_return; }

static GENERATOR(int) numbers() {
    int count = 0;
    for (; count < 1000000; ++count)
        YIELD_ALL(nothing());
    co_yield count;
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value empty_delegations(FrameRef) {
    auto generator = numbers();
    auto reader = reader_of(generator);
    step(reader);
    step(reader);
    return None;
}
