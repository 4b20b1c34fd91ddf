// YIELD, RETURN, DELEGATE, EXCEPT and RERAISE for stackful libraries, whose bodies are ordinary functions. An
// adapter.hpp includes this and defines Body, which is void, BodyFrame, the type of a body's one parameter, and
// suspend(BodyFrame&, Value), which gives the value to whoever resumed the body and returns when it is resumed again.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"

#define YIELD(line, value) (suspend(frame, frame->yielding(line, value)), frame->resumed())

#define RETURN(value)            \
    do {                         \
        frame->returning(value); \
        return;                  \
    } while (false)

#define DELEGATE(line, delegation)                                 \
    while (delegation.pending()) {                                 \
        suspend(frame, frame->yielding(line, delegation.value())); \
        delegation.resume(frame->resumption());                    \
    }

// Stackful bodies may suspend in a catch handler, and so the translated ones do: a library has to keep apart which
// exceptions each of its stacks is handling.
#undef EXCEPT
#define EXCEPT(caught) catch (const Raised& raised_##caught)

#undef CAUGHT
#define CAUGHT(caught) (caught.exception = raised_##caught.exception)

#undef RERAISE
#define RERAISE() throw
