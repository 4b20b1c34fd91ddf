#include "inspector/memory/breakpoint_step.hpp"

#include "inspector/memory/thread_stop.hpp"

#include <sys/ptrace.h>

#include <csignal>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

constexpr std::size_t words_needed = (InstructionElsewhere::longest + sizeof(long)) / sizeof(long);

std::vector<long> overwritten(std::vector<long> words, const std::vector<std::uint8_t>& bytes) {
    std::memcpy(words.data(), bytes.data(), bytes.size());
    return words;
}

/// Signals that name the instruction they come from.
void correct_signal(int thread, Address from, Address to) {
    siginfo_t signal{};
    if (ptrace(PTRACE_GETSIGINFO, thread, nullptr, &signal) != 0 || signal.si_signo == SIGTRAP) return;
    if (signal.si_code <= 0 || reinterpret_cast<Address>(signal.si_addr) != to) return;
    signal.si_addr = reinterpret_cast<void*>(from);
    ptrace(PTRACE_SETSIGINFO, thread, nullptr, &signal);
}

}  // namespace

BreakpointStep::BreakpointStep(const Breakpoints& breakpoints, int thread, const Registers& at, Address space)
    : breakpoints_(breakpoints), thread_(thread), pc_(at.pc()) {
    const auto code = breakpoints.code(thread, pc_, InstructionElsewhere::longest);
    words_ = read_code(thread, space, words_needed);
    const bool in_space = pc_ - space < words_needed * sizeof(long);
    if (!words_.empty() && !in_space) moved_ = instruction_elsewhere(code, pc_, space);
    if (!moved_) {
        breakpoints.lift(thread, pc_);
        return;
    }
    write(space, overwritten(words_, moved_->bytes));
    set_program_counter(thread, space);
}

void BreakpointStep::finish() {
    if (!moved_) return breakpoints_.set_again(thread_, pc_);
    write(moved_->to, words_);
    const auto now = read_registers(thread_);
    if (!now) return;
    if (now->pc() == moved_->to) {  // not done: something came before
        set_program_counter(thread_, pc_);
        return correct_signal(thread_, pc_, moved_->to);
    }
    set_program_counter(thread_, moved_->next(now->pc()));
    if (moved_->is_call) ptrace(PTRACE_POKEDATA, thread_, now->sp(), moved_->returns_to(pc_));
}

void BreakpointStep::write(Address address, const std::vector<long>& words) const {
    for (std::size_t i = 0; i < words.size(); ++i)
        ptrace(PTRACE_POKETEXT, thread_, address + i * sizeof(long), words[i]);
}

}  // namespace yieldcheck::inspector
