// Builds of one library that disagree: then not the library is the cause, or not it alone.
#pragma once

#include "reports/style.hpp"
#include "runner/result.hpp"

#include <iosfwd>

namespace yieldcheck {

/// Why a scenario ended as it did, as far as several builds of the same adapter can tell.
enum class Cause {
    library,   // under every compiler and level the same
    compiler,  // another compiler or level, the same version of the library: another outcome; or the scenario is about
               // it
    version,   // another version of the library: another outcome
    sanitizer  // only under sanitizers: what they report is there in the other builds, too, and goes unnoticed
};

std::string_view name(Cause cause);

/// Builds that agree on one scenario.
struct Agreement {
    std::vector<std::string> builds;
    const Result* result;  // of the first of them
};

struct BuildDifference {
    std::string adapter;
    std::string lane;
    std::string scenario;
    Cause cause = Cause::compiler;
    std::vector<Agreement> outcomes;  // two at least
};

/// In the order of the report, into which they point.
std::vector<BuildDifference> differences(const RunReport& report);

/// Notes the cause at all results that are not in order, where several builds tell it, or the scenario.
void note_causes(RunReport& report);

/// Nothing when there are none. Adapters that differ in the same way share an entry.
void print_differences(std::ostream& out, const RunReport& report, const Style& style, std::size_t most = 8);

}  // namespace yieldcheck
