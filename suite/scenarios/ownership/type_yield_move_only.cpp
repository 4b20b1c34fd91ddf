#include "harness/own_type.hpp"

static GENERATOR(std::unique_ptr<int>) pointers() {
    co_yield std::make_unique<int>(1);
    auto kept = std::make_unique<int>(2);
    co_yield std::move(kept);
    say("kept");
}

Value yield_move_only(FrameRef) {
    auto generator = pointers();
    auto reader = reader_of(generator);
    if (reader.next()) say(std::to_string(*reader.value()));
    if (reader.next()) say(std::to_string(*reader.value()));
    say(reader.next() ? "goes on" : "ends");
    return None;
}
