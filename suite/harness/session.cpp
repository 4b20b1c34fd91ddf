#include "harness/session.hpp"

#include "harness/generator.hpp"

#include <map>
#include <string>

namespace yieldcheck {
namespace {

Session* innermost = nullptr;

using BodyTable = std::map<std::pair<std::string_view, int>, AnyBody>;

BodyTable& bodies() {
    static BodyTable table;
    return table;
}

}  // namespace

std::string_view lane_name(Lane lane) { return lane == Lane::native ? "native" : "emulated"; }

std::optional<Lane> lane_from_name(std::string_view name) {
    if (name == "native") return Lane::native;
    if (name == "emulated") return Lane::emulated;
    return std::nullopt;
}

Build Adapter::build() const { return this_build(); }

Session::Session(const Adapter& adapter, Lane lane)
    : adapter_(adapter), lane_(lane), previous_(std::exchange(innermost, this)) {}

Session::~Session() { innermost = previous_; }

Session& Session::current() { return *innermost; }

Capabilities Session::capabilities() const { return lane_ == Lane::native ? adapter_.native() : Capabilities::all(); }

void Session::lacks(std::string_view capability) {
    if (!lacked_) lacked_ = capability;
    throw Unsupported{capability};
}

void register_body(const char* scenario, int index, AnyBody body) { bodies()[{scenario, index}] = body; }

AnyBody find_body(std::string_view scenario, int index) {
    const auto found = bodies().find({scenario, index});
    return found != bodies().end() ? found->second : nullptr;
}

Value make_generator(const FrameRef& frame, const Value& name, const Value& qualified_name) {
    const Code& code = frame->code();
    const AnyBody body = find_body(code.scenario, code.index);
    if (body == nullptr) {
        throw OutsideSubset{std::string("this adapter program has no body for ") + code.qualified_name + " of " +
                            code.scenario};
    }
    const Session& session = Session::current();
    return session.adapter().make(session.lane(), frame, name, qualified_name, body);
}

}  // namespace yieldcheck
