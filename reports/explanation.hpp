// One result on one screen: what was expected, what happened, and where.
#pragma once

#include "reports/style.hpp"
#include "runner/result.hpp"
#include "runner/session.hpp"

#include <iosfwd>

namespace yieldcheck {

struct ExplanationOptions {
    std::string oracle = "cpython-3.13";
    std::string build;      // when the adapter has several
    std::string generated;  // the translated bodies; empty: not found
    std::string reproduce;  // a command
    std::size_t steps_around = 3;
    std::size_t lines_around = 3;
};

void print_explanation(std::ostream& out, const Result& result, const ScenarioUnderTest& scenario, const Rules& rules,
                       const Style& style, const ExplanationOptions& options);

/// The lines of an observation, as both columns show them: outcome, log, snapshots.
std::vector<std::string> observation_lines(const Observation& observation);

}  // namespace yieldcheck
