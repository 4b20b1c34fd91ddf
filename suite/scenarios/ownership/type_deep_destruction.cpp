#include "harness/own_type.hpp"

static constexpr int deepest = 100000;
static int released = 0;

namespace {

struct Counted {
    Counted() = default;
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { ++released; }
};

}  // namespace

static GENERATOR(int) chain(int depth) {
    const Counted local;
    co_yield depth;
    if (depth < deepest) YIELD_ALL(chain(depth + 1));
    co_yield 0;
}

Value deep_destruction(FrameRef) {
    released = 0;
    {
        auto generator = chain(1);
        auto reader = reader_of(generator);
        for (int i = 0; i < deepest; ++i)
            reader.next();
        say("reached " + std::to_string(reader.value()));
    }
    say(std::to_string(released) + " locals released");
    return None;
}
