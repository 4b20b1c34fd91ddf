// What was observed at one step: its outcome, what the program logged meanwhile, and the snapshots of its generators.
// Python values appear in their encoded form; docs/json-lines.md lists the encodings.
#pragma once

#include "protocol/strict_json.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yieldcheck {

/// An exception as an observer sees it.
struct ObservedException {
    std::string id;  // "ValueError#1": its type, and its number among the exceptions of that type
    /// Only the identity was written: the exception is described elsewhere, or too far down a chain.
    bool identity_only = false;
    std::vector<Json> arguments;
    std::optional<Json> message;  // str() of it as an encoded string, where that is not its only argument
    std::shared_ptr<const ObservedException> cause;
    std::shared_ptr<const ObservedException> context;
    bool suppressed = false;      // __suppress_context__ without a cause: `raise … from None`
    std::optional<Json> value;    // of a StopIteration, unless None
    bool by_interpreter = false;  // raised by the runtime in its own words

    std::string type() const { return id.substr(0, id.rfind('#')); }
};

struct Outcome {
    enum class Kind {
        yielded,   // next, send or throw gave a value
        stopped,   // a StopIteration that the generator protocol made
        returned,  // any other value
        done,      // a statement, a drop, a move
        raised
    };

    Kind kind = Kind::done;
    Json value;                                  // yielded, stopped, returned
    std::optional<ObservedException> exception;  // raised
};

struct Delegate;

/// A generator at rest (or, from inside, running).
struct Snapshot {
    enum class State { created, running, suspended, closed };

    std::optional<State> state;  // nothing: the library cannot tell
    std::optional<int> line;     // that it waits at, counted in the scenario's file
    std::map<std::string, Json> locals;
    std::shared_ptr<const Delegate> delegate;  // what it delegates to, if anything
};

struct Delegate {
    std::string iterator;   // the type of an iterator that is no generator
    std::string generator;  // or the name of a generator, with its snapshot
    Snapshot snapshot;
    bool cut = false;  // the chain goes on, but deeper than snapshots do
};

/// What print, note, snap and the interpreter's last resort left, in order.
struct LoggedSnapshot {
    std::string generator;
    Snapshot snapshot;
};
struct Unraisable {
    ObservedException exception;
};
struct PrintedText {
    Json text;  // a string, or its code units where it holds surrogates
};
struct NotedValues {
    std::vector<Json> values;
};
using LogEntry = std::variant<PrintedText, NotedValues, LoggedSnapshot, Unraisable>;

struct Observation {
    Outcome outcome;
    std::vector<LogEntry> log;
    /// Snapshots by name; only those that changed since they were last shown.
    std::map<std::string, Snapshot> generators;
    std::vector<std::string> warnings;  // categories; recorded, never compared
};

/// Observations by pointer: those of a conforming run are the recording's own.
using SharedObservations = std::vector<std::shared_ptr<const Observation>>;

/// Fields beside the observation's own ("step" on the wire, "op" in a trace) are the caller's: `also` names them.
Observation read_observation(const JsonReader& reader, std::string_view also = {});
Json to_json(const Observation& observation);
Json to_json(const Snapshot& snapshot);
Json to_json(const ObservedException& exception);

}  // namespace yieldcheck
