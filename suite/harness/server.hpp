// The JSON-lines server of an adapter program: docs/json-lines.md.
#pragma once

#include "harness/session.hpp"

#include <iosfwd>

namespace yieldcheck {

inline constexpr int json_lines_version = 1;

/// Answers requests until the input ends. Returns the exit code.
int serve(const Adapter& adapter, std::istream& input, std::ostream& output);

}  // namespace yieldcheck
