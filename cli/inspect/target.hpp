// From the command line to a target.
#pragma once

#include "cli/inspect/request.hpp"
#include "inspector/memory.hpp"

#include <memory>

namespace yieldcheck::inspect {

/// Opens the process or core, or starts the program and waits until it is to be held. Throws Fault.
std::unique_ptr<inspector::Memory> open_target(const TargetRequest& request,
                                               const std::vector<std::string>& debug_folders);

/// A program that was started: it goes on by itself, or is ended if so wished. Says on standard error what becomes of
/// it. Nothing for other targets.
void leave_target(const TargetRequest& request, std::unique_ptr<inspector::Memory> target);

}  // namespace yieldcheck::inspect
