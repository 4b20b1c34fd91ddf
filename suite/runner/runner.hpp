// Runs scenarios on adapter programs: some children at a time, each replaced when it dies or hangs.
#pragma once

#include "runner/session.hpp"

#include <functional>

namespace yieldcheck {

struct RunOptions {
    std::size_t jobs = 1;
    std::chrono::milliseconds start_limit{20'000};  // until an adapter program has said hello
    ChildLimits limits;
    SessionOptions session;
    /// Ends the run when it becomes readable; what has been found until then is reported. -1: none.
    int stop_descriptor = -1;
};

/// An adapter program after its hello; or why it has said none.
struct AdapterUnderTest {
    AdapterProgram program;
    std::optional<Hello> hello;
    std::string fault;

    const std::string& name() const { return hello ? hello->adapter : program.name; }
    const std::string& build() const { return hello ? hello->build : program.place; }
};

/// Starts every program and lets it introduce itself. Programs of one adapter and build get numbers.
std::vector<AdapterUnderTest> introduce(const std::vector<AdapterProgram>& programs, const RunOptions& options);

struct Assignment {
    std::size_t adapter;  // its place in the span
    std::string lane;
    std::size_t scenario;
};

struct Progress {
    std::size_t done;
    std::size_t total;
    const Result* last;
};

/// The results stand in the order of the assignments. An adapter that has said no hello gets `broken` for all of its.
/// `report` is called after each, by one thread at a time.
RunReport run(std::span<const AdapterUnderTest> adapters, std::span<const ScenarioUnderTest> scenarios,
              std::vector<Assignment> assignments, const RunOptions& options,
              const std::function<void(const Progress&)>& report = {});

}  // namespace yieldcheck
