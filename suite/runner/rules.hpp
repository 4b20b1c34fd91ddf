// The rules of the generator protocol, as suite/rules/*.toml states them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck {

enum class RuleLevel {
    core,             // every generator
    beyond_contract,  // CPython defines it, the C++ iterator contract forbids the call
    quirk,            // CPython's own accident
    compiler          // a matter of the compiler, whatever the library
};

std::string_view name(RuleLevel level);

struct Rule {
    std::string id;  // "SND-03"
    RuleLevel level = RuleLevel::core;
    std::string sentence;
    std::string source;
    std::vector<std::string> varies;  // runtimes that do otherwise
    std::string note;                 // more about it, for people
    std::string unprovable;           // why no wrong generator can break it; empty: one can
    std::string category;             // the name of its file
};

class Rules {
public:
    /// Reads all .toml files of a folder. Faults on unknown keys, missing ones and ids given twice.
    static Rules load(const std::filesystem::path& folder);

    const Rule* find(std::string_view id) const;
    const std::vector<Rule>& all() const noexcept { return rules_; }  // in the order of their ids
    void add(Rule rule, const std::string& place);

    /// A scenario is only as binding as the least binding of its rules, for it needs them all.
    RuleLevel level_of(const std::vector<std::string>& ids) const;

private:
    std::vector<Rule> rules_;
};

}  // namespace yieldcheck
