#include "cli/prepare_scenarios.hpp"

#include "cli/process.hpp"
#include "runner/scenario.hpp"
#include "runner/sha256.hpp"
#include "runner/text_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

fs::path cache_root() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache && *cache) return fs::path(cache) / "yieldcheck";
    const char* home = std::getenv("HOME");
    return (home && *home ? fs::path(home) : fs::temp_directory_path()) / ".cache/yieldcheck";
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Fault(folder.string() + ": cannot be made (" + error.message() + ")",
                    "let XDG_CACHE_HOME name a folder that you may write to");
}

/// The lines of a log that say what went wrong: from the first error on, or else its end.
std::string telling_part(const std::string& log) {
    std::vector<std::string> lines;
    std::istringstream stream(log);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    constexpr std::size_t most = 12;
    auto begin = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find("error") != std::string::npos || line.starts_with("yieldcheck:") ||
               line.starts_with("CMake Error");
    });
    if (begin == lines.end() && lines.size() > most)
        begin = lines.end() - most;
    else if (begin == lines.end())
        begin = lines.begin();
    std::string text;
    for (std::size_t i = 0; begin != lines.end() && i < most; ++i, ++begin)
        text += (i ? "\n" : "") + *begin;
    return text;
}

void run_logged(const std::string& what, const std::vector<std::string>& command, const Environment& environment,
                const fs::path& log) {
    if (run_program(command, environment, log) != 0)
        throw Fault(what + " failed:\n" + telling_part(read_text(log)), "all it said is in " + log.string());
}

bool is_recorded(const fs::path& folder) {
    try {
        for (const auto& scenario : find_scenarios(folder, traces_folder(folder)))
            trace_of(scenario);
        return true;
    } catch (const Fault&) {
        return false;
    }
}

/// Every reason against scenario files that a program has written into its log, however many there are: whoever has
/// written the files corrects all of them. Empty when it names no file.
std::string reasons_against(const std::string& log, const std::string& of_one, const std::string& of_several) {
    constexpr std::string_view prefix = "yieldcheck: ";
    std::string text;
    std::set<std::string> files;
    std::istringstream stream(log);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(prefix)) line.erase(0, prefix.size());
        const auto place = line.find(".py:");
        if (place == std::string::npos) continue;
        files.insert(line.substr(0, place));
        text += "\n" + line;
    }
    if (files.empty()) return "";
    return std::to_string(files.size()) + (files.size() == 1 ? of_one : of_several) + ", so none was run:" + text;
}

/// A build tree of its own, with the same compiler and its options, for the adapters that were asked for.
fs::path build(const Workspace& workspace, const fs::path& folder, const std::vector<std::string>& adapters) {
    const fs::path cache = cache_folder(folder);
    const fs::path tree = cache / "build";
    std::string names;
    for (const auto& adapter : adapters)
        names += (names.empty() ? "" : ";") + adapter;
    std::cerr << "yieldcheck: building " << folder.string() << " for " << adapters.size() << " adapter(s)\n";
    run_logged(
        "configuring the build of " + folder.string(),
        {"cmake", "-S", workspace.root.string(), "-B", tree.string(), "-G", "Ninja",
         "-DCMAKE_CXX_COMPILER=" YIELDCHECK_COMPILER, "-DCMAKE_BUILD_TYPE=" YIELDCHECK_BUILD_TYPE,
         "-DYIELDCHECK_BODY_OPTIONS=" YIELDCHECK_BODY_OPTIONS, "-DYIELDCHECK_TESTS=OFF", "-DYIELDCHECK_TOOLS=OFF",
         "-DYIELDCHECK_ADAPTERS=" + names, "-DYIELDCHECK_SCENARIOS=" + fs::absolute(folder).string(),
         "-DYIELDCHECK_PREBUILT=" + workspace.build.string()},
        {}, cache / "configure.log");
    run_logged("building " + folder.string(), {"cmake", "--build", tree.string()}, {}, cache / "build.log");
    return tree / "adapters";
}

bool is_python(const AdapterProgram& program) {
    return std::any_of(program.command.begin(), program.command.end(),
                       [](const std::string& word) { return word.ends_with("/adapter.py"); });
}

}  // namespace

fs::path cache_folder(const fs::path& scenarios) {
    const fs::path whole = fs::weakly_canonical(fs::absolute(scenarios));
    return cache_root() / (whole.filename().string() + "-" + sha256(whole.string()).substr(0, 12));
}

fs::path check_cache_folder() { return cache_root() / "check"; }

fs::path traces_folder(const fs::path& scenarios) { return cache_folder(scenarios) / "traces"; }

fs::path joined_folder(const std::vector<std::string>& folders) {
    std::map<std::string, fs::path> files;
    std::string names;
    for (const auto& folder : folders) {
        const auto found = find_scenarios(folder, {});
        if (found.empty()) throw Fault(folder + ": holds no scenarios", "a scenario is a .py file with a drive()");
        for (const auto& scenario : found)
            if (const auto [same, is_new] = files.emplace(scenario.id, fs::canonical(scenario.file)); !is_new)
                throw Fault(scenario.file.string() + ": has the same id as " + same->second.string(),
                            "rename one of them, or run the two folders one by one");
        names += fs::canonical(folder).string() + '\n';
    }
    if (folders.size() == 1) return folders[0];
    const fs::path joined = cache_root() / ("joined-" + sha256(names).substr(0, 12));
    std::error_code error;
    fs::remove_all(joined, error);
    for (const auto& [id, file] : files) {
        const fs::path link = joined / (id + ".py");
        make_folder(link.parent_path());
        fs::create_symlink(file, link);
        const Scenario scenario = read_scenario(id, file, {});
        // Several scenarios may share it; one that is not there is for the translator to name.
        if (!scenario.body.empty())
            fs::create_symlink(scenario.body, link.parent_path() / scenario.body.filename(), error);
    }
    return joined;
}

void record_scenarios(const Workspace& workspace, const fs::path& folder, const std::string& python) {
    if (is_recorded(folder)) return;
    const fs::path log = cache_folder(folder) / "record.log";
    make_folder(cache_folder(folder));
    if (run_program({find_python(python), "-m", "yieldcheck_oracle", "record", "--scenarios", folder.string(),
                     "--traces", traces_folder(folder).string()},
                    oracle_environment(workspace.root), log) == 0)
        return;
    const std::string said = read_text(log);
    const std::string reasons = reasons_against(said, " scenario is not in order", " scenarios are not in order");
    throw Fault(reasons.empty() ? telling_part(said) : reasons, "all that the recorder said is in " + log.string());
}

fs::path translate_scenarios(const Workspace& workspace, const fs::path& folder, const std::string& python) {
    const fs::path out = cache_folder(folder) / "translated";
    make_folder(out);
    const fs::path log = cache_folder(folder) / "translate.log";
    if (run_program({find_python(python), "-m", "yieldcheck_oracle.translate", "--out", out.string(), folder.string()},
                    oracle_environment(workspace.root), log) == 0)
        return out;
    const std::string reasons =
        reasons_against(read_text(log), " scenario does not translate", " scenarios do not translate");
    if (!reasons.empty()) throw Fault(reasons, "change them, or move them to another folder");
    throw Fault("translating " + folder.string() + " failed:\n" + telling_part(read_text(log)),
                "all it said is in " + log.string());
}

PreparedScenarios prepare_scenarios(const Workspace& workspace, const fs::path& folder,
                                    const std::vector<AdapterProgram>& adapters, const std::string& python) {
    std::vector<std::string> to_build;
    for (const auto& adapter : adapters)
        if (!is_python(adapter)) {
            if (!fs::is_directory(workspace.root / "adapters" / adapter.name))
                throw Fault(adapter.name + ": has the suite's scenarios compiled into it, and cannot run others",
                            "name an adapter whose source is in " + (workspace.root / "adapters").string());
            to_build.push_back(adapter.name);
        }
    record_scenarios(workspace, folder, python);
    PreparedScenarios prepared;
    // The build would translate, too, but bury what the translator says among the compiler's lines.
    if (!to_build.empty()) translate_scenarios(workspace, folder, python);
    const fs::path programs = to_build.empty() ? fs::path() : build(workspace, folder, to_build);
    for (const auto& adapter : adapters)
        prepared.programs.push_back(
            is_python(adapter)
                ? adapter
                : AdapterProgram{adapter.name,
                                 {(programs / ("yieldcheck-adapter-" + adapter.name)).string(), "--serve"},
                                 adapter.place});
    return prepared;
}

}  // namespace yieldcheck
