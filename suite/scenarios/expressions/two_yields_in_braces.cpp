#include "harness/own_type.hpp"

static int answer = 0;

namespace {

struct Pair {
    int first;
    int second;
};

}  // namespace

static GENERATOR(int) asks() {
    const Pair pair{(co_yield 1, answer), (co_yield 2, answer)};
    say("pair " + std::to_string(pair.first) + " " + std::to_string(pair.second));
}

Value conversation(FrameRef) {
    converse(asks(), answer);
    return None;
}
