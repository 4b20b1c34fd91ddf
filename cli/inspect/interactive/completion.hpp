// What a word that is being typed at the prompt may become.
#pragma once

#include "cli/inspect/interactive/session.hpp"

#include <string>
#include <vector>

namespace yieldcheck::inspect {

/// The whole words, sorted, for the last word of the text before the cursor.
std::vector<std::string> completions(const Session& session, const std::string& before_cursor);

}  // namespace yieldcheck::inspect
