#include "inspector/memory/launched_program.hpp"

#include "inspector/fault.hpp"
#include "inspector/memory/breakpoint_step.hpp"
#include "inspector/memory/process_status.hpp"
#include "inspector/memory/program_start.hpp"

#include <elf.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

namespace yieldcheck::inspector {
namespace {

/// How long a thread may take to answer. One that sits in the kernel touches no memory of its own.
constexpr auto patience = std::chrono::milliseconds(500);
/// One that has been told to stop, or to take one step, and does not within this has died.
constexpr auto longest = std::chrono::seconds(5);

constexpr int unknown_end = -1;  // in place of a status

std::string signal_name(int signal) {
    const char* abbreviation = sigabbrev_np(signal);
    return abbreviation != nullptr ? std::string("SIG") + abbreviation : "signal " + std::to_string(signal);
}

/// What a thread says, waiting until a point in time; nothing: it says nothing, or is gone.
std::optional<int> answer_of(int thread, std::chrono::steady_clock::time_point end) {
    for (;;) {
        int status = 0;
        const auto answer = waitpid(thread, &status, __WALL | WNOHANG);
        if (answer == thread) return status;
        if ((answer < 0 && errno != EINTR) || std::chrono::steady_clock::now() > end) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
}

/// Ctrl-C on the terminal, for the thread that it is about to be delivered to.
bool is_from_terminal(int thread, int signal) {
    siginfo_t sender{};
    return signal == SIGINT && ptrace(PTRACE_GETSIGINFO, thread, nullptr, &sender) == 0 && sender.si_code == SI_KERNEL;
}

}  // namespace

LaunchedProgram::LaunchedProgram(const std::vector<std::string>& command) : LiveProcess(0, Unchecked{}) {
    set_process(start_traced(command));
    threads_[process()].stopped = true;
    held_ = true;
    refresh();
}

LaunchedProgram::~LaunchedProgram() { let_go(); }

/// Where the dynamic linker jumps to when all libraries are mapped: then places can be asked for.
void LaunchedProgram::await_entry(int thread) {
    entry_ = auxiliary_value(process(), AT_ENTRY);
    breakpoints_.insert(thread, entry_);
}

/// Those that the condition names now; and one where the dynamic linker stops, if it will name others later.
void LaunchedProgram::insert_breakpoints(int thread, const StopCondition& condition) {
    refresh();
    const auto places = condition.breakpoints(*this);
    for (const Address wanted : places.addresses)
        breakpoints_.insert(thread, wanted);
    if (!places.ask_again || loading_) return;
    loading_ = library_loading(*this);
    if (loading_) breakpoints_.insert(thread, loading_->breakpoint);
}

void LaunchedProgram::go_on(int thread) {
    auto& state = threads_[thread];
    restart_interrupted_wait(thread);
    if (state.job_stopped)
        ptrace(PTRACE_LISTEN, thread, nullptr, nullptr);
    else
        ptrace(PTRACE_CONT, thread, nullptr, static_cast<long>(std::exchange(state.signal, 0)));
    state.stopped = false;
}

LaunchedProgram::Next LaunchedProgram::hold(const std::string& reason) {
    reason_ = reason;
    return Next::hold;
}

/// Signals that end the program with a core file, unless it has a handler or ignores them.
bool LaunchedProgram::is_fatal(int signal) const {
    constexpr int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGTRAP, SIGQUIT, SIGXCPU, SIGXFSZ};
    if (std::find(std::begin(fatal), std::end(fatal), signal) == std::end(fatal)) return false;
    const auto status = process_status(process());
    const std::uint64_t bit = std::uint64_t{1} << (signal - 1);
    return !status || ((status->caught_signals | status->ignored_signals) & bit) == 0;
}

LaunchedProgram::Next LaunchedProgram::handle_event(int thread, int status, const StopCondition& condition) {
    const int event = status >> 16;
    unsigned long message = 0;
    ptrace(PTRACE_GETEVENTMSG, thread, nullptr, &message);
    const int other = static_cast<int>(message);
    switch (event) {
        case PTRACE_EVENT_CLONE: threads_.try_emplace(other); break;
        case PTRACE_EVENT_FORK:
        case PTRACE_EVENT_VFORK: {
            // A child is a program of its own; it has its parent's breakpoints, but nobody who would handle them.
            const auto start = answer_of(other, std::chrono::steady_clock::now() + longest);
            if (!start || !WIFSTOPPED(*start)) break;
            if (event == PTRACE_EVENT_FORK) breakpoints_.write_code(other);
            ptrace(PTRACE_DETACH, other, nullptr, nullptr);
            break;
        }
        case PTRACE_EVENT_EXEC:
            // Another program now, whose places are to be asked for; the other threads are gone.
            breakpoints_.forget();
            loading_.reset();
            std::erase_if(threads_, [&](const auto& entry) { return entry.first != thread; });
            if (condition.breakpoints) await_entry(thread);
            break;
        case PTRACE_EVENT_STOP: threads_[thread].job_stopped = WSTOPSIG(status) != SIGTRAP; break;
        case PTRACE_EVENT_EXIT:
            if (!condition.on_exit || thread != process()) break;
            return hold("at its exit");
        default: break;
    }
    return Next::go_on;
}

LaunchedProgram::Next LaunchedProgram::handle_breakpoint(int thread, Address address, StopCondition& condition) {
    set_program_counter(thread, address);
    if (const auto arrival = condition.arrivals.find(address); arrival != condition.arrivals.end()) {
        const auto registers = read_registers(thread);
        auto& state = threads_[thread];
        const bool known = registers && state.is_at(*registers);
        state.arrived = registers;
        if (!known && registers && arrival->second(thread, *registers) == StopCondition::Answer::hold)
            return hold(condition.place);
        if (!known && condition.after_arrival) condition.after_arrival(condition.arrivals);
        for (const auto& [wanted, unused] : condition.arrivals)
            breakpoints_.insert(thread, wanted);
        return step_over_breakpoint(thread, condition);
    }
    if (loading_ && address == loading_->breakpoint) {
        if (loading_->is_settled(*this)) insert_breakpoints(thread, condition);
        return step_over_breakpoint(thread, condition);
    }
    if (address != entry_ || condition.breakpoints == nullptr) {
        threads_[thread].arrived = read_registers(thread);
        return hold("at " + condition.place);
    }
    entry_ = 0;
    breakpoints_.remove(thread);
    insert_breakpoints(thread, condition);
    return Next::go_on;
}

/// Lets a thread that stands at a breakpoint do the instruction that is there.
LaunchedProgram::Next LaunchedProgram::step_over_breakpoint(int thread, StopCondition& condition) {
    const auto before = read_registers(thread);
    if (!before || !breakpoints_.contains(before->pc())) return Next::go_on;
    auto& state = threads_[thread];
    BreakpointStep step(breakpoints_, thread, *before, auxiliary_value(process(), AT_ENTRY));
    int status = 0, event = 0;
    do {
        const bool goes = ptrace(PTRACE_SINGLESTEP, thread, nullptr, nullptr) == 0;
        const auto answer = goes ? answer_of(thread, std::chrono::steady_clock::now() + longest) : std::optional<int>{};
        if (!answer) {  // killed: its end is heard of when those of the other threads are
            state.stopped = false;
            return Next::go_on;
        }
        status = *answer;
        if (!WIFSTOPPED(status)) {
            note_end(thread, status);
            return Next::go_on;
        }
        event = status >> 16;
        if (event == PTRACE_EVENT_STOP) handle_event(thread, status, condition);
    } while (event == PTRACE_EVENT_STOP && !state.job_stopped);
    if (event != PTRACE_EVENT_EXEC) step.finish();
    if (state.job_stopped) return Next::go_on;
    // A signal comes before the instruction: its handler runs first, and the thread comes here again.
    if (event == 0 && WSTOPSIG(status) != SIGTRAP) return handle_signal(thread, WSTOPSIG(status), condition);
    // A repeated instruction needs several steps.
    const auto now = read_registers(thread);
    if (!now || now->pc() != before->pc()) state.arrived.reset();
    return event == 0 ? Next::go_on : handle_event(thread, status, condition);
}

void LaunchedProgram::note_end(int thread, int status) {
    threads_.erase(thread);
    if (thread == process() || threads_.empty()) end_ = status;
}

LaunchedProgram::Next LaunchedProgram::handle_signal(int thread, int signal, StopCondition& condition) {
    if (signal == SIGTRAP) {
        const auto registers = read_registers(thread);
        const Address address = registers ? registers->pc() - 1 : 0;
        if (breakpoints_.contains(address)) return handle_breakpoint(thread, address, condition);
    }
    if (condition.takes_interrupts && is_from_terminal(thread, signal)) return Next::go_on;
    threads_[thread].signal = signal;
    if (!is_fatal(signal)) return Next::go_on;
    return hold(signal_name(signal));
}

LaunchedProgram::Next LaunchedProgram::handle(int thread, int status, StopCondition& condition) {
    if (!WIFSTOPPED(status)) {
        note_end(thread, status);
        return Next::go_on;
    }
    auto& state = threads_[thread];
    state.stopped = true;
    if (status >> 16 == 0) return handle_signal(thread, WSTOPSIG(status), condition);
    return handle_event(thread, status, condition);
}

/// A thread that stops while all are being held: it is to go on later as if it had not.
void LaunchedProgram::note_stop(int thread, int status, const StopCondition& condition) {
    auto& state = threads_[thread];
    state.stopped = true;
    if (status >> 16 != 0) {
        StopCondition others = condition;
        others.on_exit = false;
        handle_event(thread, status, others);
        return;
    }
    const int signal = WSTOPSIG(status);
    const auto registers = read_registers(thread);
    if (signal == SIGTRAP && registers && breakpoints_.contains(registers->pc() - 1)) {
        set_program_counter(thread, registers->pc() - 1);  // it comes there again
    } else if (!condition.takes_interrupts || !is_from_terminal(thread, signal)) {
        state.signal = signal;
    }
}

/// Lets a stopped thread take a signal that has come, but that it has not heard of: it does so without running. False:
/// there is none that it would take.
bool LaunchedProgram::take_pending(int thread, int signal) {
    const std::uint64_t bit = std::uint64_t{1} << (signal - 1);
    const auto status = thread_status(process(), thread);
    if (!status || (status->pending_signals & bit) == 0 || (status->blocked_signals & bit) != 0) return false;
    restart_interrupted_wait(thread);
    if (ptrace(PTRACE_CONT, thread, nullptr, nullptr) != 0) return false;
    threads_[thread].stopped = false;
    return true;
}

/// Ctrl-C that has come, but to no thread yet: one takes it, and it is thrown away.
void LaunchedProgram::take_pending_interrupt() {
    for (const auto& [thread, state] : threads_)
        if (state.stopped && state.signal == 0 && take_pending(thread, SIGINT)) return;
}

/// A thread that was told to stop behind a breakpoint's instruction, before it heard the signal of it, goes back. Left
/// to it, that signal would end the program.
void LaunchedProgram::take_pending_traps() {
    for (const auto& [thread, state] : threads_) {
        if (!state.stopped || state.signal != 0) continue;
        const auto registers = read_registers(thread);
        if (registers && breakpoints_.contains(registers->pc() - 1)) take_pending(thread, SIGTRAP);
    }
}

/// Until all threads have stopped that were told to. Those that the kernel does not let go are left there: before they
/// run any code of the program they stop.
void LaunchedProgram::await_stops(const StopCondition& condition) {
    const auto start = std::chrono::steady_clock::now();
    while (!end_) {
        const auto waited = std::chrono::steady_clock::now() - start;
        bool idle = true;
        for (const int thread : running_threads()) {
            int status = 0;
            const auto answer = waitpid(thread, &status, __WALL | WNOHANG);
            if (answer < 0 && errno == ECHILD) note_end(thread, unknown_end);
            if (answer != thread) continue;
            idle = false;
            WIFSTOPPED(status) ? note_stop(thread, status, condition) : note_end(thread, status);
        }
        const auto running = running_threads();
        const auto sits_in_kernel = [&](int thread) {
            const auto status = thread_status(process(), thread);
            return !status || status->state == 'D';
        };
        if (running.empty() || waited > longest) return;
        if (waited > patience && std::all_of(running.begin(), running.end(), sits_in_kernel)) return;
        if (idle) std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
}

void LaunchedProgram::hold_others(const StopCondition& condition) {
    for (const auto& [thread, state] : threads_)
        if (!state.stopped) ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr);
    await_stops(condition);
    take_pending_traps();
    await_stops(condition);
    if (condition.takes_interrupts) {
        take_pending_interrupt();
        await_stops(condition);
    }
    if (end_) return;
    held_ = true;
    // What is read now is the program's own code.
    const auto stopped =
        std::find_if(threads_.begin(), threads_.end(), [](const auto& thread) { return thread.second.stopped; });
    if (stopped != threads_.end()) breakpoints_.remove(stopped->first);
    loading_.reset();
    refresh();
}

std::vector<int> LaunchedProgram::running_threads() const {
    std::vector<int> ids;
    for (const auto& [thread, state] : threads_)
        if (!state.stopped) ids.push_back(thread);
    return ids;
}

/// Inserts the breakpoints and lets all threads go, past the ones that they stand at.
LaunchedProgram::Next LaunchedProgram::start_waiting(StopCondition& condition) {
    if (condition.breakpoints) await_entry(process());
    for (const auto& [address, unused] : condition.arrivals)
        breakpoints_.insert(process(), address);
    held_ = false;
    reason_.clear();
    for (const auto& [thread, state] : std::map(threads_)) {
        if (!state.stopped) continue;
        const auto registers = read_registers(thread);
        if (registers && state.is_at(*registers) && step_over_breakpoint(thread, condition) == Next::hold)
            return Next::hold;
        if (threads_.contains(thread) && threads_[thread].stopped) go_on(thread);
    }
    return Next::go_on;
}

/// Hears of what has happened to the threads, and lets those go on that are not to be held for it.
LaunchedProgram::Next LaunchedProgram::hear(StopCondition& condition) {
    bool idle = true;
    for (const int thread : running_threads()) {
        int status = 0;
        const auto answer = waitpid(thread, &status, __WALL | WNOHANG);
        if (answer < 0 && errno == ECHILD) note_end(thread, unknown_end);
        if (answer != thread) continue;
        idle = false;
        if (handle(thread, status, condition) == Next::hold) return Next::hold;
        if (const auto known = threads_.find(thread); known != threads_.end() && known->second.stopped) go_on(thread);
    }
    if (idle) std::this_thread::sleep_for(std::chrono::microseconds(200));
    return Next::go_on;
}

void LaunchedProgram::run(StopCondition condition) {
    if (end_) throw Fault("the program has ended", "start it again");
    const auto start = std::chrono::steady_clock::now();
    Next next = start_waiting(condition);
    while (next == Next::go_on && !end_) {
        next = hear(condition);
        if (next == Next::hold) break;
        if (condition.interrupted && condition.interrupted())
            next = hold("interrupted");
        else if (condition.after && std::chrono::steady_clock::now() - start >= *condition.after)
            next = hold("after " + std::to_string(condition.after->count()).substr(0, 5) + " seconds");
    }
    if (next == Next::hold) hold_others(condition);
    if (held_) return;
    throw Fault("the program ended (" + how_it_ended() + ") before it was to be held",
                condition.place.empty() ? "" : "it never came to " + condition.place);
}

std::string LaunchedProgram::how_it_ended() const {
    if (!end_ || *end_ == unknown_end) return "nobody knows how";
    return WIFSIGNALED(*end_) ? signal_name(WTERMSIG(*end_)) : "exit code " + std::to_string(WEXITSTATUS(*end_));
}

bool LaunchedProgram::is_there() const {
    const auto status = process_status(process());
    return !end_ && status && !status->ended();
}

void LaunchedProgram::require_there() const {
    if (!is_there()) throw Fault("the program ended while it was looked at", "start it again");
}

void LaunchedProgram::let_go() {
    if (!held_ || end_) return;
    held_ = false;
    bool removed = false;
    // The thread with the fatal signal last: those that die before they are let go would have to be waited for.
    for (const bool with_signal : {false, true}) {
        for (const auto& [thread, state] : threads_) {
            if (!state.stopped || (state.signal != 0) != with_signal) continue;
            if (!std::exchange(removed, true)) breakpoints_.remove(thread);
            restart_interrupted_wait(thread);
            ptrace(PTRACE_DETACH, thread, nullptr, static_cast<long>(state.signal));
        }
    }
}

int LaunchedProgram::wait_for_end() {
    let_go();
    while (!end_) {
        // A thread that was killed before it was let go stops once more, at its end.
        for (const auto& [thread, state] : std::map(threads_)) {
            int status = 0;
            const auto answer = waitpid(thread, &status, __WALL | WNOHANG);
            if (answer < 0 && errno == ECHILD) note_end(thread, unknown_end);
            if (answer != thread) continue;
            if (WIFSTOPPED(status))
                ptrace(PTRACE_DETACH, thread, nullptr, static_cast<long>(status >> 16 != 0 ? 0 : WSTOPSIG(status)));
            else
                note_end(thread, status);
        }
        if (!end_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return WIFSIGNALED(*end_) ? 128 + WTERMSIG(*end_) : WEXITSTATUS(*end_);
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
