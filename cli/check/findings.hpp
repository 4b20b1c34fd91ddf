// What is wrong with a type, in the words of those who use it: many results, few causes.
#pragma once

#include "cli/check/symptoms.hpp"
#include "runner/result.hpp"
#include "runner/scenario.hpp"
#include "runner/session.hpp"

#include <functional>
#include <span>

namespace yieldcheck {

/// One thing that is wrong, with the results that show it.
struct Finding {
    std::string sentence;  // what the type does: "resuming it after the end crashes (SIGSEGV)"
    Symptom::Source source = Symptom::Source::observation;
    RuleLevel level = RuleLevel::core;
    std::vector<const Result*> results;  // the smallest scenario first
};

struct Findings {
    std::vector<Finding> wrong;                 // level core; the surest first
    std::size_t derived = 0;                    // other failures of level core, most likely of the same causes
    std::vector<Finding> beyond_contract;       // what the C++ contract leaves open
    std::vector<Finding> compiler;              // wrong code of the compiler, whatever the type
    std::vector<const Result*> faults;          // verdict broken
    std::size_t in_order = 0;                   // scenarios whose every result is in order
    std::size_t scenarios = 0;                  // that could run at all
    std::vector<std::string> aspects_in_order;  // in words

    bool counts(bool strict) const { return !wrong.empty() || (strict && !beyond_contract.empty()); }
};

/// Of the results of one type, in whatever lanes and builds.
Findings find_causes(const RunReport& report, std::span<const ScenarioUnderTest> scenarios, const Rules& rules);

}  // namespace yieldcheck
