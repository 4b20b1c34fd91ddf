// expect: Library::Generator has no constructor Generator(Body (*)(BodyFrame), const FrameRef&)
#include "harness/adapter_program.hpp"

namespace yieldcheck {

using Body = void;
using BodyFrame = FrameRef;

struct Library {
    static constexpr std::string_view name = "mine";
    static constexpr std::string_view library = "mine";
    static std::string version();
    static constexpr Capabilities native{.next = true};
    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
    struct Generator {
        Advance next();
    };
};

const AdapterOf<Library> adapter;

}  // namespace yieldcheck
