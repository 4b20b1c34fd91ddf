// Where the dynamic linker stops for debuggers when it has loaded or unloaded libraries: struct r_debug of <link.h>.
#pragma once

#include "inspector/memory.hpp"

namespace yieldcheck::inspector {

struct LibraryLoading {
    Address breakpoint = 0;  // code that runs before and after each change of the list
    Address state = 0;       // r_state: 0 when the list is whole

    /// Whether all libraries that are on the list are mapped and relocated.
    bool is_settled(const Memory& memory) const { return memory.get<int>(state).value_or(0) == 0; }
};

/// Of a process that the dynamic linker has prepared (it is past its entry); nothing for static programs.
std::optional<LibraryLoading> library_loading(const Memory& memory);

/// A value of the auxiliary vector (AT_ENTRY …, getauxval(3)); 0: it is not there.
std::uint64_t auxiliary_value(int process, std::uint64_t type);

}  // namespace yieldcheck::inspector
