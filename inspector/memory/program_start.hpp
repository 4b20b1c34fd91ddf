// Starting a program under control.
#pragma once

#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// Starts the program, found as a shell finds it, and holds it by ptrace before its first instruction: its process id.
/// Throws Fault when it cannot be started or traced.
int start_traced(const std::vector<std::string>& command);

}  // namespace yieldcheck::inspector
