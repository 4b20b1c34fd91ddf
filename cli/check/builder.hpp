// Builds the adapter programs of a checked type with Ninja, in a folder of the cache.
#pragma once

#include "cli/check/questions.hpp"

#include <filesystem>
#include <functional>
#include <optional>

namespace yieldcheck {

/// What is ready to be linked: nothing of it is compiled again for a type.
struct Prebuilt {
    std::filesystem::path harness;                 // the folder that harness/ and protocol/ lie in
    std::vector<std::filesystem::path> libraries;  // in the order in which they are linked
    std::filesystem::path modules;                 // the archive of the translated scenarios' own code
    std::vector<std::filesystem::path> bodies;     // sources, compiled for each type
};

/// Of the build tree that this program belongs to. Faults when something of it is missing.
Prebuilt prebuilt(const std::filesystem::path& root, const std::filesystem::path& build);

struct BuildSteps {
    std::string what;  // "building"
    std::size_t done = 0;
    std::size_t total = 0;
};
using ShowSteps = std::function<void(const BuildSteps&)>;

struct BuiltPrograms {
    std::filesystem::path plain;
    std::optional<std::filesystem::path> sanitized;  // nothing: it could not be built
    std::string why_not_sanitized;
    std::string why_not_own_type;  // the compiler's words, where scenarios written for the type itself do not compile
    Abilities abilities;
};

/// Asks, writes the adapter and builds. Faults with the compiler's words when the type cannot be built.
/// What has not changed since the last call is not built again.
BuiltPrograms build_programs(const Subject& subject, const Prebuilt& prebuilt, const std::filesystem::path& folder,
                             bool sanitize, const ShowSteps& show);

}  // namespace yieldcheck
