// The verdicts that a project has accepted, each with a reason.
#pragma once

#include "runner/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldcheck {

/// When an entry applies: shell patterns, empty for "always".
struct BaselineConditions {
    std::string compiler;         // "g++ 12*", as the adapter program names it
    std::string version;          // of the compiler: the last word of that
    std::string optimisation;     // "-O2"
    std::string library_version;  // "0.12.*"
    std::string build;            // the whole name: "g++ 12* address*"

    bool hold(const Hello& adapter) const;
    auto operator<=>(const BaselineConditions&) const = default;
};

struct BaselineEntry {
    std::string adapter;
    std::string lane;
    std::vector<std::string> scenarios;  // shell patterns; or a rule
    std::string rule;
    std::vector<VerdictKind> verdicts;  // diverges, crashes, hangs, leaks, broken; empty for `flaky`
    bool flaky = false;                 // runs and never gates
    std::string reason;
    std::string ticket;
    BaselineConditions conditions;
    std::string place;     // "baseline.toml:12"
    std::size_t line = 0;  // the same as a number

    bool concerns(const Result& result) const;
    bool accepts(VerdictKind kind) const;
};

struct Baseline {
    std::string suite;  // the version whose scenarios gate; those of later ones do not yet. Empty: all do
    std::vector<BaselineEntry> entries;
};

/// Versions are numbers with dots between them. Faults, naming `place`, on anything else.
bool is_later(const std::string& version, const std::string& than, const std::string& place);

/// `shown` names the file in messages. Faults on unknown keys, entries without reason, verdicts that need no listing
/// and entries that contradict each other.
Baseline load_baseline(const std::filesystem::path& file, const std::string& shown);
/// The same from text.
Baseline read_baseline(std::string_view text, const std::string& shown);

}  // namespace yieldcheck
