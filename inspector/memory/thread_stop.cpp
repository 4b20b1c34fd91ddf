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
#include <cstring>
#include <set>
#include <thread>

namespace yieldcheck::inspector {
namespace {

/// A thread that does not answer in this time sits in the kernel and touches no memory of its own.
constexpr auto patience = std::chrono::milliseconds(500);

std::string why_not(int process, int error) {
    const auto status = process_status(process);
    if (!status || status->state == 'Z' || status->state == 'X') return "the process has ended";
    if (status->tracer != 0) {
        const auto tracer = process_status(status->tracer);
        return "process " + std::to_string(status->tracer) + (tracer ? " (" + tracer->name + ")" : std::string{}) +
               " is tracing it";
    }
    if (error == EPERM || error == EACCES)
        return "the right to trace it is missing (another user's process, or /proc/sys/kernel/yama/ptrace_scope)";
    return std::strerror(error);
}

}  // namespace

std::optional<Registers> read_registers(int thread) {
    user_regs_struct user{};
    if (ptrace(PTRACE_GETREGS, thread, nullptr, &user) != 0) return std::nullopt;
    Registers registers;
    registers.value = {user.rax, user.rdx, user.rcx, user.rbx, user.rsi, user.rdi, user.rbp, user.rsp, user.r8,
                       user.r9,  user.r10, user.r11, user.r12, user.r13, user.r14, user.r15, user.rip};
    return registers;
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

bool ThreadStop::hold() {
    if (holds()) return true;
    failure_.clear();
    std::set<int> known;
    // Threads that still run may start others: until a round finds none.
    for (bool found = true; found;) {
        found = false;
        std::vector<int> seized;
        for (const int thread : thread_ids(process_)) {
            if (!known.insert(thread).second) continue;
            const auto status = thread_status(process_, thread);
            if (!status || status->state == 'Z' || status->state == 'X') continue;
            found = true;
            if (seize(thread)) seized.push_back(thread);
        }
        for (const int thread : seized)
            wait_for(thread);
    }
    if (holds()) return true;
    if (failure_.empty()) failure_ = why_not(process_, ESRCH);
    return false;
}

/// epoll_wait gives EINTR when its thread was held, where other calls go on by themselves (signal(7)). A wait without
/// a time limit is simply entered again; one with a limit is left to the program, which would otherwise wait too long.
void ThreadStop::restart_interrupted_wait(int thread) const {
    user_regs_struct user{};
    if (ptrace(PTRACE_GETREGS, thread, nullptr, &user) != 0) return;
    const bool waits = user.orig_rax == SYS_epoll_wait || user.orig_rax == SYS_epoll_pwait;
    if (!waits || static_cast<long>(user.rax) != -EINTR || static_cast<int>(user.r10) != -1) return;
    user.rax = user.orig_rax;
    user.rip -= 2;  // the syscall instruction
    ptrace(PTRACE_SETREGS, thread, nullptr, &user);
}

void ThreadStop::release() {
    for (const auto& [thread, signal] : held_) {
        if (signal == 0) restart_interrupted_wait(thread);
        ptrace(PTRACE_DETACH, thread, nullptr, reinterpret_cast<void*>(static_cast<long>(signal)));
    }
    held_.clear();
}

}  // namespace yieldcheck::inspector
