// From one result that is not in order to a sentence about the type.
#pragma once

#include "runner/result.hpp"
#include "runner/session.hpp"

#include <string_view>

namespace yieldcheck {

/// What a type does wrong, as its users would say it.
struct Symptom {
    std::string sentence;  // "resuming it after the end crashes"
    std::string crash;     // "SIGSEGV", "heap-use-after-free"; empty: it does not crash
    enum class Source {
        rule,         // what this rule is about, and nothing else
        observation,  // what happened at the step: other defects may have led there
        quotation     // only the rule's sentence could be quoted
    };
    Source source = Source::observation;
};

inline constexpr std::string_view two_owners = "moving it leaves two owners of one frame, which is destroyed twice";
inline constexpr std::string_view move_crashes = "moving it crashes";

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
