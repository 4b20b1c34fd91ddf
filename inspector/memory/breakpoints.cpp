#include "inspector/memory/breakpoints.hpp"

#include <sys/ptrace.h>

#include <cerrno>

namespace yieldcheck::inspector {
namespace {

bool write_byte(int thread, Address address, long word, long byte) {
    return ptrace(PTRACE_POKETEXT, thread, address, (word & ~0xffL) | byte) == 0;
}

}  // namespace

void Breakpoints::insert(int thread, Address address) {
    errno = 0;
    const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
    // A library that was loaded again has its own code once more.
    if (errno != 0 || (bytes_.contains(address) && (word & 0xff) == trap_instruction)) return;
    if (!guard_) guard_.emplace(thread);
    guard_->add(address, static_cast<std::uint8_t>(word));
    if (write_byte(thread, address, word, trap_instruction)) bytes_[address] = word & 0xff;
}

void Breakpoints::write_code(int thread) const {
    for (const auto& [address, byte] : bytes_) {
        errno = 0;
        const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
        // What is no breakpoint any more belongs to a library that is gone.
        if (errno == 0 && (word & 0xff) == trap_instruction) write_byte(thread, address, word, byte);
    }
}

void Breakpoints::remove(int thread) {
    write_code(thread);
    forget();
}

void Breakpoints::forget() {
    bytes_.clear();
    guard_.reset();
}

bool Breakpoints::lift(int thread, Address address) const {
    const auto breakpoint = bytes_.find(address);
    if (breakpoint == bytes_.end()) return false;
    errno = 0;
    const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
    return errno == 0 && write_byte(thread, address, word, breakpoint->second);
}

void Breakpoints::set_again(int thread, Address address) const {
    errno = 0;
    const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
    if (errno == 0) write_byte(thread, address, word, trap_instruction);
}

}  // namespace yieldcheck::inspector
