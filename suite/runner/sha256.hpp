// SHA-256 (FIPS 180-4), to tell whether a trace belongs to the scenario file that stands beside it.
#pragma once

#include <string>
#include <string_view>

namespace yieldcheck {

/// The digest as 64 hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace yieldcheck
