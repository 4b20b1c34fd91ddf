// Scenario files and the traces that belong to them, as the runner needs them.
#pragma once

#include "protocol/trace.hpp"
#include "runner/rules.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldcheck {

/// Of the suite: a scenario that does not say since when there is one is as old as that.
inline constexpr const char* first_version = "0.1.0";

struct Scenario {
    std::string id;              // its path below the scenario folder, without suffix: "send/accumulator"
    std::filesystem::path file;  // the Python file
    std::filesystem::path trace_file;
    std::string text;   // of the Python file
    std::string title;  // the first line of its docstring
    std::vector<std::string> rules;
    std::string source;
    std::string since = first_version;  // the version of the suite that it came with
    std::string about;                  // "compiler", "type"; empty: the generator
    std::filesystem::path body;         // the file beside it with functions written by hand; empty: none

    std::string category() const { return id.substr(0, id.find('/')); }
};

/// All scenarios below a folder, in the order of their ids; `traces` is where their traces are expected.
std::vector<Scenario> find_scenarios(const std::filesystem::path& folder, const std::filesystem::path& traces);

/// Reads the comment lines that stand above the statements, and the docstring.
Scenario read_scenario(std::string id, const std::filesystem::path& file, const std::filesystem::path& traces);

/// The trace of a scenario. Faults when it is missing, wrong, or recorded from another text.
Trace trace_of(const Scenario& scenario);

/// Shell patterns: `*` any text, `?` one character, `[a-c]` and `[!x]` one of some. `*` matches slashes, too.
bool matches(std::string_view pattern, std::string_view text);

/// The candidate most like `name`, or nothing when none is alike: for "did you mean …?".
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace yieldcheck
