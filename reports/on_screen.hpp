// What a terminal, or the log of a CI job, may be shown of the words of adapters and scenarios: text, and nothing that
// moves the cursor, sets colours or titles, or begins a line of its own.
#pragma once

#include "reports/style.hpp"
#include "runner/session.hpp"

namespace yieldcheck {

/// A run whose names and sentences are one readable line each; without standard error, which no screen shows.
RunReport readable_run(const RunReport& run);

/// A whole screen of text: readable, but for the colours of `style` itself.
std::string readable_screen(std::string_view text, const Style& style);

}  // namespace yieldcheck
