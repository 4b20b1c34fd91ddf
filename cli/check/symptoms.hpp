// From one result that is not in order to a sentence about the type.
#pragma once

#include "runner/result.hpp"
#include "runner/session.hpp"

namespace yieldcheck {

/// What a type does wrong, as its users would say it.
struct Symptom {
    std::string sentence;   // "resuming it after the end crashes"
    std::string crash;      // "SIGSEGV", "heap-use-after-free"; empty: it does not crash
    bool own_words = true;  // false: only the rule's sentence could be quoted
};

/// `oracle` names the runtime that is right.
Symptom symptom(const Result& result, const ScenarioUnderTest& scenario, const Rules& rules, const std::string& oracle);

/// What the rules that are about C++ types, or that few other rules are like, say of a type that breaks them. Empty
/// when there is nothing better to say than what is observed.
std::string told_by_rule(const Result& result);

/// "crashes", "never returns", "leaks what it holds": what comes after the subject of a sentence; empty for a
/// divergence.
std::string fatal_end(const Verdict& verdict);

/// What a crash is called; empty for other verdicts.
std::string crash_name(const Verdict& verdict);

}  // namespace yieldcheck
