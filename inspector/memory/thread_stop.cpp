#include "inspector/memory/thread_stop.hpp"

#include "inspector/memory/process_status.hpp"

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <thread>

namespace yieldcheck::inspector {
namespace {

/// A thread that does not answer in this time sits in the kernel and touches no memory of its own.
constexpr auto patience = std::chrono::milliseconds(500);

std::string why_not(int process, int error) {
    const auto status = process_status(process);
    if (!status || status->ended()) return "the process has ended";
    if (status->tracer != 0) {
        const auto tracer = process_status(status->tracer);
        return "process " + std::to_string(status->tracer) + (tracer ? " (" + tracer->name + ")" : std::string{}) +
               " is tracing it";
    }
    if (error == EPERM || error == EACCES)
        return "the right to trace it is missing (another user's process, or /proc/sys/kernel/yama/ptrace_scope)";
    return std::strerror(error);
}

/// Whether this call waits without a time limit, and gives EINTR where others go on by themselves (signal(7)).
bool waits_for_ever(const user_regs_struct& user) {
    switch (user.orig_rax) {
        case SYS_epoll_wait:
        case SYS_epoll_pwait: return static_cast<int>(user.r10) == -1;
        case SYS_epoll_pwait2: return user.r10 == 0;
        case SYS_semop: return true;
        case SYS_semtimedop: return user.r10 == 0;
        case SYS_rt_sigtimedwait: return user.rdx == 0;
        case SYS_io_getevents: return user.r8 == 0;
        default: return false;
    }
}

}  // namespace

/// A wait with a time limit is left to the program: entered again it would last too long. -ERESTARTNOHAND makes the
/// kernel enter the call again unless a handler runs first; then the program sees EINTR, as it would have without us.
void restart_interrupted_wait(int thread) {
    constexpr long restart_unless_handled = -514;  // ERESTARTNOHAND, which no header for programs has
    user_regs_struct user{};
    if (ptrace(PTRACE_GETREGS, thread, nullptr, &user) != 0) return;
    if (static_cast<long>(user.rax) != -EINTR || !waits_for_ever(user)) return;
    user.rax = static_cast<unsigned long long>(restart_unless_handled);
    ptrace(PTRACE_SETREGS, thread, nullptr, &user);
}

std::optional<Registers> read_registers(int thread) {
    user_regs_struct user{};
    if (ptrace(PTRACE_GETREGS, thread, nullptr, &user) != 0) return std::nullopt;
    Registers registers;
    registers.value = {user.rax, user.rdx, user.rcx, user.rbx, user.rsi, user.rdi, user.rbp, user.rsp, user.r8,
                       user.r9,  user.r10, user.r11, user.r12, user.r13, user.r14, user.r15, user.rip};
    return registers;
}

void set_program_counter(int thread, Address address) {
    ptrace(PTRACE_POKEUSER, thread, offsetof(user_regs_struct, rip), address);
}

bool ThreadStop::seize(int thread) {
    if (ptrace(PTRACE_SEIZE, thread, nullptr, nullptr) != 0) {
        if (errno != ESRCH) failure_ = why_not(process_, errno);
        return false;
    }
    if (ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr) != 0) return false;
    return true;
}

void ThreadStop::wait_for(int thread) {
    const auto start = std::chrono::steady_clock::now();
    for (;;) {
        int status = 0;
        const auto answer = waitpid(thread, &status, __WALL | WNOHANG);
        if (answer == thread) {
            if (!WIFSTOPPED(status)) return;  // it ended meanwhile
            // Our own interruption is an event; anything else is a signal on its way, which it shall still get.
            const bool event = (status >> 16) != 0;
            held_[thread] = event ? 0 : WSTOPSIG(status);
            return;
        }
        if (answer < 0 && errno != EINTR) return;
        const auto waited = std::chrono::steady_clock::now() - start;
        if (waited > patience) {
            held_[thread] = 0;  // let go with the others
            return;
        }
        if (waited > std::chrono::milliseconds(1))
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        else
            std::this_thread::yield();
    }
}

/// Seizes and stops those of the threads that are not known yet; false: there are none.
bool ThreadStop::hold_new(const std::vector<int>& threads, std::set<int>& known) {
    bool found = false;
    std::vector<int> seized;
    for (const int thread : threads) {
        if (!known.insert(thread).second) continue;
        const auto status = thread_status(process_, thread);
        if (!status || status->ended()) continue;
        found = true;
        if (seize(thread)) seized.push_back(thread);
    }
    for (const int thread : seized)
        wait_for(thread);
    return found;
}

/// The first thread comes last: as long as it is not traced, the kernel drops a signal that the program ignores, and
/// no other thread's call ends early for it.
bool ThreadStop::hold() {
    if (holds()) return true;
    failure_.clear();
    std::set<int> known;
    // Threads that still run may start others: until a round finds none.
    const auto hold_all_but = [&](int left_out) {
        std::vector<int> threads;
        do {
            threads = thread_ids(process_);
            std::erase(threads, left_out);
        } while (hold_new(threads, known));
    };
    hold_all_but(process_);
    hold_new({process_}, known);
    hold_all_but(process_);
    if (holds()) return true;
    if (failure_.empty()) failure_ = why_not(process_, ESRCH);
    return false;
}

void ThreadStop::release(int thread, int signal) {
    restart_interrupted_wait(thread);
    ptrace(PTRACE_DETACH, thread, nullptr, reinterpret_cast<void*>(static_cast<long>(signal)));
}

/// The first thread goes first, for the same reason.
void ThreadStop::release() {
    if (const auto first = held_.extract(process_)) release(first.key(), first.mapped());
    for (const auto& [thread, signal] : held_)
        release(thread, signal);
    held_.clear();
}

}  // namespace yieldcheck::inspector
