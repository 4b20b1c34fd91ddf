// A library with coroutines: linked, or loaded while the program runs.
#include "late.hpp"

// HERE stands on the line of the suspension.
// clang-format off

Generator<int> late(int start) {
    int doubled = start * 2;
    HERE(LOCAL(doubled)); co_yield doubled;
    doubled += 1;
    HERE(LOCAL(doubled)); co_yield doubled;
}

extern "C" Generator<int>* make_late(int start) { return new Generator<int>(late(start)); }
