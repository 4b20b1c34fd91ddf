// Where the source of a rule can be read.
#pragma once

#include <string>
#include <string_view>

namespace yieldcheck {

/// The address for the first of the sources that a rule names and that has one: "PEP 342", "language reference 6.2.9",
/// "[coro.generator.members]", or an address itself. Empty: none has.
std::string source_link(std::string_view source);

}  // namespace yieldcheck
