// What a match is replaced by: the template of re.sub() and Match.expand().
#pragma once

#include "harness/runtime/pattern.hpp"

#include <variant>

namespace yieldcheck::pattern {

/// Text as it stands, and numbers of groups.
using Template = std::vector<std::variant<Text, std::size_t>>;

/// Refuses what CPython refuses.
Template parse_template(const Text& written, const Parsed& parsed);

/// The text of the template with the groups put in; one without part in the match is empty.
Text expand(const Template& parts, const Text& text, const Found& found);

}  // namespace yieldcheck::pattern
