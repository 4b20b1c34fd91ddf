#include "protocol/observation.hpp"

#include <array>

namespace yieldcheck {
namespace {

constexpr std::array<std::pair<Outcome::Kind, std::string_view>, 5> outcome_names{{
    {Outcome::Kind::yielded, "yield"},
    {Outcome::Kind::stopped, "stop"},
    {Outcome::Kind::returned, "ret"},
    {Outcome::Kind::done, "ok"},
    {Outcome::Kind::raised, "raise"},
}};

constexpr std::array<std::pair<Snapshot::State, std::string_view>, 4> state_letters{{
    {Snapshot::State::created, "C"},
    {Snapshot::State::running, "R"},
    {Snapshot::State::suspended, "S"},
    {Snapshot::State::closed, "X"},
}};

template <class Table, class Kind>
std::string_view written(const Table& table, Kind kind) {
    for (const auto& [candidate, text] : table)
        if (candidate == kind) return text;
    throw std::logic_error("a value outside its enumeration");
}

// ---- reading
// ---------------------------------------------------------------------------------------------------------

ObservedException read_exception(const JsonReader& reader) {
    reader.object({"id", "args", "msg", "cause", "ctx", "sup", "value", "interpreter"});
    ObservedException exception;
    exception.id = reader.text("id");
    exception.identity_only = !reader.has("args");
    for (const auto& argument : reader.items_or_none("args"))
        exception.arguments.push_back(argument.json());
    if (reader.has("msg")) exception.message = reader.at("msg").json();
    if (reader.has("cause"))
        exception.cause = std::make_shared<const ObservedException>(read_exception(reader.at("cause")));
    if (reader.has("ctx"))
        exception.context = std::make_shared<const ObservedException>(read_exception(reader.at("ctx")));
    if (reader.has("sup")) exception.suppressed = reader.at("sup").boolean();
    if (reader.has("value")) exception.value = reader.at("value").json();
    if (reader.has("interpreter")) exception.by_interpreter = reader.at("interpreter").boolean();
    return exception;
}

Outcome read_outcome(const JsonReader& reader) {
    const auto items = reader.items();
    if (items.empty()) reader.fail("an outcome must not be empty");
    const std::string written_kind = items[0].text();
    Outcome outcome;
    bool known = false;
    for (const auto& [kind, text] : outcome_names)
        if (text == written_kind) outcome.kind = kind, known = true;
    if (!known) reader.fail("unknown outcome \"" + written_kind + "\"", "known here: yield, stop, ret, ok, raise");
    const std::size_t expected = outcome.kind == Outcome::Kind::done ? 1 : 2;
    if (items.size() != expected)
        reader.fail("an outcome \"" + written_kind + "\" has " + std::to_string(expected - 1) + " value(s), found " +
                    std::to_string(items.size() - 1));
    if (outcome.kind == Outcome::Kind::raised)
        outcome.exception = read_exception(items[1]);
    else if (expected == 2)
        outcome.value = items[1].json();
    return outcome;
}

Snapshot read_snapshot(const JsonReader& reader, bool delegate = false);

Delegate read_delegate(const JsonReader& reader) {
    Delegate delegate;
    if (reader.json().is_string()) {
        delegate.cut = true;
    } else if (reader.has("it")) {
        delegate.iterator = reader.object({"it"}).text("it");
    } else {
        delegate.generator = reader.text("n");
        delegate.snapshot = read_snapshot(reader, true);
    }
    return delegate;
}

Snapshot read_snapshot(const JsonReader& reader, bool delegate) {
    if (delegate)
        reader.object({"n", "st", "ln", "loc", "yf"});
    else
        reader.object({"st", "ln", "loc", "yf"});
    Snapshot snapshot;
    const JsonReader state = reader.at("st");
    if (!state.json().is_null()) {
        for (const auto& [kind, letter] : state_letters)
            if (letter == state.text()) snapshot.state = kind;
        if (!snapshot.state) state.fail("unknown state \"" + state.text() + "\"", "known here: C, R, S, X and null");
    }
    if (reader.has("ln")) snapshot.line = reader.integer("ln");
    if (reader.has("loc")) {
        const JsonReader locals = reader.at("loc");
        if (!locals.json().is_object()) locals.fail("expected an object");
        for (const auto& [local, value] : locals.json().items())
            snapshot.locals.emplace(local, value);
    }
    if (reader.has("yf")) snapshot.delegate = std::make_shared<const Delegate>(read_delegate(reader.at("yf")));
    return snapshot;
}

LogEntry read_entry(const JsonReader& reader) {
    if (reader.json().is_string() || reader.has("u")) return PrintedText{reader.json()};
    if (reader.json().is_array()) {
        NotedValues noted;
        for (const auto& item : reader.items())
            noted.values.push_back(item.json());
        return noted;
    }
    if (reader.has("snap")) {
        reader.object({"snap", "is"});
        return LoggedSnapshot{reader.text("snap"), read_snapshot(reader.at("is"))};
    }
    reader.object({"unraisable"});
    return Unraisable{read_exception(reader.at("unraisable"))};
}

// ---- writing
// ---------------------------------------------------------------------------------------------------------

Json to_json(const Outcome& outcome) {
    Json json = Json::array({written(outcome_names, outcome.kind)});
    if (outcome.exception)
        json.push_back(to_json(*outcome.exception));
    else if (outcome.kind != Outcome::Kind::done)
        json.push_back(outcome.value);
    return json;
}

void write_snapshot(const Snapshot& snapshot, Json& json) {
    json["st"] = snapshot.state ? Json(written(state_letters, *snapshot.state)) : Json(nullptr);
    if (snapshot.line) json["ln"] = *snapshot.line;
    if (!snapshot.locals.empty()) {
        Json& locals = json["loc"] = Json::object();
        for (const auto& [local, value] : snapshot.locals)
            locals[local] = value;
    }
    if (!snapshot.delegate) return;
    if (snapshot.delegate->cut) {
        json["yf"] = "...";
    } else if (snapshot.delegate->generator.empty()) {
        json["yf"] = Json{{"it", snapshot.delegate->iterator}};
    } else {
        Json delegate{{"n", snapshot.delegate->generator}};
        write_snapshot(snapshot.delegate->snapshot, delegate);
        json["yf"] = std::move(delegate);
    }
}

Json to_json(const LogEntry& entry) {
    struct Writer {
        Json operator()(const PrintedText& printed) const { return printed.text; }
        Json operator()(const NotedValues& noted) const { return Json(noted.values); }
        Json operator()(const LoggedSnapshot& logged) const {
            return Json{{"snap", logged.generator}, {"is", yieldcheck::to_json(logged.snapshot)}};
        }
        Json operator()(const Unraisable& unraisable) const {
            return Json{{"unraisable", yieldcheck::to_json(unraisable.exception)}};
        }
    };
    return std::visit(Writer{}, entry);
}

}  // namespace

Observation read_observation(const JsonReader& reader, std::string_view also) {
    reader.object({"out", "log", "warn", "g", also.empty() ? std::string_view("out") : also});
    Observation observation;
    observation.outcome = read_outcome(reader.at("out"));
    for (const auto& entry : reader.items_or_none("log"))
        observation.log.push_back(read_entry(entry));
    if (reader.has("warn")) observation.warnings = reader.at("warn").texts();
    if (reader.has("g")) {
        const JsonReader generators = reader.at("g");
        if (!generators.json().is_object()) generators.fail("expected an object");
        for (const auto& [generator, snapshot] : generators.json().items())
            observation.generators.emplace(generator, read_snapshot(generators.at(generator)));
    }
    return observation;
}

Json to_json(const Observation& observation) {
    Json json{{"out", to_json(observation.outcome)}};
    if (!observation.log.empty()) {
        Json& log = json["log"] = Json::array();
        for (const auto& entry : observation.log)
            log.push_back(to_json(entry));
    }
    if (!observation.warnings.empty()) json["warn"] = observation.warnings;
    if (!observation.generators.empty()) {
        Json& generators = json["g"] = Json::object();
        for (const auto& [generator, snapshot] : observation.generators)
            generators[generator] = to_json(snapshot);
    }
    return json;
}

Json to_json(const Snapshot& snapshot) {
    Json json = Json::object();
    write_snapshot(snapshot, json);
    return json;
}

Json to_json(const ObservedException& exception) {
    Json json{{"id", exception.id}};
    if (!exception.identity_only) json["args"] = exception.arguments;
    if (exception.message) json["msg"] = *exception.message;
    if (exception.cause) json["cause"] = to_json(*exception.cause);
    if (exception.context) json["ctx"] = to_json(*exception.context);
    if (exception.suppressed) json["sup"] = true;
    if (exception.value) json["value"] = *exception.value;
    if (exception.by_interpreter) json["interpreter"] = true;
    return json;
}

}  // namespace yieldcheck
