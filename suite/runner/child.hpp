// One child process: lines in, lines out, and limits on everything that it could do to us.
#pragma once

#include "runner/last_words.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck {

using Clock = std::chrono::steady_clock;

struct ChildLimits {
    std::size_t memory = std::size_t{2} << 30;  // resident bytes
    std::size_t line = std::size_t{16} << 20;   // bytes of one line on standard output
};

/// How a child ended.
struct Ending {
    bool signalled = false;
    int number = 0;              // of the signal, or the exit code
    std::string half_line;       // what stood on standard output without a line's end; shortened
    bool closed_output = false;  // it closed its standard output and lived on; it was killed then

    std::string describe() const;  // "killed by SIGSEGV", "exited with code 0"
};

/// A process in a process group of its own, without core files, that dies with this one. Standard error is kept aside.
/// All waiting is done by the calling thread; nothing here blocks longer than its deadline.
class Child {
public:
    enum class Event {
        line,             // line() holds it
        ended,            // ending() tells how
        time_passed,      // the deadline
        too_much_memory,  // the limit on resident memory
        line_too_long,    // the limit on a line
        stopped           // `stop_descriptor` became readable
    };

    /// Faults when the program cannot be started. `stop_descriptor` may be -1.
    Child(const std::vector<std::string>& command, ChildLimits limits, int stop_descriptor);
    ~Child();  // kills the whole group
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// Queues a line; it is written while we wait for an answer.
    void send(std::string_view line);
    void close_input();
    Event wait(Clock::time_point deadline);

    const std::string& line() const;
    int process() const;  // its id
    const Ending& ending() const;
    const ChildLimits& limits() const;
    LastWords& last_words();
    /// Reads what is already there on standard error; a child writes it before the line that we just got.
    void catch_up();
    /// SIGKILL to the group, which cannot be ignored.
    void kill();

private:
    struct Process;
    std::unique_ptr<Process> process_;
};

/// Processor time of all children that have ended so far, in seconds.
double children_seconds();
/// Processor time of this process, in seconds.
double own_seconds();

}  // namespace yieldcheck
