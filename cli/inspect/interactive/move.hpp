// Up and down the chain of delegation.
#pragma once

#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {

/// Chooses the frame at the other end of the chosen frame's edge of this kind. Throws Fault when it has none, or
/// several.
void move_along(Session& session, inspector::Edge::Kind kind);

}  // namespace yieldcheck::inspect
