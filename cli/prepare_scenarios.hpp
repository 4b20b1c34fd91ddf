// People's own scenarios: recorded with the Python at hand, translated, and built for the adapters asked for.
// Everything that comes of it lies in a cache folder, so that a second run starts at once.
#pragma once

#include "cli/workspace.hpp"

namespace yieldcheck {

/// Where the recordings and builds of a scenario folder are kept: below XDG_CACHE_HOME, or ~/.cache.
std::filesystem::path cache_folder(const std::filesystem::path& scenarios);
std::filesystem::path traces_folder(const std::filesystem::path& scenarios);

struct PreparedScenarios {
    std::vector<AdapterProgram> programs;  // in the order of those given, able to run these scenarios
};

/// Records what has no up-to-date trace yet, and builds the programs where they are not ours in Python.
/// Faults with the recorder's, the translator's or the compiler's own words.
PreparedScenarios prepare_scenarios(const Workspace& workspace, const std::vector<std::string>& folders,
                                    const std::vector<AdapterProgram>& adapters, const std::string& python);

}  // namespace yieldcheck
