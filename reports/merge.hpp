// Several result files as one: shards, toolchains, machines.
#pragma once

#include "reports/report.hpp"

namespace yieldcheck {

struct NamedReport {
    std::string name;  // of its file, for messages
    Report report;
};

/// Faults, naming both files and what they disagree on, when they were made with another suite, oracle or level, when
/// one rule, scenario or adapter is described in two ways, or when one result has two verdicts.
Report merge(std::vector<NamedReport> reports);

}  // namespace yieldcheck
