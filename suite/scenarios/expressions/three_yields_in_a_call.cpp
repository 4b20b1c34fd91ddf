#include "harness/own_type.hpp"

static int answer = 0;
static int count = 0;

static int tick() { return ++count; }

static int total(int first, int second, int third) { return first + second + third; }

static GENERATOR(int) asks() {
    const int sum = total((co_yield tick(), answer), (co_yield tick(), answer), (co_yield tick(), answer));
    say("total " + std::to_string(sum));
}

Value conversation(FrameRef) {
    count = 0;
    converse(asks(), answer);
    return None;
}
