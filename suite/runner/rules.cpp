#include "runner/rules.hpp"

#include "protocol/fault.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>

namespace yieldcheck {
namespace {

std::optional<RuleLevel> rule_level(std::string_view text) {
    for (const auto level : {RuleLevel::core, RuleLevel::beyond_contract, RuleLevel::quirk, RuleLevel::compiler})
        if (name(level) == text) return level;
    return std::nullopt;
}

std::string text(const toml::table& table, std::string_view key, const std::string& place) {
    const auto value = table[key].value<std::string>();
    if (!value || value->empty()) throw Fault(place + ": a rule needs the key \"" + std::string(key) + "\", a text");
    return *value;
}

Rule read_rule(const toml::table& table, const std::string& place) {
    for (const auto& [key, value] : table) {
        const std::string_view known[] = {"id", "level", "sentence", "source", "varies", "note", "unprovable"};
        if (std::find(std::begin(known), std::end(known), key.str()) == std::end(known))
            throw Fault(place + ": unknown key \"" + std::string(key.str()) + "\" of a rule",
                        "known here: id, level, sentence, source, varies, note, unprovable");
    }
    Rule rule;
    rule.id = text(table, "id", place);
    const std::string level = text(table, "level", place);
    if (const auto known = rule_level(level))
        rule.level = *known;
    else
        throw Fault(place + ": rule " + rule.id + " has the unknown level \"" + level + "\"",
                    "known here: core, beyond-contract, quirk, compiler");
    rule.sentence = text(table, "sentence", place);
    rule.source = text(table, "source", place);
    if (table.contains("note")) rule.note = text(table, "note", place);
    if (table.contains("unprovable")) rule.unprovable = text(table, "unprovable", place);
    if (const auto varies = table["varies"]) {
        if (!varies.is_array()) throw Fault(place + ": \"varies\" must be an array of runtimes");
        for (const auto& item : *varies.as_array()) {
            const auto runtime = item.value<std::string>();
            if (!runtime) throw Fault(place + ": \"varies\" must be an array of runtimes");
            rule.varies.push_back(*runtime);
        }
    }
    return rule;
}

void read_file(Rules& rules, const std::filesystem::path& file) {
    try {
        const toml::table document = toml::parse_file(file.string());
        for (const auto& [key, value] : document) {
            const std::string place = file.string() + ":" + std::to_string(key.source().begin.line);
            if (key.str() != "rule" || !value.is_array())
                throw Fault(place + ": unknown key \"" + std::string(key.str()) + "\"", "known here: [[rule]]");
            for (const auto& item : *value.as_array()) {
                const std::string at = file.string() + ":" + std::to_string(item.source().begin.line);
                if (!item.is_table()) throw Fault(at + ": a rule is a table");
                Rule rule = read_rule(*item.as_table(), at);
                rule.category = file.stem().string();
                rules.add(std::move(rule), at);
            }
        }
    } catch (const toml::parse_error& error) {
        throw Fault(file.string() + ":" + std::to_string(error.source().begin.line) + ": no valid TOML (" +
                    std::string(error.description()) + ")");
    }
}

}  // namespace

std::string_view name(RuleLevel level) {
    switch (level) {
        case RuleLevel::core: return "core";
        case RuleLevel::beyond_contract: return "beyond-contract";
        case RuleLevel::quirk: return "quirk";
        case RuleLevel::compiler: return "compiler";
    }
    throw std::logic_error("a level outside its enumeration");
}

Rules Rules::load(const std::filesystem::path& folder) {
    Rules rules;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    if (error) throw Fault(folder.string() + ": there are no rules here (" + error.message() + ")");
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        read_file(rules, file);
    return rules;
}

const Rule* Rules::find(std::string_view id) const {
    const auto found = std::lower_bound(rules_.begin(), rules_.end(), id,
                                        [](const Rule& rule, std::string_view wanted) { return rule.id < wanted; });
    return found != rules_.end() && found->id == id ? &*found : nullptr;
}

void Rules::add(Rule rule, const std::string& place) {
    const auto at = std::lower_bound(rules_.begin(), rules_.end(), rule.id,
                                     [](const Rule& known, const std::string& id) { return known.id < id; });
    if (at != rules_.end() && at->id == rule.id) throw Fault(place + ": rule " + rule.id + " is stated twice");
    rules_.insert(at, std::move(rule));
}

RuleLevel Rules::level_of(const std::vector<std::string>& ids) const {
    RuleLevel level = RuleLevel::core;
    for (const auto& id : ids)
        if (const Rule* rule = find(id)) level = std::max(level, rule->level);
    return level;
}

}  // namespace yieldcheck
