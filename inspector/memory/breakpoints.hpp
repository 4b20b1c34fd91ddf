// Breakpoints in a program under control, written into its code.
#pragma once

#include "inspector/memory/breakpoint_guard.hpp"

#include <map>
#include <optional>
#include <vector>

namespace yieldcheck::inspector {

/// So many words of code; empty when it cannot be read.
std::vector<long> read_code(int thread, Address address, std::size_t words);

/// All calls take a thread that is held, through which the code is reached.
class Breakpoints {
public:
    bool contains(Address address) const { return bytes_.contains(address); }
    void insert(int thread, Address address);
    /// Writes what was there; they are remembered, for other processes that have a copy of them.
    void write_code(int thread) const;
    void remove(int thread);
    /// Those of a program that is no more.
    void forget();
    /// The program's own code, without them.
    std::vector<std::uint8_t> code(int thread, Address address, std::size_t size) const;
    /// One alone, for a while.
    void lift(int thread, Address address) const;
    void set_again(int thread, Address address) const;

private:
    std::map<Address, long> bytes_;  // that were there
    std::optional<BreakpointGuard> guard_;
};

}  // namespace yieldcheck::inspector
