// YIELD, RETURN, DELEGATE, EXCEPT and RERAISE for stackful libraries, whose bodies are ordinary functions. An
// adapter.hpp includes this and defines Body, which is void, BodyFrame, the type of a body's one parameter, and
// suspend(BodyFrame&, Value), which gives the value to whoever resumed the body and returns when it is resumed again.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"
#include "harness/session.hpp"
#include "protocol/exception.hpp"

#include <exception>

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

namespace yieldcheck {

/// Calls a body whose exceptions the library does not carry to whoever resumed it. What it raises is returned if
/// `relays`, and otherwise goes where the library lets it go; what the harness itself throws is returned always.
template <bool relays, class Call>
std::exception_ptr run_body(Call body) {
    try {
        body();
    } catch (const Raised&) {
        if constexpr (!relays) throw;
        return std::current_exception();
    } catch (const Unsupported&) {
        return std::current_exception();
    } catch (const OutsideSubset&) {
        return std::current_exception();
    }
    return nullptr;
}

}  // namespace yieldcheck
