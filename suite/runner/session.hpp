// One scenario in one child: the conversation, and the verdict on it.
#pragma once

#include "protocol/judge.hpp"
#include "runner/child.hpp"
#include "runner/result.hpp"
#include "runner/script.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace yieldcheck {

struct ScenarioUnderTest {
    std::string id;
    std::string file;  // as shown to people
    std::string text;
    std::vector<std::string> rules;
    RuleLevel level = RuleLevel::core;
    Trace trace;
    std::shared_ptr<const Script> script;  // for sessions with the same oracle; without it each makes its own
};

struct SessionOptions {
    std::chrono::milliseconds time_limit{10'000};
    JudgeOptions judge;
};

struct SessionEnd {
    Verdict verdict;
    SharedObservations observations;
    bool child_is_usable = false;  // it may be given another scenario
    bool stopped = false;          // interrupted: there is no verdict
};

/// Asks the child to run a scenario and judges what it says. Whatever the child does ends in a verdict.
SessionEnd run_scenario(Child& child, const Hello& hello, const std::string& lane, const ScenarioUnderTest& scenario,
                        const SessionOptions& options);

}  // namespace yieldcheck
