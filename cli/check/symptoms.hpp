// From one result that is not in order to a sentence about the type.
#pragma once

#include "runner/result.hpp"
#include "runner/session.hpp"

namespace yieldcheck {

/// What the type does wrong, as its users would say it. `oracle` names the runtime that is right.
std::string symptom(const Result& result, const ScenarioUnderTest& scenario, const Rules& rules,
                    const std::string& oracle);

/// "SIGSEGV", "heap-use-after-free": what a crash is called; empty for other verdicts.
std::string crash_name(const Verdict& verdict);

}  // namespace yieldcheck
