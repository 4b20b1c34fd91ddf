// Comparing two runs of one scenario, step by step.
#pragma once

#include "protocol/judge.hpp"

#include <map>

namespace yieldcheck {

/// The first thing in a step that is not as expected, in words: "the state of acc", "suspended", "closed".
struct Difference {
    std::string subject;
    std::string expected;
    std::string observed;
};

/// Keeps what has been seen so far: the full snapshots behind the deltas, and which object of one side is which of the
/// other. Steps are to be compared in their order; what was compared is referred to and must live as long as this.
class Comparison {
public:
    explicit Comparison(const JudgeOptions& options) : options_(options) {}

    std::optional<Difference> step(const Observation& expected, const Observation& observed);

private:
    using Result = std::optional<Difference>;

    Result outcome(const Outcome& expected, const Outcome& observed);
    Result exception(const std::string& subject, const ObservedException& expected, const ObservedException& observed);
    Result words(const std::string& subject, const ObservedException& expected, const ObservedException& observed);
    Result linked(const std::string& subject, const std::shared_ptr<const ObservedException>& expected,
                  const std::shared_ptr<const ObservedException>& observed);
    Result log(const std::vector<LogEntry>& expected, const std::vector<LogEntry>& observed);
    Result entry(const std::string& subject, const LogEntry& expected, const LogEntry& observed);
    Result generators();
    Result snapshot(const std::string& subject, const Snapshot& expected, const Snapshot& observed);
    Result local_variables(const std::string& subject, const Snapshot& expected, const Snapshot& observed);
    Result delegation(const std::string& subject, const Snapshot& expected, const Snapshot& observed);

    bool same_value(const Json& expected, const Json& observed);
    bool same_values(const std::vector<Json>& expected, const std::vector<Json>& observed);
    bool same_object(const std::string& expected, const std::string& observed);
    bool at_least(CompareLevel level) const { return options_.level >= level; }

    JudgeOptions options_;
    std::map<std::string_view, const Snapshot*> expected_generators_;
    std::map<std::string_view, const Snapshot*> observed_generators_;
    std::map<std::string, std::string> observed_by_expected_;
    std::map<std::string, std::string> expected_by_observed_;
};

}  // namespace yieldcheck
