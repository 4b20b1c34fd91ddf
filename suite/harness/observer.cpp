#include "harness/observer.hpp"

#include "harness/runtime/namespace.hpp"
#include "protocol/exception.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace yieldcheck {
namespace {

constexpr int deepest_snapshot = 40;  // of a chain of delegates, as in the recorder

const char* letter(GeneratorState state) {
    switch (state) {
        case GeneratorState::created: return "C";
        case GeneratorState::running: return "R";
        case GeneratorState::suspended: return "S";
        case GeneratorState::closed: return "X";
    }
    return "";
}

/// Runtimes differ in what they call the iterators of their containers, so the oracle calls all of them "iter".
std::string iterator_name(const std::string& type) {
    constexpr std::array names{"bytes_iterator", "dict_itemiterator",  "dict_keyiterator",   "dict_valueiterator",
                               "iterator",       "list_iterator",      "longrange_iterator", "range_iterator",
                               "set_iterator",   "str_ascii_iterator", "str_iterator",       "tuple_iterator"};
    return std::find(names.begin(), names.end(), type) != names.end() ? "iter" : type;
}

}  // namespace

void Observer::begin_step() { log_ = Json::array(); }

Json Observer::end_step(Json outcome, const Namespace& names) {
    Json changed = Json::object();
    std::map<std::string, Json> shown;
    std::vector<std::string> bound = generators(names);
    std::sort(bound.begin(), bound.end());
    for (const std::string& name : bound) {
        Json snapshot = snapshot_of(*names.find(name).as<GeneratorObject>());
        const auto last = shown_.find(name);
        if (last == shown_.end() || last->second != snapshot) changed[name] = snapshot;
        shown.emplace(name, std::move(snapshot));
    }
    shown_ = std::move(shown);

    Json observation{{"out", std::move(outcome)}};
    if (!log_.empty()) observation["log"] = std::move(log_);
    if (!changed.empty()) observation["g"] = std::move(changed);
    return observation;
}

void Observer::name_generator(const Value& value, const std::string& name) {
    if (value.as<GeneratorObject>() != nullptr && !encoder_.known(value)) encoder_.bind(value, name);
}

bool Observer::is_fresh_stop(const Value& exception) const {
    const auto* object = exception.as<ExceptionObject>();
    return object->type_name() == "StopIteration" && !encoder_.known(exception) && !object->cause.bound() &&
           !object->context.bound();
}

std::vector<std::string> Observer::generators(const Namespace& names) const {
    std::vector<std::string> found;
    for (const auto& [name, value] : names.entries()) {
        if (value.as<GeneratorObject>() != nullptr) found.push_back(name);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

Json Observer::coroutines(const Namespace& names) const {
    Json all = Json::object();
    for (const std::string& name : generators(names)) {
        const void* address = names.find(name).as<GeneratorObject>()->coroutine();
        std::ostringstream text;
        text << address;
        all[name] = address != nullptr ? Json(text.str()) : Json(nullptr);
    }
    return all;
}

void Observer::text(const Text& line) { log_.push_back(encoder_.value(yieldcheck::text(line))); }

void Observer::values(const std::vector<Value>& values) {
    Json noted = Json::array();
    for (const Value& value : values)
        noted.push_back(encoder_.value(value));
    log_.push_back(std::move(noted));
}

void Observer::snapshot(const Value& generator) {
    auto* object = generator.as<GeneratorObject>();
    if (object == nullptr) raise_error("TypeError", "snap() takes a generator, not " + generator->type_name());
    log_.push_back({{"snap", encoder_.value(generator)["g"]}, {"is", snapshot_of(*object)}});
}

void Observer::unraisable(const Value& exception) { log_.push_back({{"unraisable", encoder_.exception(exception)}}); }

Json Observer::snapshot_of(GeneratorObject& generator, int depth) {
    Json snapshot;
    const bool known = generator.knows_state();
    const GeneratorState state = known ? generator.state() : GeneratorState::suspended;
    snapshot["st"] = known ? Json(letter(state)) : Json(nullptr);
    if (state == GeneratorState::closed) return snapshot;

    Frame& frame = *generator.frame();
    if (known && state == GeneratorState::suspended) snapshot["ln"] = frame.line();
    Json locals = Json::object();
    for (const auto& [name, value] : frame.locals())
        locals[name] = encoder_.value(value);
    if (!locals.empty()) snapshot["loc"] = std::move(locals);

    const Value& delegate = frame.delegate();
    if (!known || state != GeneratorState::suspended || !delegate.bound()) return snapshot;
    auto* inner = delegate.as<GeneratorObject>();
    if (inner == nullptr) {
        snapshot["yf"] = {{"it", iterator_name(delegate->type_name())}};
    } else if (depth >= deepest_snapshot) {
        snapshot["yf"] = "...";
    } else {
        Json chained{{"n", encoder_.value(delegate)["g"]}};  // named before what it delegates to
        chained.update(snapshot_of(*inner, depth + 1));
        snapshot["yf"] = std::move(chained);
    }
    return snapshot;
}

}  // namespace yieldcheck
