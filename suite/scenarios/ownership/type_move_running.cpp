#include "harness/own_type.hpp"

namespace {

struct Places {
    std::optional<GENERATOR(int)> here;
    std::optional<GENERATOR(int)> there;
};

}  // namespace

static GENERATOR(int) numbers(Traced argument, Places* places) {
    const Traced local(argument.name() + " local");
    co_yield 1;
    say("the body moves its generator");
    places->there.emplace(std::move(*places->here));
    co_yield 2;
}

template <class Reader>
static void step(Reader& reader) {
    say(reader.next() ? "yields " + std::to_string(reader.value()) : "ends");
}

Value move_running(FrameRef) {
    {
        Places places;
        places.here.emplace(numbers(Traced("a"), &places));
        auto reader = reader_of(*places.here);
        step(reader);
        step(reader);
    }
    say("all gone");
    return None;
}
