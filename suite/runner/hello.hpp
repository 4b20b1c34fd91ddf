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
};

struct Hello {
    std::string adapter;
    std::string library;
    std::string version;
    std::string compiler;
    std::string optimisation;
    std::vector<std::string> sanitizers;
    std::vector<std::pair<std::string, std::vector<std::string>>> lanes;  // with their capabilities
    bool wants_source = false;

    bool has(std::string_view lane, std::string_view capability) const;
};

/// Faults when the line is no hello, or one of another protocol version.
Hello read_hello(std::string_view line);
Json to_json(const Hello& hello);

}  // namespace yieldcheck
