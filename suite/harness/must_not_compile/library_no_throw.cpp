// expect: native has throw_in, but Generator no Advance throw_in(Value)
#include "harness/adapter_program.hpp"

namespace yieldcheck {

using Body = void;
using BodyFrame = FrameRef;

struct Library {
    static constexpr std::string_view name = "mine";
    static constexpr std::string_view library = "mine";
    static std::string version();
    static constexpr Capabilities native{.next = true, .throw_in = true};
    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
    struct Generator {
        Generator(Body (*body)(BodyFrame), const FrameRef& frame);
        Advance next();
    };
};

const AdapterOf<Library> adapter;

}  // namespace yieldcheck
