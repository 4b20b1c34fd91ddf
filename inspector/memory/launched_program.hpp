// A program started under control: it runs until something happens, is held there, and goes on.
#pragma once

#include "inspector/memory/breakpoints.hpp"
#include "inspector/memory/library_loading.hpp"
#include "inspector/memory/live_process.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// When to hold the program. It is held at a fatal signal in any case.
struct StopCondition {
    struct Places {
        std::vector<Address> addresses;
        bool ask_again = false;  // when the program has loaded another library
    };
    /// Where to set breakpoints, asked for once the program and its libraries are mapped; "file.cpp:14" for messages.
    std::function<Places(const Memory&)> breakpoints;
    std::string place;
    std::optional<std::chrono::duration<double>> after;
    bool on_exit = false;  // when it has ended, but its memory is still there

    enum class Answer { go_on, hold };
    using Arrival = std::function<Answer(int thread, const Registers& registers)>;
    /// Breakpoints by their addresses, once the program is mapped, with what is asked when a thread comes there.
    std::map<Address, Arrival> arrivals;
    /// Called when a thread goes on from one of them: it may add others.
    std::function<void(std::map<Address, Arrival>&)> after_arrival;
    /// Asked now and then: whether to hold it at once, because nobody waits any more.
    std::function<bool()> interrupted;
    /// Ctrl-C on the terminal that is shared with the program is for who waits: the program does not get it.
    bool takes_interrupts = false;
};

class LaunchedProgram : public LiveProcess {
public:
    /// Starts the program and holds it before its first instruction. Throws Fault when it cannot be started.
    explicit LaunchedProgram(const std::vector<std::string>& command);
    /// Lets it go on by itself, when it still is.
    ~LaunchedProgram() override;

    /// Runs until a condition is met; the program is held then, and reason() says which. Throws Fault when it ends
    /// before.
    void run(StopCondition condition);
    /// Takes the breakpoints out and lets it go; the signal that it was held at is delivered.
    void let_go();
    /// Waits for its end: the exit code, or 128 and the number of the signal.
    int wait_for_end();

    /// Whether it has not ended.
    bool is_there() const;

    std::string description() const override { return "process " + std::to_string(process()); }
    std::string reason() const override { return reason_; }
    std::vector<ThreadState> threads() const override;
    bool stop() override { return true; }
    void resume() override {}
    std::string stop_failure() const override { return {}; }
    bool moving() const override { return !held_; }
    void require_there() const override;

private:
    struct ThreadAtStop {
        bool stopped = false;
        int signal = 0;                    // to be delivered when it goes on
        bool job_stopped = false;          // with the whole program, by SIGSTOP or its like
        std::optional<Registers> arrived;  // at a breakpoint, whose instruction it has still to do

        bool is_at(const Registers& now) const {
            return arrived && arrived->pc() == now.pc() && arrived->sp() == now.sp();
        }
    };
    enum class Next { go_on, hold };

    void go_on(int thread);
    Next hold(const std::string& reason);
    bool take_pending(int thread, int signal);
    void take_pending_traps();
    void take_pending_interrupt();
    void await_stops(const StopCondition& condition);
    void hold_others(const StopCondition& condition);
    void note_stop(int thread, int status, const StopCondition& condition);
    void note_end(int thread, int status);
    std::vector<int> running_threads() const;
    std::string how_it_ended() const;
    Next handle(int thread, int status, StopCondition& condition);
    Next handle_event(int thread, int status, const StopCondition& condition);
    Next handle_signal(int thread, int signal, StopCondition& condition);
    Next handle_breakpoint(int thread, Address address, StopCondition& condition);
    bool is_fatal(int signal) const;
    void await_entry(int thread);
    void insert_breakpoints(int thread, const StopCondition& condition);
    Next step_over_breakpoint(int thread, StopCondition& condition);
    Next start_waiting(StopCondition& condition);
    Next hear(StopCondition& condition);

    std::map<int, ThreadAtStop> threads_;
    Breakpoints breakpoints_;
    Address entry_ = 0;
    std::optional<LibraryLoading> loading_;  // while places are to be asked for again
    std::string reason_;
    bool held_ = false;
    std::optional<int> end_;  // status of the end
};

}  // namespace yieldcheck::inspector
