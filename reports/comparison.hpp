// Two runs compared: what a change of a library, an adapter or the suite has changed.
#pragma once

#include "reports/report.hpp"
#include "reports/style.hpp"

#include <array>
#include <filesystem>
#include <iosfwd>

namespace yieldcheck {

enum class ChangeKind {
    failure,  // was in order, and is not now
    worse,    // was not in order, and is worse now: diverges, leaks, hangs, crashes, broken
    changed,  // another verdict, or the same for another reason; neither better nor worse
    fixed,    // was not in order, and is now
    added,    // is only in the new file
    removed   // is only in the old file
};

inline constexpr std::array all_changes{ChangeKind::failure, ChangeKind::worse, ChangeKind::changed,
                                        ChangeKind::fixed,   ChangeKind::added, ChangeKind::removed};

std::string_view name(ChangeKind kind);
std::string_view title(ChangeKind kind);  // "new failures"

struct Change {
    ChangeKind kind = ChangeKind::changed;
    ResultKey key;                   // in the new file; of a removed one in the old
    std::string cause;               // results with the same cause often have the same remedy
    const Result* before = nullptr;  // null: there was none
    const Result* after = nullptr;   // null: there is none

    /// The one that is there now, or was.
    const Result& telling() const { return after ? *after : *before; }
};

struct Comparison {
    const Report* old_report = nullptr;
    const Report* new_report = nullptr;
    std::string old_name;  // of the files
    std::string new_name;
    std::vector<std::string> notes;  // what else is not as it was: suite, oracle, compilers, libraries
    std::vector<Change> changes;     // by kind, cause and key
    std::size_t same = 0;

    std::vector<const Change*> of(ChangeKind kind) const;
    /// Whether something got worse that counts: not what lies beyond the iterator contract, unless `strict`.
    bool got_worse(bool strict) const;
};

/// An adapter's only build is compared with its only build in the other file, whatever they are called: compilers are
/// updated. Points into both reports.
Comparison compare(const Report& old_report, const Report& new_report);

/// "send on a suspended generator, diverges"
std::string cause_of(const Report& report, const Result& result);

void print_comparison(std::ostream& out, const Comparison& comparison, const Style& style);

/// A format that comparisons are written in, as Writer is for reports.
struct ComparisonWriter {
    std::string name;
    std::string help;
    void (*write)(const Comparison& comparison, const std::filesystem::path& file) = nullptr;
};
const std::vector<ComparisonWriter>& comparison_writers();
const ComparisonWriter& find_comparison_writer(const std::string& name);

}  // namespace yieldcheck
