#include "inspector/memory/launched_program.hpp"

#include "inspector/fault.hpp"
#include "inspector/memory/process_status.hpp"

#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <thread>

namespace yieldcheck::inspector {
namespace {

constexpr long options =
    PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT;

constexpr long trap = 0xcc;  // int3

std::string signal_name(int signal) {
    const char* abbreviation = sigabbrev_np(signal);
    return abbreviation != nullptr ? std::string("SIG") + abbreviation : "signal " + std::to_string(signal);
}

/// In the child: waits to be traced, then becomes the program. Only calls that are safe after fork.
[[noreturn]] void become(int ready, int failure, char* const* arguments) {
    char byte = 0;
    while (read(ready, &byte, 1) < 0 && errno == EINTR) {
    }
    execvp(arguments[0], arguments);
    const int error = errno;
    (void)!write(failure, &error, sizeof error);
    _exit(127);
}

void set_program_counter(int thread, Address address) {
    ptrace(PTRACE_POKEUSER, thread, offsetof(user_regs_struct, rip), address);
}

}  // namespace

LaunchedProgram::LaunchedProgram(const std::vector<std::string>& command) : LiveProcess(0, Unchecked{}) {
    if (command.empty()) throw Fault("no program to start", "name it behind --");
    start(command);
    held_ = true;
    refresh();
}

LaunchedProgram::~LaunchedProgram() { let_go(); }

void LaunchedProgram::start(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const auto& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int ready[2], failure[2];
    if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(failure, O_CLOEXEC) != 0) throw Fault("no pipe: too many open files");
    const int child = fork();
    if (child == 0) become(ready[0], failure[1], arguments.data());
    close(ready[0]);
    close(failure[1]);
    set_process(child);
    const bool seized = child > 0 && ptrace(PTRACE_SEIZE, child, nullptr, options) == 0;
    const int seize_error = errno;
    (void)!::write(ready[1], "", 1);
    close(ready[1]);
    int error = 0;
    const bool failed = seized && ::read(failure[0], &error, sizeof error) == sizeof error;
    close(failure[0]);
    if (child < 0) throw Fault("cannot start " + command.front() + ": " + std::strerror(seize_error));
    int status = 0;
    if (!seized || failed) {
        kill(child, SIGKILL);
        waitpid(child, &status, __WALL);
        if (!seized)
            throw Fault("cannot trace " + command.front() + ": " + std::strerror(seize_error),
                        "a container without the right to trace forbids it");
        throw Fault("cannot start " + command.front() + ": " + std::strerror(error));
    }
    // It stands at the end of its exec.
    if (waitpid(child, &status, __WALL) != child || !WIFSTOPPED(status))
        throw Fault(command.front() + " ended before it began");
    threads_[child] = {true, 0};
}

void LaunchedProgram::insert_breakpoint(int thread, Address address) {
    errno = 0;
    const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
    // A library that was loaded again has its own code once more.
    if (errno != 0 || (breakpoints_.contains(address) && (word & 0xff) == trap)) return;
    if (ptrace(PTRACE_POKETEXT, thread, address, (word & ~0xffL) | trap) == 0) breakpoints_[address] = word & 0xff;
}

void LaunchedProgram::remove_breakpoints(int thread, bool forget) {
    for (const auto& [address, byte] : breakpoints_) {
        errno = 0;
        const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
        // What is no breakpoint any more belongs to a library that is gone.
        if (errno == 0 && (word & 0xff) == trap) ptrace(PTRACE_POKETEXT, thread, address, (word & ~0xffL) | byte);
    }
    if (forget) {
        breakpoints_.clear();
        loading_.reset();
    }
}

/// Those that the condition names now; and one where the dynamic linker stops, if it will name others later.
void LaunchedProgram::insert_breakpoints(int thread, const StopCondition& condition) {
    refresh();
    const auto places = condition.breakpoints(*this);
    for (const Address wanted : places.addresses)
        insert_breakpoint(thread, wanted);
    if (!places.ask_again || loading_) return;
    loading_ = library_loading(*this);
    if (loading_) insert_breakpoint(thread, loading_->breakpoint);
}

void LaunchedProgram::go_on(int thread) {
    auto& state = threads_[thread];
    ptrace(PTRACE_CONT, thread, nullptr, static_cast<long>(std::exchange(state.signal, 0)));
    state.stopped = false;
}

/// Signals that end the program with a core file, unless it has a handler or ignores them.
bool LaunchedProgram::is_fatal(int signal) const {
    constexpr int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGTRAP, SIGQUIT, SIGXCPU, SIGXFSZ};
    if (std::find(std::begin(fatal), std::end(fatal), signal) == std::end(fatal)) return false;
    const auto status = process_status(process());
    const std::uint64_t bit = std::uint64_t{1} << (signal - 1);
    return !status || ((status->caught_signals | status->ignored_signals) & bit) == 0;
}

LaunchedProgram::Next LaunchedProgram::handle_event(int thread, int event, const StopCondition& condition) {
    unsigned long message = 0;
    ptrace(PTRACE_GETEVENTMSG, thread, nullptr, &message);
    const int other = static_cast<int>(message);
    switch (event) {
        case PTRACE_EVENT_CLONE: threads_.try_emplace(other); break;
        case PTRACE_EVENT_FORK:
        case PTRACE_EVENT_VFORK: {
            // A child is a program of its own; it has its parent's breakpoints, but nobody who would handle them.
            int status = 0;
            waitpid(other, &status, __WALL);
            if (event == PTRACE_EVENT_FORK) remove_breakpoints(other, false);
            ptrace(PTRACE_DETACH, other, nullptr, nullptr);
            break;
        }
        case PTRACE_EVENT_EXEC:
            // Another program now, whose places are to be asked for.
            breakpoints_.clear();
            loading_.reset();
            if (!condition.breakpoints) break;
            entry_ = auxiliary_value(process(), AT_ENTRY);
            insert_breakpoint(thread, entry_);
            break;
        case PTRACE_EVENT_EXIT:
            if (!condition.on_exit || thread != process()) break;
            reason_ = "at its exit";
            return Next::hold;
        default: break;
    }
    return Next::go_on;
}

LaunchedProgram::Next LaunchedProgram::handle_breakpoint(int thread, Address address, StopCondition& condition) {
    set_program_counter(thread, address);
    if (const auto arrival = condition.arrivals.find(address); arrival != condition.arrivals.end()) {
        const auto registers = read_registers(thread);
        if (registers && arrival->second(thread, *registers) == StopCondition::Answer::hold) {
            reason_ = condition.place;
            return Next::hold;
        }
        if (condition.after_arrival) condition.after_arrival(condition.arrivals);
        for (const auto& [wanted, unused] : condition.arrivals)
            insert_breakpoint(thread, wanted);
        step_over_breakpoint(thread);
        return Next::go_on;
    }
    if (loading_ && address == loading_->breakpoint) {
        if (loading_->is_settled(*this)) insert_breakpoints(thread, condition);
        step_over_breakpoint(thread);
        return Next::go_on;
    }
    if (address != entry_ || condition.breakpoints == nullptr) {
        reason_ = "at " + condition.place;
        return Next::hold;
    }
    entry_ = 0;
    remove_breakpoints(thread, true);
    insert_breakpoints(thread, condition);
    return Next::go_on;
}

/// Lets a thread that stands at a breakpoint do the instruction that is there. Other threads that run may miss it
/// meanwhile.
void LaunchedProgram::step_over_breakpoint(int thread) {
    const auto registers = read_registers(thread);
    const auto here = registers ? breakpoints_.find(registers->pc()) : breakpoints_.end();
    if (here == breakpoints_.end()) return;
    const auto [address, byte] = *here;
    const long word = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
    ptrace(PTRACE_POKETEXT, thread, address, (word & ~0xffL) | byte);
    auto& state = threads_[thread];
    if (ptrace(PTRACE_SINGLESTEP, thread, nullptr, 0L) == 0) {
        int status = 0;
        while (waitpid(thread, &status, __WALL) < 0 && errno == EINTR) {
        }
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread == process()) end_ = status;
            return;
        }
        if (status >> 16 == 0 && WSTOPSIG(status) != SIGTRAP) state.signal = WSTOPSIG(status);
    }
    const long now = ptrace(PTRACE_PEEKTEXT, thread, address, nullptr);
    ptrace(PTRACE_POKETEXT, thread, address, (now & ~0xffL) | 0xcc);
}

LaunchedProgram::Next LaunchedProgram::handle_signal(int thread, int signal, StopCondition& condition) {
    if (signal == SIGTRAP) {
        const auto registers = read_registers(thread);
        const Address address = registers ? registers->pc() - 1 : 0;
        if (breakpoints_.contains(address)) return handle_breakpoint(thread, address, condition);
    }
    // Ctrl-C on the terminal that is shared with us is for who waits.
    if (signal == SIGINT && condition.interrupted) {
        siginfo_t sender{};
        if (ptrace(PTRACE_GETSIGINFO, thread, nullptr, &sender) == 0 && sender.si_code == SI_KERNEL) return Next::go_on;
    }
    threads_[thread].signal = signal;
    if (!is_fatal(signal)) return Next::go_on;
    reason_ = signal_name(signal);
    return Next::hold;
}

LaunchedProgram::Next LaunchedProgram::handle(int thread, int status, StopCondition& condition) {
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
        threads_.erase(thread);
        if (thread == process() || threads_.empty()) end_ = status;
        return Next::go_on;
    }
    auto& state = threads_[thread];
    state.stopped = true;
    const int event = status >> 16;
    if (event == 0) return handle_signal(thread, WSTOPSIG(status), condition);
    return handle_event(thread, event, condition);
}

void LaunchedProgram::hold_others() {
    for (const auto& [thread, state] : threads_)
        if (!state.stopped) ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    for (bool waiting = true; waiting && std::chrono::steady_clock::now() < deadline;) {
        waiting = false;
        for (auto& [thread, state] : threads_) {
            if (state.stopped) continue;
            int status = 0;
            const auto answer = waitpid(thread, &status, __WALL | WNOHANG);
            if (answer == thread && WIFSTOPPED(status)) {
                state.stopped = true;
                // Another breakpoint at the same time: it will come there again.
                const auto registers = read_registers(thread);
                const bool trap = WSTOPSIG(status) == SIGTRAP && (status >> 16) == 0;
                if (trap && registers && breakpoints_.contains(registers->pc() - 1))
                    set_program_counter(thread, registers->pc() - 1);
                else if ((status >> 16) == 0)
                    state.signal = WSTOPSIG(status);
            } else if (answer == thread) {
                state.stopped = true;  // it ended
            } else {
                waiting = waiting || answer == 0;
            }
        }
    }
    held_ = true;
    // What is read now is the program's own code.
    const auto stopped =
        std::find_if(threads_.begin(), threads_.end(), [](const auto& thread) { return thread.second.stopped; });
    if (stopped != threads_.end()) remove_breakpoints(stopped->first, true);
    refresh();
}

/// Inserts the breakpoints and lets all threads go, past the ones that they stand at.
void LaunchedProgram::start_waiting(const StopCondition& condition) {
    if (condition.breakpoints) {
        entry_ = auxiliary_value(process(), AT_ENTRY);
        insert_breakpoint(process(), entry_);
    }
    for (const auto& [address, unused] : condition.arrivals)
        insert_breakpoint(process(), address);
    held_ = false;
    reason_.clear();
    for (const auto& [thread, state] : std::map(threads_)) {
        if (!state.stopped) continue;
        if (!condition.arrivals.empty()) step_over_breakpoint(thread);
        if (!end_) go_on(thread);
    }
}

void LaunchedProgram::run(StopCondition condition) {
    if (end_) throw Fault("the program has ended", "start it again");
    const auto start = std::chrono::steady_clock::now();
    start_waiting(condition);
    while (!end_) {
        bool idle = true;
        std::vector<int> ids;
        for (const auto& [thread, state] : threads_)
            if (!state.stopped) ids.push_back(thread);
        for (const int thread : ids) {
            int status = 0;
            if (waitpid(thread, &status, __WALL | WNOHANG) != thread) continue;
            idle = false;
            if (handle(thread, status, condition) == Next::hold) return hold_others();
            if (threads_.contains(thread)) go_on(thread);
        }
        if (condition.after && std::chrono::steady_clock::now() - start >= *condition.after) {
            reason_ = "after " + std::to_string(condition.after->count()).substr(0, 5) + " seconds";
            return hold_others();
        }
        if (condition.interrupted && condition.interrupted()) {
            reason_ = "interrupted";
            return hold_others();
        }
        if (idle) std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    const int status = *end_;
    throw Fault(
        "the program ended (" +
            (WIFSIGNALED(status) ? signal_name(WTERMSIG(status)) : "exit code " + std::to_string(WEXITSTATUS(status))) +
            ") before it was to be held",
        condition.place.empty() ? "" : "it never came to " + condition.place);
}

void LaunchedProgram::let_go() {
    if (!held_ || end_) return;
    held_ = false;
    bool removed = false;
    // The thread with the fatal signal last: those that die before they are let go would have to be waited for.
    for (const bool with_signal : {false, true}) {
        for (const auto& [thread, state] : threads_) {
            if (!state.stopped || (state.signal != 0) != with_signal) continue;
            if (!std::exchange(removed, true)) remove_breakpoints(thread, true);
            ptrace(PTRACE_DETACH, thread, nullptr, static_cast<long>(state.signal));
        }
    }
}

int LaunchedProgram::wait_for_end() {
    let_go();
    int status = 0;
    if (end_)
        status = *end_;
    else
        while (waitpid(process(), &status, __WALL) < 0 && errno == EINTR) {
        }
    end_ = status;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::vector<ThreadState> LaunchedProgram::threads() const {
    std::vector<ThreadState> all;
    for (const auto& [id, state] : threads_) {
        ThreadState thread;
        thread.id = id;
        if (const auto status = thread_status(process(), id)) thread.name = status->name;
        if (held_ && state.stopped) thread.registers = read_registers(id);
        thread.signal = state.signal;
        all.push_back(std::move(thread));
    }
    return all;
}

}  // namespace yieldcheck::inspector
