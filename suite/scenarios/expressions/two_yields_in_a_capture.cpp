#include "harness/own_type.hpp"

static int answer = 0;
static int count = 0;

static int tick() { return ++count; }

static GENERATOR(int) asks() {
    const auto total = [first = (co_yield tick(), answer), second = (co_yield tick(), answer)] {
        return first + second;
    };
    say("total " + std::to_string(total()));
}

Value conversation(FrameRef) {
    count = 0;
    converse(asks(), answer);
    return None;
}
