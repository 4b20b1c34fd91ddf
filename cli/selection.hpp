// Which adapters, lanes and scenarios a command is about, and how they are run: the options that commands share.
#pragma once

#include "cli/workspace.hpp"
#include "runner/runner.hpp"
#include "runner/scenario.hpp"

#include <optional>

namespace CLI {
class App;
}

namespace yieldcheck {

struct SelectionOptions {
    std::vector<std::string> adapters;  // names, or paths of adapter programs
    std::vector<std::string> builds;    // shell patterns
    std::string matrix;                 // the plan that the wrapper has built: full, ci
    std::string toolchain;              // whose programs the wrapper has built, too
    std::vector<std::string> lanes;
    std::vector<std::string> scenarios;  // shell patterns
    std::vector<std::string> rules;
    std::vector<std::string> folders;  // of people's own scenarios, instead of the suite's
    std::string oracle = "3.13";
    std::string level = "context";
    std::string python = "python3";
    std::string shard;          // "I/N"
    double timeout = 10;        // seconds for a scenario
    std::size_t jobs = 0;       // 0: one for each processor
    std::size_t memory = 2048;  // MiB of a child

    void declare_scenarios(CLI::App& app);  // --scenario --rule --scenarios
    void declare_adapters(CLI::App& app);   // --adapter --build --lane --python
    void declare_build(CLI::App& app);      // --build --matrix --toolchain
    void declare_running(CLI::App& app);    // --oracle --level --timeout --jobs --memory

    /// The options that a command needs to repeat this run for one scenario.
    std::string repeated() const;
};

/// "2/3" where GTEST_TOTAL_SHARDS is 3 and GTEST_SHARD_INDEX is 1, as those say who split tests over machines; else
/// nothing. Leaves the sign that GoogleTest leaves for them (GTEST_SHARD_STATUS_FILE). Faults on what is no number.
std::string shard_of_environment();

/// Everything that takes part.
struct Selection {
    std::vector<AdapterUnderTest> adapters;
    std::vector<ScenarioUnderTest> scenarios;
    std::vector<Assignment> assignments;
    std::vector<std::string> all_adapters;  // names, whether they take part or not
    std::vector<std::string> all_scenarios;
};

/// The scenarios of the suite or of the folders, without regard to patterns. Faults when there are none.
std::vector<Scenario> all_scenarios(const Workspace& workspace, const SelectionOptions& options);

/// Those that the patterns and rules choose. A pattern without any match faults, with a suggestion.
std::vector<Scenario> chosen_scenarios(const std::vector<Scenario>& all, const SelectionOptions& options,
                                       const Rules& rules);

/// With its trace; faults when that is missing or was not recorded with `oracle`.
ScenarioUnderTest under_test(const Scenario& scenario, const Workspace& workspace, const Rules& rules,
                             const std::string& oracle);

/// The script ./yieldcheck builds what --matrix and --toolchain ask for, and tells us by YIELDCHECK_ADAPTERS where it
/// is. Faults when it has not been asked.
void check_matrix(const SelectionOptions& options);

/// Those whose build one of the patterns describes. Faults when a pattern describes none.
std::vector<AdapterUnderTest> of_builds(std::vector<AdapterUnderTest> adapters, const std::vector<std::string>& builds);

/// All builds of the adapters named, in the order found; without names, those that take part by default.
std::vector<AdapterProgram> chosen_adapters(const std::vector<FoundAdapter>& found,
                                            const std::vector<std::string>& names);

/// Where the C++ that the scenarios were translated to can be read: of the suite's, or of people's own.
std::filesystem::path generated_folder(const Workspace& workspace, const SelectionOptions& options);

RunOptions run_options(const SelectionOptions& options, int stop_descriptor);

/// Starts the adapters, reads the traces, and pairs them. For people's own scenarios, sets the oracle to the runtime
/// that recorded them.
Selection select(const Workspace& workspace, const SelectionOptions& options, const Rules& rules, RunOptions& how);

/// The fault of a name that nobody knows, with the nearest known one.
Fault unknown_name(const std::string& kind, const std::string& name, const std::vector<std::string>& known);

}  // namespace yieldcheck
