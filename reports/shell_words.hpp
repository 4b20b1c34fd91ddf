// Words of shell commands that people copy.
#pragma once

#include <string>

namespace yieldcheck {

/// As one word of a shell command: in quotes where it needs them.
std::string shell_quoted(const std::string& word);

}  // namespace yieldcheck
