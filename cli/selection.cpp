#include "cli/selection.hpp"

#include "cli/prepare_scenarios.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <set>
#include <thread>

namespace yieldcheck {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// "3.13" means CPython; other runtimes are named in full.
std::string runtime_name(const std::string& oracle) {
    return oracle.find('-') == std::string::npos ? "cpython-" + oracle : oracle;
}

struct Shard {
    std::size_t number = 1;
    std::size_t count = 1;
};

Shard parse_shard(const std::string& text) {
    if (text.empty()) return {};
    Shard shard;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, shard.number);
    const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = slash ? std::from_chars(first.ptr + 1, end, shard.count) : first;
    if (!slash || second.ec != std::errc() || second.ptr != end || shard.number < 1 || shard.number > shard.count)
        throw Fault("--shard " + text + ": no part of a whole", "write I/N with 1 <= I <= N, such as 2/4");
    return shard;
}

/// A variable of the environment as a number; 0: it is not set.
std::size_t number_of_environment(const char* variable) {
    const char* value = std::getenv(variable);
    if (!value || !*value) return 0;
    const std::string_view text = value;
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        throw Fault(std::string(variable) + "=" + value + ": is no number", "unset it, or use --shard I/N");
    return number;
}

}  // namespace

std::string shard_of_environment() {
    const std::size_t count = number_of_environment("GTEST_TOTAL_SHARDS");
    if (count == 0) return {};
    const std::size_t index = number_of_environment("GTEST_SHARD_INDEX");
    if (index >= count)
        throw Fault(
            "GTEST_SHARD_INDEX=" + std::to_string(index) + ": no part of GTEST_TOTAL_SHARDS=" + std::to_string(count),
            "the index counts from 0");
    if (const char* sign = std::getenv("GTEST_SHARD_STATUS_FILE"); sign && *sign) write_text(sign, "");
    return std::to_string(index + 1) + "/" + std::to_string(count);
}

ScenarioUnderTest under_test(const Scenario& scenario, const Workspace& workspace, const Rules& rules,
                             const std::string& oracle) {
    ScenarioUnderTest result;
    result.id = scenario.id;
    result.file = workspace.shown(scenario.file);
    result.text = scenario.text;
    result.rules = scenario.rules;
    result.level = scenario.about == "compiler" ? RuleLevel::compiler : rules.level_of(scenario.rules);
    result.trace = trace_of(scenario);
    if (!result.trace.group(oracle)) {
        std::vector<std::string> recorded;
        for (const auto& group : result.trace.groups)
            recorded.insert(recorded.end(), group.runtimes.begin(), group.runtimes.end());
        throw Fault(workspace.shown(scenario.trace_file) + ": was not recorded with " + oracle,
                    "recorded with: " + joined(recorded));
    }
    result.script = std::make_shared<Script>(result.id, result.trace, oracle);
    return result;
}

namespace {

void check_lanes(const std::vector<std::string>& lanes, const std::vector<AdapterUnderTest>& adapters) {
    std::set<std::string> known;
    for (const auto& adapter : adapters)
        if (adapter.hello)
            for (const auto& [lane, capabilities] : adapter.hello->lanes)
                known.insert(lane);
    for (const auto& lane : lanes)
        if (!known.empty() && !known.contains(lane)) throw unknown_name("lane", lane, {known.begin(), known.end()});
}

/// Those found, and those of the repository that are built elsewhere: a baseline may speak of them.
std::vector<std::string> all_adapters(const Workspace& workspace, const std::vector<FoundAdapter>& found) {
    std::set<std::string> names;
    for (const auto& adapter : found)
        names.insert(adapter.program.name);
    std::error_code error;
    for (const auto& folder : std::filesystem::directory_iterator(workspace.root / "adapters", error))
        if (std::filesystem::exists(folder.path() / "adapter.hpp")) names.insert(folder.path().filename().string());
    return {names.begin(), names.end()};
}

/// An adapter that has said no hello takes part in the lanes that were asked for, to be reported as broken there.
std::vector<std::string> lanes_of(const AdapterUnderTest& adapter, const std::vector<std::string>& wanted) {
    std::vector<std::string> lanes;
    if (!adapter.hello) return wanted.empty() ? std::vector<std::string>{"native"} : wanted;
    for (const auto& [lane, capabilities] : adapter.hello->lanes)
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), lane) != wanted.end()) lanes.push_back(lane);
    return lanes;
}

}  // namespace

void SelectionOptions::declare_scenarios(CLI::App& app) {
    app.add_option("--scenario", scenarios, "Scenarios whose id matches; * matches slashes, too")
        ->type_name("GLOB")
        ->allow_extra_args(false);
    app.add_option("--rule", rules, "Scenarios that witness a rule")->type_name("ID")->allow_extra_args(false);
    app.add_option("--scenarios", folders, "Your own scenarios in this folder, instead of the suite's")
        ->type_name("DIR")
        ->allow_extra_args(false);
}

void SelectionOptions::declare_adapters(CLI::App& app) {
    app.add_option("--adapter", adapters, "An adapter by name, or the path of its program")
        ->type_name("NAME")
        ->allow_extra_args(false);
    declare_build(app);
    app.add_option("--lane", lanes, "native or emulated")->type_name("LANE")->allow_extra_args(false);
    app.add_option("--python", python, "The Python that records, and that runs adapters written in it")
        ->capture_default_str();
}

void SelectionOptions::declare_build(CLI::App& app) {
    app.add_option("--build", builds, "Builds whose name matches, such as 'clang*' or '*-O2'")
        ->type_name("GLOB")
        ->allow_extra_args(false);
    app.add_option("--matrix", matrix, "Builds of several compilers and levels: full, ci or fidelity (docs/builds.md)")
        ->type_name("PLAN");
    app.add_option("--toolchain", toolchain, "Builds made inside a root of another Debian release, such as trixie")
        ->type_name("NAME");
}

void SelectionOptions::declare_running(CLI::App& app) {
    app.add_option("--oracle", oracle, "The recorded runtime that is right: 3.13, or pypy-3.9")
        ->type_name("VERSION")
        ->capture_default_str();
    app.add_option("--level", level,
                   "What is compared: outcome, state, locals or context; each includes those before it")
        ->type_name("LEVEL")
        ->capture_default_str();
    app.add_option("--timeout", timeout, "Seconds for one scenario")
        ->type_name("S")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--jobs", jobs, "Children at a time (default: one for each processor)")->type_name("N");
    app.add_option("--memory", memory, "MiB that a child may use")
        ->type_name("MIB")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

std::string SelectionOptions::repeated() const {
    const SelectionOptions usual;
    std::string text;
    for (const auto& folder : folders)
        text += " --scenarios " + folder;
    if (!matrix.empty()) text += " --matrix " + matrix;
    if (!toolchain.empty()) text += " --toolchain " + toolchain;
    for (const auto& build : builds)
        text += " --build '" + build + "'";
    if (oracle != usual.oracle) text += " --oracle " + oracle;
    if (level != usual.level) text += " --level " + level;
    if (python != usual.python) text += " --python " + python;
    return text.empty() ? text : text.substr(1);
}

Fault unknown_name(const std::string& kind, const std::string& name, const std::vector<std::string>& known) {
    const std::string near = nearest(name, known);
    std::string hint;
    if (!near.empty())
        hint = "did you mean " + near + "?";
    else if (known.empty())
        hint = "there is none at all";
    else if (known.size() <= 12)
        hint = "known: " + joined(known);
    else
        hint = "see: yieldcheck list " + kind + "s";
    return Fault("unknown " + kind + " \"" + name + "\"", hint);
}

std::vector<Scenario> all_scenarios(const Workspace& workspace, const SelectionOptions& options) {
    if (options.folders.empty()) return find_scenarios(workspace.scenarios, workspace.traces);
    const std::filesystem::path folder = joined_folder(options.folders);
    std::vector<Scenario> all = find_scenarios(folder, traces_folder(folder));
    for (auto& scenario : all)
        scenario.file = std::filesystem::canonical(scenario.file);
    return all;
}

std::vector<Scenario> chosen_scenarios(const std::vector<Scenario>& all, const SelectionOptions& options,
                                       const Rules& rules) {
    std::vector<std::string> ids, rule_ids;
    for (const auto& scenario : all)
        ids.push_back(scenario.id);
    for (const auto& rule : rules.all())
        rule_ids.push_back(rule.id);
    for (const auto& pattern : options.scenarios)
        if (std::none_of(ids.begin(), ids.end(), [&](const auto& id) { return matches(pattern, id); }))
            throw unknown_name("scenario", pattern, ids);
    for (const auto& rule : options.rules)
        if (!rules.find(rule)) throw unknown_name("rule", rule, rule_ids);
    const auto by_pattern = [&](const Scenario& scenario) {
        return options.scenarios.empty() ||
               std::any_of(options.scenarios.begin(), options.scenarios.end(),
                           [&](const auto& pattern) { return matches(pattern, scenario.id); });
    };
    const auto by_rule = [&](const Scenario& scenario) {
        return options.rules.empty() || std::any_of(options.rules.begin(), options.rules.end(), [&](const auto& rule) {
                   return std::find(scenario.rules.begin(), scenario.rules.end(), rule) != scenario.rules.end();
               });
    };
    const Shard shard = parse_shard(options.shard);
    std::vector<Scenario> chosen;
    std::size_t counter = 0;
    for (const auto& scenario : all)
        if (by_pattern(scenario) && by_rule(scenario) && counter++ % shard.count == shard.number - 1)
            chosen.push_back(scenario);
    if (counter == 0) throw Fault("no scenario fits all that was asked for", "see: yieldcheck list scenarios");
    return chosen;
}

std::vector<AdapterUnderTest> of_builds(std::vector<AdapterUnderTest> adapters,
                                        const std::vector<std::string>& builds) {
    if (builds.empty()) return adapters;
    std::vector<std::string> known;
    for (const auto& adapter : adapters)
        if (std::find(known.begin(), known.end(), adapter.build()) == known.end()) known.push_back(adapter.build());
    for (const auto& pattern : builds)
        if (std::none_of(known.begin(), known.end(), [&](const auto& build) { return matches(pattern, build); }))
            throw unknown_name("build", pattern, known);
    std::erase_if(adapters, [&](const AdapterUnderTest& adapter) {
        return std::none_of(builds.begin(), builds.end(),
                            [&](const auto& pattern) { return matches(pattern, adapter.build()); });
    });
    return adapters;
}

void check_matrix(const SelectionOptions& options) {
    if (options.matrix.empty() && options.toolchain.empty()) return;
    const std::string option = options.matrix.empty() ? "--toolchain" : "--matrix";
    if (!options.folders.empty())
        throw Fault(option + " and --scenarios exclude each other: your own scenarios are built with one compiler",
                    "leave out " + option);
    if (!std::getenv("YIELDCHECK_MATRIX"))
        throw Fault(option + " is for the script ./yieldcheck, which builds what takes part",
                    "call that instead of this program");
}

std::vector<AdapterProgram> chosen_adapters(const std::vector<FoundAdapter>& found,
                                            const std::vector<std::string>& names) {
    std::vector<AdapterProgram> chosen;
    std::vector<std::string> known;
    for (const auto& adapter : found)
        known.push_back(adapter.program.name);
    for (const auto& adapter : found)
        if (names.empty() && adapter.by_default) chosen.push_back(adapter.program);
    for (const auto& name : names) {
        const auto before = chosen.size();
        for (const auto& adapter : found)
            if (adapter.program.name == name) chosen.push_back(adapter.program);
        if (chosen.size() > before) continue;
        if (name.find('/') != std::string::npos)
            chosen.push_back({name, {name, "--serve"}, ""});
        else
            throw unknown_name("adapter", name, known);
    }
    if (chosen.empty())
        throw Fault("there are no adapter programs",
                    "build them: ./yieldcheck run; or name their folder in YIELDCHECK_ADAPTERS");
    return chosen;
}

RunOptions run_options(const SelectionOptions& options, int stop_descriptor) {
    RunOptions how;
    const auto level = compare_level(options.level);
    if (!level) throw unknown_name("level", options.level, {"outcome", "state", "locals", "context"});
    how.jobs = options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
    how.limits.memory = options.memory << 20;
    how.session.time_limit = std::chrono::milliseconds(std::max(1L, std::lround(options.timeout * 1000)));
    how.session.judge.level = *level;
    how.session.judge.oracle = runtime_name(options.oracle);
    how.stop_descriptor = stop_descriptor;
    return how;
}

std::filesystem::path generated_folder(const Workspace& workspace, const SelectionOptions& options) {
    return options.folders.empty() ? workspace.generated
                                   : translate_scenarios(workspace, joined_folder(options.folders), options.python);
}

Selection select(const Workspace& workspace, const SelectionOptions& options, const Rules& rules, RunOptions& how) {
    check_matrix(options);
    Selection selection;
    const std::vector<Scenario> all = all_scenarios(workspace, options);
    const std::vector<Scenario> chosen = chosen_scenarios(all, options, rules);
    for (const auto& scenario : all)
        selection.all_scenarios.push_back(scenario.id);
    const std::vector<FoundAdapter> found = find_adapters(workspace, options.python);
    selection.all_adapters = all_adapters(workspace, found);
    std::vector<AdapterProgram> programs = chosen_adapters(found, options.adapters);
    if (!options.folders.empty()) {
        // They are built here and now, with one compiler.
        std::set<std::string> seen;
        std::erase_if(programs, [&](const AdapterProgram& program) { return !seen.insert(program.name).second; });
        programs = prepare_scenarios(workspace, joined_folder(options.folders), programs, options.python).programs;
        // The Python at hand is the oracle, unless another one was asked for that recorded them, too.
        const Trace first = trace_of(chosen.at(0));
        if (!first.group(how.session.judge.oracle) && options.oracle == SelectionOptions().oracle)
            how.session.judge.oracle = first.groups[0].runtimes[0];
    }
    for (const auto& scenario : chosen)
        selection.scenarios.push_back(under_test(scenario, workspace, rules, how.session.judge.oracle));
    selection.adapters = of_builds(introduce(programs, how), options.builds);
    check_lanes(options.lanes, selection.adapters);
    for (std::size_t a = 0; a < selection.adapters.size(); ++a)
        for (const auto& lane : lanes_of(selection.adapters[a], options.lanes))
            for (std::size_t s = 0; s < selection.scenarios.size(); ++s)
                selection.assignments.push_back({a, lane, s});
    if (selection.assignments.empty())
        throw Fault("none of the adapters has the lane " + joined(options.lanes), "see: yieldcheck list adapters");
    return selection;
}

}  // namespace yieldcheck
