// Every scenario of the program's table as a registered GoogleTest test, judged by its recorded trace in this process.
#pragma once

#include "harness/session.hpp"
#include "protocol/judge.hpp"

#include <filesystem>

namespace yieldcheck {

struct ScenarioTestOptions {
    std::filesystem::path traces;  // empty: those of the source tree
    CompareLevel level = CompareLevel::context;
};

/// Suites are named after the lanes, tests after the scenarios: native.send/accumulator. What the lane lacks is
/// skipped.
void register_scenario_tests(const Adapter& adapter, const ScenarioTestOptions& options);

}  // namespace yieldcheck
