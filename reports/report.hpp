// The report model: everything that a writer needs, whatever its format, and what a result file holds.
#pragma once

#include "reports/gate.hpp"
#include "runner/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldcheck {

/// The kind of machine, without its name.
struct Machine {
    std::string system;          // "Debian GNU/Linux 12 (bookworm), x86_64"
    std::string processor;       // "AMD EPYC 7B13"
    std::size_t processors = 0;  // hardware threads; 0: unknown

    static Machine current();
    bool operator==(const Machine&) const = default;
};

/// A scenario as it took part, with what only people read of it. Its trace holds what the oracle did, if no more.
struct ReportedScenario : ScenarioUnderTest {
    std::string title;      // the first line of its docstring
    std::string source;     // where it comes from
    std::string since;      // the version of the suite that it came with
    std::string generated;  // the C++ bodies it was translated to; empty: not known

    std::string category() const { return id.substr(0, id.find('/')); }
};

/// Where a result belongs: one column and one scenario.
struct ResultKey {
    std::string adapter;
    std::string build;
    std::string lane;
    std::string scenario;

    auto operator<=>(const ResultKey&) const = default;
};

struct Report {
    std::string suite;  // its version
    RunReport run;
    std::vector<ReportedScenario> scenarios;  // those that took part, by id
    Rules rules;                              // all
    Machine machine;
    KnownNames known;                // all adapters and scenarios that the suite knew, whether they took part or not
    std::optional<GateReport> gate;  // what the baseline says to it; never written to a result file
    std::string arguments;           // that a command needs to repeat a result, such as "--level state"

    const ReportedScenario* find(std::string_view scenario) const;  // null: none of that id
    /// What the oracle did at each step, the disposal last; empty when that is not known.
    const std::vector<Observation>& expected(const ReportedScenario& scenario) const;
    /// What the gate says to a result of this report; without a gate, as if nothing were listed.
    Judgement judgement(const Result& result) const;
    /// "./yieldcheck explain range_v3 send/accumulator --lane native --build 'g++ 12.2.0 -O0'"
    std::string reproduction(const Result& result) const;
    /// Whether an adapter takes part in more than one build.
    bool several_builds(std::string_view adapter) const;
    /// "range_v3", and its build where there are several.
    std::string column_title(const Result& result) const;
};

ResultKey key_of(const Result& result);

/// The line of the scenario's file that a result is about: where its generator stood before the step that went wrong,
/// or else that step's own; 1 when there is neither.
std::size_t line_of(const Report& report, const Result& result);

}  // namespace yieldcheck
