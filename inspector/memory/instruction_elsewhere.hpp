// An instruction that is done at another address than its own.
#pragma once

#include "inspector/memory.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace yieldcheck::inspector {

struct InstructionElsewhere {
    static constexpr std::size_t longest = 15;

    Address from = 0, to = 0;
    std::vector<std::uint8_t> bytes;  // for the new place
    bool goes_where_told = false;     // a jump or return to an address that does not depend on where it stands
    bool is_call = false;

    /// Where a thread would be that has done it at its own place; `pc`: where it is now.
    Address next(Address pc) const { return goes_where_told ? pc : pc - to + from; }
    /// What a call left on the stack, and what it would have.
    Address returns_to(Address place) const { return place + bytes.size(); }
};

/// The first instruction of the code, which stands at `from`, for the address `to`. Nothing: it cannot be moved there.
std::optional<InstructionElsewhere> instruction_elsewhere(std::span<const std::uint8_t> code, Address from, Address to);

}  // namespace yieldcheck::inspector
