// Observes a scenario as the oracle does: what was logged, and what each generator looks like after a step.
#pragma once

#include "harness/generator.hpp"
#include "harness/log.hpp"
#include "protocol/encode.hpp"
#include "protocol/strict_json.hpp"

#include <map>

namespace yieldcheck {

class Namespace;

class Observer final : public Log {
public:
    Observer() : scope_(*this) {}

    void begin_step();
    /// The observation of the step: its outcome, the log, and the snapshots that have changed.
    Json end_step(Json outcome, const Namespace& names);

    /// A generator is called by the first name it is given.
    void name_generator(const Value& value, const std::string& name);
    Json encode(const Value& value) { return encoder_.value(value); }
    Json describe(const Value& exception) { return encoder_.exception(exception); }
    /// A StopIteration that the protocol has just made, and no one that the scenario knows.
    bool is_fresh_stop(const Value& exception) const;
    /// The names bound to generators, newest first.
    std::vector<std::string> generators(const Namespace& names) const;
    /// Their coroutine frames by name: addresses in hexadecimal, or null.
    Json coroutines(const Namespace& names) const;

    void text(const Text& line) override;
    void values(const std::vector<Value>& values) override;
    void snapshot(const Value& generator) override;
    void unraisable(const Value& exception) override;

private:
    Json snapshot_of(GeneratorObject& generator, int depth = 0);

    Encoder encoder_;
    Json log_ = Json::array();
    std::map<std::string, Json> shown_;  // the snapshot that was last shown under a name
    LogScope scope_;
};

}  // namespace yieldcheck
