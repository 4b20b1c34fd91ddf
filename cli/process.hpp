// Other programs that commands start: the oracle and the build.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace yieldcheck {

using Environment = std::map<std::string, std::string>;  // added to this process's own

/// Replaces this process. Faults when that fails.
[[noreturn]] void become(const std::vector<std::string>& command, const Environment& environment);

/// Runs to the end and returns the exit code (128 + signal); all output goes to `log`.
int run_program(const std::vector<std::string>& command, const Environment& environment,
                const std::filesystem::path& log);

/// The same, but gives every line of the output to `read` as soon as it is there.
int run_reading(const std::vector<std::string>& command, const Environment& environment,
                const std::function<void(const std::string& line)>& read);

/// What the oracle needs to be found by Python.
Environment oracle_environment(const std::filesystem::path& root);

}  // namespace yieldcheck
