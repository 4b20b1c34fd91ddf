// What a translated body is in the program of the deliberately wrong generators: a body of the reference generator,
// with a defect's word wherever it says one.
#pragma once

#include "harness/body.hpp"
#include "harness/body_registration.hpp"

#include "own_type.hpp"
#include "protocol.hpp"

#define YIELD(line, value) wrong::received(frame, co_yield wrong::yielding(frame, line, value))

#define RETURN(value) co_return wrong::returning(frame, value)

#define DELEGATE(line, delegation)                                                                   \
    if (Body* native_inner = wrong::native_delegate(delegation)) {                                   \
        frame->yielding(line, {});                                                                   \
        Value returned_by_delegate;                                                                  \
        {                                                                                            \
            const Waiting waiting{frame};                                                            \
            returned_by_delegate = co_await reference::yield_from(*native_inner);                    \
        }                                                                                            \
        delegation.finished(std::move(returned_by_delegate));                                        \
    } else {                                                                                         \
        while (wrong::pending(frame, delegation)) {                                                  \
            Resumption incoming;                                                                     \
            try {                                                                                    \
                incoming.value = frame->resumed(co_yield frame->yielding(line, delegation.value())); \
            } catch (const Raised& raised) {                                                         \
                incoming.exception = raised.exception;                                               \
            }                                                                                        \
            wrong::pass_on(frame, delegation, std::move(incoming));                                  \
        }                                                                                            \
    }

namespace yieldcheck {

using Body = reference::generator<Value, Value, Value, wrong::Protocol>;
using BodyFrame = FrameRef;

namespace wrong {

Value yielding(FrameRef& frame, int line, Value value);
Value received(FrameRef& frame, Value sent);
Value returning(FrameRef& frame, Value value);

/// The reference generator behind the iterator that is delegated to. Null when that is something else, or when the
/// defect delegates by hand.
Body* native_delegate(const Delegation& delegation);
/// One step of a delegation by hand.
bool pending(FrameRef& frame, Delegation& delegation);
void pass_on(FrameRef& frame, Delegation& delegation, Resumption incoming);

}  // namespace wrong
}  // namespace yieldcheck
