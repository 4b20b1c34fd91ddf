#include "harness/own_type.hpp"

#include <stdexcept>

static constexpr int deepest = 100000;

/// Goes one level deeper at each step, so that no step has far to go.
static GENERATOR(int) chain(int depth) {
    co_yield depth;
    if (depth < deepest) YIELD_ALL(chain(depth + 1));
    if (depth == deepest) throw std::runtime_error("broken");
}

Value deep_exception(FrameRef) {
    auto generator = chain(1);
    auto reader = reader_of(generator);
    for (int i = 0; i < deepest; ++i)
        reader.next();
    say("reached " + std::to_string(reader.value()));
    try {
        reader.next();
    } catch (const std::runtime_error& error) {
        say(std::string("caught ") + error.what());
    }
    return None;
}
