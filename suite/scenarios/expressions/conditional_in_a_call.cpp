#include "harness/own_type.hpp"

static int answer = 0;
static bool chosen = true;

static int total(int first, int second) { return first + second; }

static GENERATOR(int) asks() {
    const int sum = total(1, chosen ? (co_yield 1, answer) : (co_yield 2, answer));
    say("total " + std::to_string(sum));
}

Value conversation(FrameRef) {
    converse(asks(), answer);
    return None;
}
