// Letting the target run, for a while or until something happens to a frame.
#pragma once

#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {

enum class Awaited { resumed, suspended };

/// A started program runs and is held again; another process is just waited for. Throws Fault for a core, and when the
/// program ends meanwhile.
void let_run(Session& session, double seconds);

/// Until the frame is next resumed or suspended: by breakpoints in a started program, by looking again and again at
/// another process. Says which, and what was seen. Throws Fault as let_run() does.
void run_until(Session& session, std::size_t frame, Awaited awaited);

}  // namespace yieldcheck::inspect
