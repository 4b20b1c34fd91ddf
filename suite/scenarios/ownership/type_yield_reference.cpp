#include "harness/own_type.hpp"

static GENERATOR(int&) variable(const int** where) {
    int local = 1;
    *where = &local;
    co_yield local;
    say("the body sees " + std::to_string(local));
    co_yield local;
}

Value yield_reference(FrameRef) {
    const int* where = nullptr;
    auto generator = variable(&where);
    auto reader = reader_of(generator);
    reader.next();
    say("yields " + std::to_string(reader.value()));
    reader.value() = 10;
    reader.next();
    say(&reader.value() == where ? "the same variable" : "another variable");
    return None;
}
