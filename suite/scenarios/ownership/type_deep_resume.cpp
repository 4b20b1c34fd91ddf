#include "harness/own_type.hpp"

static constexpr int deepest = 100000;

/// Goes one level deeper at each step, so that no step has far to go.
static GENERATOR(int) chain(int depth) {
    co_yield depth;
    if (depth < deepest) YIELD_ALL(chain(depth + 1));
    if (depth < deepest) co_return;
    for (int i = 0; i < 100000; ++i)
        co_yield 0;
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value deep_resume(FrameRef) {
    auto generator = chain(1);
    auto reader = reader_of(generator);
    for (int i = 0; i < deepest; ++i)
        reader.next();
    say("reached " + std::to_string(reader.value()));
    for (int i = 0; i < 99999; ++i)
        reader.next();
    step(reader);
    while (reader.next()) {  // ends here, and not where the chain is destroyed
    }
    return None;
}
