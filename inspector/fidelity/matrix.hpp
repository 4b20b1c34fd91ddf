// The fidelity matrix: every scenario on every build, held at every step.
#pragma once

#include "inspector/fidelity/fact.hpp"
#include "inspector/snapshot.hpp"
#include "runner/session.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace yieldcheck::fidelity {

/// A scenario that cannot be compared, and why: the program itself does not do what CPython does.
struct NotCompared {
    std::string scenario;
    std::string reason;
};

struct BuildFidelity {
    std::string adapter;
    std::string build;    // "g++ 12.2.0 -O0"
    std::string program;  // its path
    std::size_t scenarios = 0;
    std::size_t steps = 0;
    Tally tally;
    std::vector<Fact> differences;  // all but the exact ones and those that are elsewhere
    std::vector<NotCompared> not_compared;
    double seconds = 0;
    double seconds_of_longest_look = 0;
};

/// Called after each scenario.
using Progress = std::function<void(const BuildFidelity& so_far, std::size_t scenarios)>;

/// Throws Fault when the program cannot be started, dies or cannot be inspected.
BuildFidelity measure(const AdapterProgram& program, std::span<const ScenarioUnderTest> scenarios,
                      const SessionOptions& options, const Progress& progress = {});

/// What the inspector sees when the program is held after `step` (from 0) of the scenario.
inspector::Snapshot look_at(const AdapterProgram& program, const ScenarioUnderTest& scenario, std::size_t step);

}  // namespace yieldcheck::fidelity
