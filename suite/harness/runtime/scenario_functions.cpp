// What scenario files find beside Python's own names: note, state, exc_now and snap.
#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/log.hpp"
#include "harness/runtime/native.hpp"

namespace yieldcheck {
namespace {

GeneratorObject& generator_argument(const char* name, Arguments& arguments) {
    expect_arguments(name, arguments, 1, 1);
    auto* generator = arguments.positional()[0].as<GeneratorObject>();
    if (generator == nullptr) {
        throw OutsideSubset{std::string(name) + "() takes a generator, not a " +
                            arguments.positional()[0]->type_name()};
    }
    return *generator;
}

Value note(Arguments& arguments) {
    expect_no_keywords("note", arguments);
    log().values(arguments.positional());
    return None;
}

Value state(Arguments& arguments) {
    GeneratorObject& generator = generator_argument("state", arguments);
    return text(state_name(generator.state(), generator.is_coroutine()));
}

Value exception_now(Arguments& arguments) {
    expect_arguments("exc_now", arguments, 0, 0);
    const Value handled = current_exception();
    return handled.bound() ? text(handled->type_name()) : None;
}

Value snapshot(Arguments& arguments) {
    generator_argument("snap", arguments);
    log().snapshot(arguments.positional()[0]);
    return None;
}

constexpr NativeEntry functions[] = {{"note", note}, {"state", state}, {"exc_now", exception_now}, {"snap", snapshot}};

}  // namespace

std::span<const NativeEntry> scenario_functions() { return functions; }

}  // namespace yieldcheck
