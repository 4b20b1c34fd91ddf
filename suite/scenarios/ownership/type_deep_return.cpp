#include "harness/own_type.hpp"

static constexpr int deepest = 100000;

/// Goes one level deeper at each step, so that no step has far to go.
static GENERATOR(int) chain(int depth) {
    co_yield depth;
    if (depth < deepest) YIELD_ALL(chain(depth + 1));
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value deep_return(FrameRef) {
    auto generator = chain(1);
    auto reader = reader_of(generator);
    for (int i = 0; i < deepest; ++i)
        reader.next();
    say("reached " + std::to_string(reader.value()));
    step(reader);
    return None;
}
