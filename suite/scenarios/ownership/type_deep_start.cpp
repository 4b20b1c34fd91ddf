#include "harness/own_type.hpp"

static constexpr int deepest = 100000;

static GENERATOR(int) chain(int depth) {
    if (depth < deepest) {
        YIELD_ALL(chain(depth + 1));
    } else {
        co_yield depth;
        co_yield 2 * depth;
    }
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value deep_start(FrameRef) {
    auto generator = chain(0);
    auto reader = reader_of(generator);
    step(reader);
    step(reader);
    step(reader);  // ends here, and not where the chain is destroyed
    return None;
}
