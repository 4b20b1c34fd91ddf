// Where things are: the repository that this program was built from, and its build tree.
#pragma once

#include "runner/hello.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldcheck {

struct Workspace {
    std::filesystem::path root;   // of the repository; the environment variable YIELDCHECK_ROOT moves it
    std::filesystem::path build;  // of the build tree that this program belongs to
    std::filesystem::path scenarios;
    std::filesystem::path traces;
    std::filesystem::path rules;
    std::filesystem::path generated;  // translated scenarios
    std::filesystem::path baseline;
    std::vector<std::filesystem::path> adapter_folders;  // or programs; YIELDCHECK_ADAPTERS=a:b replaces them

    static Workspace find();

    /// `file` as shown to people: relative to the root where it lies below it.
    std::string shown(const std::filesystem::path& file) const;
};

/// All adapter programs: executables named yieldcheck-adapter-NAME, and adapter.py of the repository's adapter folders,
/// which `python` runs; and the types of the user's own that `check` has built.
struct FoundAdapter {
    AdapterProgram program;
    bool by_default = true;  // takes part when none is asked for by name
    bool checked = false;    // a type of the user's own, as `check` built it last
};
std::vector<FoundAdapter> find_adapters(const Workspace& workspace, const std::string& python);

/// A Python interpreter's full path. Faults when there is no such program.
std::string find_python(const std::string& python);

}  // namespace yieldcheck
