// --report KIND=PLACE and --json FILE: the options that commands with a report share.
#pragma once

#include "reports/writers/writer.hpp"

namespace CLI {
class App;
}

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
GateOptions gate_options(const Report& report, std::string baseline, std::string results, bool strict);

/// Keeps GitHub's runner from obeying what is printed meanwhile, when annotations are asked for: adapters and scenarios
/// may say anything.
class CommandsStopped {
public:
    explicit CommandsStopped(const std::vector<ReportRequest>& requests);
    ~CommandsStopped();
    CommandsStopped(const CommandsStopped&) = delete;
    CommandsStopped& operator=(const CommandsStopped&) = delete;

private:
    std::string token_;  // that ends it; empty: nobody listens
};

}  // namespace yieldcheck
