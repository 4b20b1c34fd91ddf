#include "reports/baseline.hpp"

#include "protocol/fault.hpp"
#include "runner/scenario.hpp"
#include "runner/text_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <tuple>

namespace yieldcheck {
namespace {

constexpr const char* known_keys =
    "adapter, lane, scenario, rule, verdict, reason, ticket, compiler, version, "
    "optimisation, library_version, build";

class EntryReader {
public:
    EntryReader(const toml::table& table, std::string place) : table_(table), place_(std::move(place)) {}

    BaselineEntry read() const {
        for (const auto& [key, value] : table_)
            if (std::string(", ").append(known_keys).append(",").find(", " + std::string(key.str()) + ",") ==
                std::string::npos)
                fail("unknown key \"" + std::string(key.str()) + "\"", std::string("known here: ") + known_keys);
        BaselineEntry entry;
        entry.place = place_;
        entry.adapter = required("adapter");
        entry.lane = required("lane");
        entry.scenarios = texts("scenario");
        entry.rule = optional("rule");
        if (entry.scenarios.empty() == entry.rule.empty())
            fail("an entry names either scenario or rule", "scenario takes a pattern, or an array of them");
        read_verdicts(entry);
        entry.reason = required("reason", "say why this is accepted");
        entry.ticket = optional("ticket");
        entry.conditions = {optional("compiler"), optional("version"), optional("optimisation"),
                            optional("library_version"), optional("build")};
        return entry;
    }

private:
    [[noreturn]] void fail(const std::string& problem, const std::string& hint = {}) const {
        throw Fault(place_ + ": " + problem, hint);
    }

    std::string optional(std::string_view key) const {
        if (!table_.contains(key)) return {};
        const auto value = table_[key].value<std::string>();
        if (!value) fail("\"" + std::string(key) + "\" must be a text");
        return *value;
    }

    std::string required(std::string_view key, const std::string& hint = {}) const {
        const std::string value = optional(key);
        if (value.find_first_not_of(" \t\n") == std::string::npos)
            fail("the entry has no \"" + std::string(key) + "\"", hint);
        return value;
    }

    std::vector<std::string> texts(std::string_view key) const {
        const toml::array* array = table_[key].as_array();
        if (!array) return table_.contains(key) ? std::vector{optional(key)} : std::vector<std::string>();
        std::vector<std::string> values;
        for (const auto& item : *array) {
            const auto value = item.value<std::string>();
            if (!value) fail("\"" + std::string(key) + "\" must hold texts");
            values.push_back(*value);
        }
        return values;
    }

    void read_verdicts(BaselineEntry& entry) const {
        for (const auto& text : texts("verdict")) {
            const auto kind = verdict_kind(text);
            if (text == "flaky")
                entry.flaky = true;
            else if (!kind)
                fail("unknown verdict \"" + text + "\"", "known here: diverges, crashes, hangs, leaks, broken, flaky");
            else if (*kind == VerdictKind::conforms || *kind == VerdictKind::variant ||
                     *kind == VerdictKind::unsupported)
                fail("\"" + text + "\" needs no entry: it never fails a run", "remove the entry");
            else
                entry.verdicts.push_back(*kind);
        }
        std::sort(entry.verdicts.begin(), entry.verdicts.end());
        if (entry.flaky == !entry.verdicts.empty())
            fail(entry.flaky ? "a flaky entry lists no other verdict" : "the entry has no \"verdict\"");
    }

    const toml::table& table_;
    std::string place_;
};

auto target(const BaselineEntry& entry) {
    return std::tie(entry.adapter, entry.lane, entry.scenarios, entry.rule, entry.conditions);
}

void reject_contradictions(const Baseline& baseline) {
    const auto& entries = baseline.entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = i + 1; j < entries.size(); ++j)
            if (target(entries[i]) == target(entries[j]))
                throw Fault(entries[j].place + ": " +
                                (entries[i].verdicts == entries[j].verdicts ? "repeats " : "contradicts ") +
                                entries[i].place,
                            "remove one of the two entries");
}

std::string suite_version(const toml::node& value, const std::string& place) {
    const auto version = value.value<std::string>();
    if (!version) throw Fault(place + ": \"suite\" must be a text", "write a version: suite = \"0.1.0\"");
    is_later(*version, *version, place);
    return *version;
}

/// Its numbers, without zeros at the end: 1.2 is the same as 1.2.0.
std::vector<unsigned long> numbers_of(const std::string& version, const std::string& place) {
    std::vector<unsigned long> numbers;
    std::istringstream stream(version);
    for (std::string part; std::getline(stream, part, '.');) {
        if (part.empty() || part.size() > 9 || part.find_first_not_of("0123456789") != std::string::npos)
            throw Fault(place + ": \"" + version + "\" is no version", "write numbers with dots, such as 0.1.0");
        numbers.push_back(std::stoul(part));
    }
    if (numbers.empty() || version.back() == '.')
        throw Fault(place + ": \"" + version + "\" is no version", "write numbers with dots, such as 0.1.0");
    while (!numbers.empty() && numbers.back() == 0)
        numbers.pop_back();
    return numbers;
}

}  // namespace

bool BaselineConditions::hold(const Hello& adapter) const {
    const auto fits = [](const std::string& pattern, const std::string& text) {
        return pattern.empty() || matches(pattern, text);
    };
    return fits(compiler, adapter.compiler) &&
           fits(version, adapter.compiler.substr(adapter.compiler.rfind(' ') + 1)) &&
           fits(optimisation, adapter.optimisation) && fits(library_version, adapter.version) &&
           fits(build, adapter.build);
}

bool BaselineEntry::concerns(const Result& result) const {
    if (result.adapter != adapter || result.lane != lane) return false;
    if (!rule.empty()) return std::find(result.rules.begin(), result.rules.end(), rule) != result.rules.end();
    return std::any_of(scenarios.begin(), scenarios.end(),
                       [&](const std::string& pattern) { return matches(pattern, result.scenario); });
}

bool BaselineEntry::accepts(VerdictKind kind) const {
    return flaky || std::find(verdicts.begin(), verdicts.end(), kind) != verdicts.end();
}

bool is_later(const std::string& version, const std::string& than, const std::string& place) {
    return numbers_of(version, place) > numbers_of(than, place);
}

Baseline read_baseline(std::string_view text, const std::string& shown) {
    Baseline baseline;
    try {
        const toml::table document = toml::parse(text);
        for (const auto& [key, value] : document) {
            const std::string place = shown + ":" + std::to_string(key.source().begin.line);
            if (key.str() == "suite") {
                baseline.suite = suite_version(value, place);
                continue;
            }
            if (key.str() != "accept" || !value.is_array())
                throw Fault(place + ": unknown key \"" + std::string(key.str()) + "\"",
                            "known here: suite, [[accept]]");
            for (const auto& item : *value.as_array()) {
                const std::string at = shown + ":" + std::to_string(item.source().begin.line);
                if (!item.is_table()) throw Fault(at + ": an entry is a table");
                baseline.entries.push_back(EntryReader(*item.as_table(), at).read());
                baseline.entries.back().line = item.source().begin.line;
            }
        }
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        throw Fault(shown + (line ? ":" + std::to_string(line) : "") + ": no valid baseline (" +
                    std::string(error.description()) + ")");
    }
    reject_contradictions(baseline);
    return baseline;
}

Baseline load_baseline(const std::filesystem::path& file, const std::string& shown) {
    return read_baseline(read_text(file), shown);
}

}  // namespace yieldcheck
