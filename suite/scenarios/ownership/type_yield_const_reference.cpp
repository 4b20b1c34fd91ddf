#include "harness/own_type.hpp"

static GENERATOR(const Traced&) things(const Traced** where) {
    const Traced local("local");
    *where = &local;
    co_yield local;
    co_yield local;
}

Value yield_const_reference(FrameRef) {
    {
        const Traced* where = nullptr;
        auto generator = things(&where);
        auto reader = reader_of(generator);
        while (reader.next()) {
            const Traced& thing = reader.value();
            say("reads " + thing.name());
            say(&thing == where ? "the same object" : "another object");
        }
    }
    say("all gone");
    return None;
}
