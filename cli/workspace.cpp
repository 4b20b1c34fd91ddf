#include "cli/workspace.hpp"

#include "cli/prepare_scenarios.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view program_prefix = "yieldcheck-adapter-";

fs::path own_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : program.parent_path();
}

std::vector<fs::path> split(const std::string& folders) {
    std::vector<fs::path> result;
    std::istringstream stream(folders);
    for (std::string folder; std::getline(stream, folder, ':');)
        if (!folder.empty()) result.emplace_back(folder);
    return result;
}

/// The files of a folder; or the file itself, if it is one.
std::vector<fs::path> entries(const fs::path& folder) {
    std::error_code error;
    if (fs::is_regular_file(folder, error)) return {folder};
    std::vector<fs::path> result;
    for (const auto& entry : fs::directory_iterator(folder, error))
        result.push_back(entry.path());
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

Workspace Workspace::find() {
    Workspace workspace;
    const char* root = std::getenv("YIELDCHECK_ROOT");
    workspace.root = root && *root ? root : YIELDCHECK_ROOT;
    workspace.build = own_folder().parent_path();
    workspace.scenarios = workspace.root / "suite/scenarios";
    workspace.traces = workspace.root / "oracle/traces";
    workspace.rules = workspace.root / "suite/rules";
    workspace.generated = workspace.build / "scenarios";
    workspace.baseline = workspace.root / "baseline.toml";
    const char* folders = std::getenv("YIELDCHECK_ADAPTERS");
    workspace.adapter_folders = folders && *folders ? split(folders) : std::vector{workspace.build / "adapters"};
    if (!fs::is_directory(workspace.scenarios))
        throw Fault(workspace.root.string() + ": there is no Yieldcheck repository here",
                    "set YIELDCHECK_ROOT to the folder that holds suite/ and oracle/");
    return workspace;
}

std::string Workspace::shown(const fs::path& file) const {
    const fs::path relative = file.lexically_relative(root);
    return relative.empty() || relative.string().starts_with("..") ? file.string() : relative.string();
}

std::vector<FoundAdapter> find_adapters(const Workspace& workspace, const std::string& python) {
    std::vector<FoundAdapter> adapters;
    for (const auto& folder : workspace.adapter_folders)
        for (const auto& file : entries(folder)) {
            const std::string name = file.filename().string();
            if (name.starts_with(program_prefix) && fs::is_regular_file(file) && ::access(file.c_str(), X_OK) == 0)
                adapters.push_back(
                    {{name.substr(program_prefix.size()), {file.string(), "--serve"}, workspace.shown(folder)}, true});
        }
    for (const auto& folder : entries(workspace.root / "adapters"))
        if (const fs::path program = folder / "adapter.py"; fs::exists(program))
            adapters.push_back({{folder.filename().string(), {python, program.string(), "--serve"}, "python"}, false});
    const auto suite = adapters.size();
    for (const auto& folder : entries(check_cache_folder() / "programs"))
        for (const auto& file : entries(folder)) {
            const std::string name = file.filename().string().substr(program_prefix.size());
            const bool taken = std::any_of(adapters.begin(), adapters.begin() + std::ptrdiff_t(suite),
                                           [&](const auto& adapter) { return adapter.program.name == name; });
            if (!taken && ::access(file.c_str(), X_OK) == 0)
                adapters.push_back({{name, {file.string(), "--serve"}, "checked"}, false, true});
        }
    return adapters;
}

std::string find_python(const std::string& python) {
    if (python.find('/') != std::string::npos) {
        if (::access(python.c_str(), X_OK) == 0) return python;
    } else if (const char* path = std::getenv("PATH")) {
        for (const auto& folder : split(path))
            if (const fs::path program = folder / python; ::access(program.c_str(), X_OK) == 0) return program.string();
    }
    throw Fault("this needs Python, and there is no program " + python,
                python == "python3" ? "install python3" : "name another one with --python");
}

}  // namespace yieldcheck
