// From a description of a library to an adapter program. An adapter.hpp defines, in namespace yieldcheck:
//
//     struct Library {
//         static constexpr std::string_view name;       // of the adapter: its folder
//         static constexpr std::string_view library;    // what its authors call it
//         static std::string version();
//         static constexpr Capabilities native;         // what the library does by itself
//         using Body, BodyFrame;                        // a translated body is `Body body(BodyFrame frame)`
//         class Generator;                              // Generator(Body (*)(BodyFrame), const FrameRef&), Advance
//         next()
//                                                       // and, as far as native says so: Advance send(Value),
//                                                       // Advance throw_in(Value), Value close(), GeneratorState
//                                                       state()
//         static void settle();                         // optional: runs what the library has put off
//     };
#pragma once

#include "harness/concepts.hpp"
#include "harness/emulated_lane.hpp"
#include "harness/native_lane.hpp"

namespace yieldcheck {

template <class Library>
class AdapterOf final : public Adapter {
    static_assert(CompleteLibrary<Library>::complete);

public:
    std::string_view name() const override { return Library::name; }
    std::string_view library() const override { return Library::library; }
    std::string version() const override { return Library::version(); }
    Build build() const override { return this_build(); }
    Capabilities native() const override { return Library::native; }
    bool runs_coroutines() const override { return !std::is_void_v<typename Library::Body>; }
    // Where nothing is missing there is nothing to emulate.
    bool has_lane(Lane lane) const override { return lane == Lane::native || native() != Capabilities::all(); }

    Value make(Lane lane, const FrameRef& frame, const Value& name, const Value& qualified_name,
               AnyBody any_body) const override {
        const auto body = reinterpret_cast<BodyFunction<Library>>(any_body);
        if (lane == Lane::native) return Value(new NativeGenerator<Library>(frame, name, qualified_name, body));
        return Value(new EmulatedLane<Library>(frame, name, qualified_name, body));
    }

    void settle() const override {
        if constexpr (requires { Library::settle(); }) Library::settle();
    }
};

/// The main function of every adapter program: GoogleTest, or JSON lines with --serve.
int run_adapter_program(const Adapter& adapter, int argument_count, char** arguments);

}  // namespace yieldcheck
