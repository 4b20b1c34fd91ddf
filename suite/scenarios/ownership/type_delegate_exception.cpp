#include "harness/own_type.hpp"

#include <stdexcept>

static GENERATOR(int) inner() {
    const Traced local("inner");
    co_yield 1;
    throw std::runtime_error("broken");
}

static GENERATOR(int) outer() {
    bool caught = false;
    try {
        YIELD_ALL(inner());
    } catch (const std::runtime_error& error) {
        say(std::string("outer caught ") + error.what());
        caught = true;
    }
    if (caught) co_yield 2;
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value delegate_exception(FrameRef) {
    auto generator = outer();
    auto reader = reader_of(generator);
    step(reader);
    step(reader);
    step(reader);
    return None;
}
