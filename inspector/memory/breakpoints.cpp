#include "inspector/memory/breakpoints.hpp"

#include <sys/ptrace.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

bool write_byte(int thread, Address address, long byte) {
    const auto word = read_code(thread, address, 1);
    return !word.empty() && ptrace(PTRACE_POKETEXT, thread, address, (word[0] & ~0xffL) | byte) == 0;
}

}  // namespace

std::vector<long> read_code(int thread, Address address, std::size_t words) {
    std::vector<long> code;
    errno = 0;
    while (code.size() < words && errno == 0)
        code.push_back(ptrace(PTRACE_PEEKTEXT, thread, address + code.size() * sizeof(long), nullptr));
    return errno == 0 ? code : std::vector<long>{};
}

void Breakpoints::insert(int thread, Address address) {
    const auto word = read_code(thread, address, 1);
    // A library that was loaded again has its own code once more.
    if (word.empty() || (bytes_.contains(address) && (word[0] & 0xff) == trap_instruction)) return;
    if (!guard_) guard_.emplace(thread);
    guard_->add(address, static_cast<std::uint8_t>(word[0]));
    if (write_byte(thread, address, trap_instruction)) bytes_[address] = word[0] & 0xff;
}

void Breakpoints::write_code(int thread) const {
    for (const auto& [address, byte] : bytes_) {
        const auto word = read_code(thread, address, 1);
        // What is no breakpoint any more belongs to a library that is gone.
        if (!word.empty() && (word[0] & 0xff) == trap_instruction) write_byte(thread, address, byte);
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

std::vector<std::uint8_t> Breakpoints::code(int thread, Address address, std::size_t size) const {
    const auto words = read_code(thread, address, (size + sizeof(long) - 1) / sizeof(long));
    std::vector<std::uint8_t> bytes(words.size() * sizeof(long));
    if (!words.empty()) std::memcpy(bytes.data(), words.data(), bytes.size());
    bytes.resize(std::min(size, bytes.size()));
    for (auto place = bytes_.lower_bound(address); place != bytes_.end() && place->first - address < bytes.size();
         ++place)
        bytes[place->first - address] = static_cast<std::uint8_t>(place->second);
    return bytes;
}

void Breakpoints::lift(int thread, Address address) const {
    if (const auto breakpoint = bytes_.find(address); breakpoint != bytes_.end())
        write_byte(thread, address, breakpoint->second);
}

void Breakpoints::set_again(int thread, Address address) const {
    if (bytes_.contains(address)) write_byte(thread, address, trap_instruction);
}

}  // namespace yieldcheck::inspector
