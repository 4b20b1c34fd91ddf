// A complete adapter; each case takes an operation away or calls native one that is not there; the message says which.
//
// NO_VERSION: Library has no static std::string version()
// NO_CONSTRUCTOR: Library::Generator has no constructor Generator(Body (*)(BodyFrame), const FrameRef&)
// NO_NEXT: Library::Generator has no Advance next()
// ALSO=send: native has send, but Generator no Advance send(Value)
// ALSO=throw_in: native has throw_in, but Generator no Advance throw_in(Value)
// ALSO=close: native has close, but Generator no Value close()
// ALSO=state: native has state, but Generator no GeneratorState state()
#include "harness/adapter_program.hpp"

#ifndef ALSO
#define ALSO next
#endif

namespace yieldcheck {

using Body = void;
using BodyFrame = FrameRef;

constexpr Capabilities also(Capabilities capabilities, bool Capabilities::*more) {
    capabilities.*more = true;
    return capabilities;
}

struct Library {
    static constexpr std::string_view name = "mine";
    static constexpr std::string_view library = "mine";
#ifndef NO_VERSION
    static std::string version();
#endif
    static constexpr Capabilities native = also({.next = true}, &Capabilities::ALSO);
    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
    struct Generator {
#ifndef NO_CONSTRUCTOR
        Generator(Body (*body)(BodyFrame), const FrameRef& frame);
#endif
#ifndef NO_NEXT
        Advance next();
#endif
    };
};

const AdapterOf<Library> adapter;

}  // namespace yieldcheck
