#include "reports/report.hpp"

#include "reports/shell_words.hpp"

#include <sys/utsname.h>

#include <algorithm>
#include <fstream>
#include <thread>

namespace yieldcheck {
namespace {

/// The text behind `key` on the first line of a file that begins with it; without quotes.
std::string field_of(const char* file, const std::string& key, char separator) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with(key)) continue;
        const auto at = line.find(separator);
        if (at == std::string::npos) continue;
        const auto first = line.find_first_not_of(" \t\"", at + 1);
        if (first == std::string::npos) return {};
        return line.substr(first, line.find_last_not_of(" \t\"") - first + 1);
    }
    return {};
}

}  // namespace

Machine Machine::current() {
    Machine machine;
    utsname names{};
    ::uname(&names);
    machine.system = field_of("/etc/os-release", "PRETTY_NAME=", '=');
    if (machine.system.empty()) machine.system = names.sysname;
    machine.system += std::string(", ") + names.machine;
    machine.processor = field_of("/proc/cpuinfo", "model name", ':');
    machine.processors = std::thread::hardware_concurrency();
    return machine;
}

const ReportedScenario* Report::find(std::string_view scenario) const {
    const auto found =
        std::lower_bound(scenarios.begin(), scenarios.end(), scenario,
                         [](const ReportedScenario& one, std::string_view wanted) { return one.id < wanted; });
    return found != scenarios.end() && found->id == scenario ? &*found : nullptr;
}

const std::vector<Observation>& Report::expected(const ReportedScenario& scenario) const {
    static const std::vector<Observation> none;
    const Trace::Group* group = scenario.trace.group(run.oracle);
    return group ? group->steps : none;
}

Judgement Report::judgement(const Result& result) const {
    const std::size_t number = std::size_t(&result - run.results.data());
    if (gate && number < gate->judgements.size()) return gate->judgements[number];
    return {standing_of(result, false), "", "", ""};
}

bool Report::several_builds(std::string_view adapter) const {
    const std::string* build = nullptr;
    for (const Hello& hello : run.adapters) {
        if (hello.adapter != adapter) continue;
        if (build && *build != hello.build) return true;
        build = &hello.build;
    }
    return false;
}

std::string Report::reproduction(const Result& result) const {
    std::string command = "./yieldcheck explain " + shell_quoted(result.adapter) + " " + shell_quoted(result.scenario) +
                          " --lane " + shell_quoted(result.lane);
    if (several_builds(result.adapter)) command += " --build " + shell_quoted(result.build);
    if (!arguments.empty()) command += " " + arguments;
    return command;
}

std::string Report::column_title(const Result& result) const {
    return several_builds(result.adapter) ? result.adapter + " (" + result.build + ")" : result.adapter;
}

ResultKey key_of(const Result& result) { return {result.adapter, result.build, result.lane, result.scenario}; }

std::size_t line_of(const Report& report, const Result& result) {
    const ReportedScenario* scenario = report.find(result.scenario);
    if (!scenario || !result.verdict.step) return 1;
    const std::size_t step = std::min(*result.verdict.step, scenario->trace.drive.size());
    const Operation operation = scenario->trace.operation(step);
    const auto& expected = report.expected(*scenario);
    for (std::size_t before = std::min(step, expected.size()); before-- > 0;) {
        const auto found = expected[before].generators.find(operation.on);
        if (found == expected[before].generators.end()) continue;
        if (found->second.line && *found->second.line > 0) return std::size_t(*found->second.line);
        break;
    }
    if (operation.line > 0) return std::size_t(operation.line);
    return 1;
}

}  // namespace yieldcheck
