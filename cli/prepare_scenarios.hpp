// People's own scenarios: recorded with the Python at hand, translated, and built for the adapters asked for.
// Everything that comes of it lies in a cache folder, so that a second run starts at once.
#pragma once

#include "cli/workspace.hpp"

namespace yieldcheck {

/// Where the recordings and builds of a scenario folder are kept: below XDG_CACHE_HOME, or ~/.cache.
std::filesystem::path cache_folder(const std::filesystem::path& scenarios);
std::filesystem::path traces_folder(const std::filesystem::path& scenarios);

/// Where the types that `check` has built are kept, each in a folder of its own.
std::filesystem::path check_cache_folder();

/// One folder for all that were named: the only one itself, or one in the cache with links to the files of several.
/// Faults when a folder holds no scenarios, and when two hold one of the same id.
std::filesystem::path joined_folder(const std::vector<std::string>& folders);

/// Records what has no up-to-date trace yet. Faults with the recorder's own words.
void record_scenarios(const Workspace& workspace, const std::filesystem::path& folder, const std::string& python);

/// Translates the folder's scenarios for reading, and returns where the C++ files are. Faults with the translator's
/// words.
std::filesystem::path translate_scenarios(const Workspace& workspace, const std::filesystem::path& folder,
                                          const std::string& python);

struct PreparedScenarios {
    std::vector<AdapterProgram> programs;  // in the order of those given, able to run these scenarios
};

/// Records the scenarios, and builds the programs where they are not ours in Python.
/// Faults with the recorder's, the translator's or the compiler's own words.
PreparedScenarios prepare_scenarios(const Workspace& workspace, const std::filesystem::path& folder,
                                    const std::vector<AdapterProgram>& adapters, const std::string& python);

}  // namespace yieldcheck
