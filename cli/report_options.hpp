// --report KIND=PLACE and --json FILE: the options that commands with a report share.
#pragma once

#include "reports/writers/writer.hpp"

#include <CLI/CLI.hpp>

namespace yieldcheck {

struct ReportOptions {
    std::vector<std::string> reports;  // "junit=results.xml"
    std::string json;                  // the same as json=FILE

    void declare(CLI::App& app);

    /// What was asked for. Faults on whatever could not be written later.
    std::vector<ReportRequest> requests() const;
    /// The first result file among them; empty: none.
    std::string result_file() const;
};

/// What the gate has to know of a report. Refers to it.
GateOptions gate_options(const Report& report, std::string baseline, bool strict);

}  // namespace yieldcheck
