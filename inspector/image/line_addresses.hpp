// The code of a source line.
#pragma once

#include "inspector/image/modules.hpp"

namespace yieldcheck::inspector {

/// The addresses, in the target, at which a line's code starts in each function that has it; of the next line that has
/// code when that one has none. `file` is a path or the end of one. Throws Fault when there is no such file or line.
std::vector<Address> addresses_of_line(const Modules& modules, const std::string& file, unsigned line);

}  // namespace yieldcheck::inspector
