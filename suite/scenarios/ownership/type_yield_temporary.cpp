#include "harness/own_type.hpp"

static GENERATOR(const Traced&) things() {
    co_yield Traced("first");
    co_yield Traced("second");
}

Value yield_temporary(FrameRef) {
    {
        auto generator = things();
        auto reader = reader_of(generator);
        while (reader.next())
            say("reads " + reader.value().name());
    }
    say("all gone");
    return None;
}
