#include "runner/scenario.hpp"

#include "runner/sha256.hpp"
#include "runner/text_file.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <numeric>
#include <sstream>

namespace yieldcheck {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

/// The first line of the docstring that opens the file.
std::string title_of(const std::string& text) {
    for (const char* quote : {"\"\"\"", "'''"}) {
        const auto begin = text.find(quote);
        if (begin == std::string::npos || text.find_first_not_of(" \t\r\nruRU") != begin) continue;
        const auto end = text.find(quote, begin + 3);
        const std::string document = trimmed(text.substr(begin + 3, end - begin - 3));
        const auto start = document.find_first_not_of("\n");
        return start == std::string::npos ? "" : trimmed(document.substr(start, document.find('\n', start) - start));
    }
    return {};
}

}  // namespace

Scenario read_scenario(std::string id, const std::filesystem::path& file, const std::filesystem::path& traces) {
    Scenario scenario;
    scenario.id = std::move(id);
    scenario.file = file;
    scenario.trace_file = traces / (scenario.id + ".json");
    scenario.text = read_text(file);
    scenario.title = title_of(scenario.text);
    std::istringstream lines(scenario.text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("def ") || line.starts_with("class ")) break;
        if (!line.starts_with('#')) continue;
        const auto colon = line.find(':');
        if (colon == std::string::npos) continue;
        const std::string key = trimmed(std::string_view(line).substr(1, colon - 1));
        const std::string value = trimmed(std::string_view(line).substr(colon + 1));
        if (key == "source") scenario.source = value;
        if (key == "since") scenario.since = value;
        if (key == "about") scenario.about = value;
        if (key == "body") scenario.body = file.parent_path() / value;
        if (key != "rules") continue;
        std::istringstream ids(value);
        for (std::string rule; ids >> rule;)
            scenario.rules.push_back(rule);
    }
    return scenario;
}

std::vector<Scenario> find_scenarios(const std::filesystem::path& folder, const std::filesystem::path& traces) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Fault(folder.string() + ": there is no such folder of scenarios", "name a folder that holds .py files");
    std::vector<Scenario> scenarios;
    for (fs::recursive_directory_iterator it(folder, error), end; it != end && !error; it.increment(error)) {
        const fs::path& file = it->path();
        if (it->is_directory() && (file.filename() == "__pycache__" || file.filename().string().starts_with("."))) {
            it.disable_recursion_pending();
        } else if (it->is_regular_file() && file.extension() == ".py" && file.filename() != "__init__.py") {
            scenarios.push_back(
                read_scenario(file.lexically_relative(folder).replace_extension().generic_string(), file, traces));
        }
    }
    if (error) throw Fault(folder.string() + ": cannot be read (" + error.message() + ")");
    std::sort(scenarios.begin(), scenarios.end(),
              [](const Scenario& left, const Scenario& right) { return left.id < right.id; });
    return scenarios;
}

Trace trace_of(const Scenario& scenario) {
    Trace trace = load_trace(scenario.trace_file);
    const std::string digest = sha256(scenario.text).substr(0, 16);
    if (trace.scenario != scenario.id)
        throw Fault(scenario.trace_file.string() + ": is the trace of " + trace.scenario + ", not of " + scenario.id,
                    "record the scenario again: yieldcheck record");
    if (trace.digest != digest)
        throw Fault(scenario.trace_file.string() + ": was recorded from another text of " + scenario.file.string(),
                    "record the scenario again: yieldcheck record");
    return trace;
}

bool matches(std::string_view pattern, std::string_view text) {
    return ::fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), 0) == 0;
}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t least = std::max<std::size_t>(name.size() / 2, 2) + 1;
    for (const auto& candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < name.size(); ++i) {
            std::size_t diagonal = std::exchange(row[0], i + 1);
            for (std::size_t j = 0; j < candidate.size(); ++j) {
                const std::size_t cost = diagonal + (name[i] != candidate[j]);
                diagonal = row[j + 1];
                row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, cost});
            }
        }
        if (row.back() < least) least = row.back(), best = candidate;
    }
    // The part behind the last slash alone counts, too: "acumulator" is near to "send/accumulator".
    if (best.empty() && name.find('/') == std::string_view::npos) {
        std::vector<std::string> stems;
        for (const auto& candidate : candidates)
            if (const auto slash = candidate.rfind('/'); slash != std::string::npos)
                stems.push_back(candidate.substr(slash + 1));
        const std::string stem = stems.empty() ? std::string() : nearest(name, stems);
        for (const auto& candidate : candidates)
            if (!stem.empty() && candidate.ends_with("/" + stem)) return candidate;
    }
    return best;
}

}  // namespace yieldcheck
