// What an adapter program is: a library, the lanes it can be driven in, and the lane that is being driven now.
#pragma once

#include "harness/build.hpp"
#include "protocol/value.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace yieldcheck {

class FrameRef;

/// What a generator can do by itself. The names are those of the reports.
struct Capabilities {
    bool next = false;
    bool send = false;
    bool throw_in = false;
    bool close = false;
    bool return_value = false;
    bool delegation = false;
    bool state = false;

    static constexpr Capabilities all() { return {true, true, true, true, true, true, true}; }
    bool operator==(const Capabilities&) const = default;
};

/// The capabilities by name, in the order of the struct.
constexpr std::array<std::pair<std::string_view, bool Capabilities::*>, 7> capability_names{{
    {"next", &Capabilities::next},
    {"send", &Capabilities::send},
    {"throw", &Capabilities::throw_in},
    {"close", &Capabilities::close},
    {"return value", &Capabilities::return_value},
    {"delegation", &Capabilities::delegation},
    {"state", &Capabilities::state},
}};

enum class Lane {
    native,   // the library's own interface, nothing in between
    emulated  // what the library lacks is supplied by a channel beside it
};

std::string_view lane_name(Lane lane);
std::optional<Lane> lane_from_name(std::string_view name);

/// A body in the adapter's own type; the adapter casts it back.
using AnyBody = void (*)();

/// A translated body of a library's adapter.
template <class Library>
using BodyFunction = typename Library::Body (*)(typename Library::BodyFrame);

/// An adapter program's half of the harness: one object per program.
class Adapter {
public:
    virtual ~Adapter() = default;
    virtual std::string_view name() const = 0;
    virtual std::string_view library() const = 0;
    virtual std::string version() const = 0;
    /// How the library's code was compiled; the harness's own compilation, unless the adapter knows better.
    virtual Build build() const;
    virtual Capabilities native() const = 0;
    virtual bool has_lane(Lane lane) const = 0;
    /// Whether its bodies are C++ coroutines: those of stackful libraries are functions.
    virtual bool runs_coroutines() const { return true; }
    /// A GeneratorObject that runs `body` in `lane`.
    virtual Value make(Lane lane, const FrameRef& frame, const Value& name, const Value& qualified_name,
                       AnyBody body) const = 0;
    /// Runs what the library has put off, such as the destruction of frames on an executor; between scenarios.
    virtual void settle() const {}
};

/// The scenario asked for what the library does not have in this lane.
struct Unsupported {
    std::string_view capability;
};

/// The lane that runs now; one at a time.
class Session {
public:
    Session(const Adapter& adapter, Lane lane);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    static Session& current();

    const Adapter& adapter() const noexcept { return adapter_; }
    Lane lane() const noexcept { return lane_; }
    Capabilities capabilities() const;

    /// Throws Unsupported, and remembers it in case that the library swallows exceptions.
    [[noreturn]] void lacks(std::string_view capability);
    std::optional<std::string_view> lacked() const noexcept { return lacked_; }

    /// The suite could not go on, in a place that no exception may leave.
    void breaks(std::string why) { broken_ = std::move(why); }
    const std::optional<std::string>& broken() const noexcept { return broken_; }

private:
    const Adapter& adapter_;
    Lane lane_;
    std::optional<std::string_view> lacked_;
    std::optional<std::string> broken_;
    Session* previous_;
};

/// The adapter's compiled bodies, by scenario and index of their Code.
void register_body(const char* scenario, int index, AnyBody body);
AnyBody find_body(std::string_view scenario, int index);  // null when there is none

}  // namespace yieldcheck
