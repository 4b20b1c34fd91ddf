// Adapter programs, and what they say of themselves in their first line.
#pragma once

#include "protocol/strict_json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yieldcheck {

inline constexpr int json_lines_version = 1;

struct AdapterProgram {
    std::string name;                  // until it has spoken for itself
    std::vector<std::string> command;  // with which it serves
    std::string place = {};            // of its build, as shown to people: "build/release"
};

struct Hello {
    std::string adapter;
    std::string library;
    std::string version;
    std::string compiler;
    std::string optimisation;
    std::vector<std::string> sanitizers;
    std::string toolchain;  // empty: this machine itself
    std::string build;      // tells programs of one adapter apart; build_name(), or what name_builds() made of it
    std::vector<std::pair<std::string, std::vector<std::string>>> lanes;  // with their capabilities
    bool wants_source = false;

    bool has(std::string_view lane, std::string_view capability) const;
};

/// "g++ 12.2.0 -O0", "clang 19.1.7 -O2 address,undefined", "g++ 14.2.0 -O0 trixie"; for what no compiler made, library
/// and version.
std::string build_name(const Hello& hello);

/// Faults when the line is no hello, or one of another protocol version.
Hello read_hello(std::string_view line);
Json to_json(const Hello& hello);

}  // namespace yieldcheck
