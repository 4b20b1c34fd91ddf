// `--interactive`: questions and answers over a target.
#pragma once

#include "cli/inspect/request.hpp"
#include "inspector/memory.hpp"

namespace yieldcheck::inspect {

/// Until the user leaves. Throws Fault when the target cannot be looked at at all; what goes wrong later is said at the
/// prompt.
void ask(inspector::Memory& target, const Request& request);

}  // namespace yieldcheck::inspect
