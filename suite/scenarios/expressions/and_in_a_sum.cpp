#include "harness/own_type.hpp"

static int answer = 0;

static GENERATOR(int) asks() {
    int total = 1;
    total += 10 * (total > 5 && (co_yield 1, answer) != 0);
    say("total " + std::to_string(total));
    total += 10 * (total < 5 && (co_yield 2, answer) != 0);
    say("total " + std::to_string(total));
}

Value conversation(FrameRef) {
    converse(asks(), answer);
    return None;
}
