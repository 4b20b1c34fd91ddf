// YIELD, RETURN and DELEGATE for one-way coroutine types: what comes back from outside comes through the frame.
// An adapter.hpp includes this and defines Body, the coroutine type, and BodyFrame, the type of its one parameter.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"

// The operand is a name or a call and co_yield stands in no larger call: g++ 12 miscompiles more than that.
#define YIELD(line, value) ((co_yield frame->yielding(line, value)), frame->resumed())

#define RETURN(value)            \
    do {                         \
        frame->returning(value); \
        co_return;               \
    } while (false)

#define DELEGATE(line, delegation)                          \
    while (delegation.pending()) {                          \
        co_yield frame->yielding(line, delegation.value()); \
        delegation.resume(frame->resumption());             \
    }
