// /proc/PID/status: what the kernel says of a process or thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

struct ProcessStatus {
    std::string name;
    char state = '?';   // R S D T t Z X of proc(5)
    int tracer = 0;     // who traces it
    unsigned user = 0;  // effective user id
    // Of signals, bit n - 1 is signal n; those pending of the thread or of the process.
    std::uint64_t caught_signals = 0, ignored_signals = 0, blocked_signals = 0, pending_signals = 0;

    /// Whether it has ended, although somebody has still to hear of it.
    bool ended() const { return state == 'Z' || state == 'X'; }
};

/// Nothing when there is no such process.
std::optional<ProcessStatus> process_status(int process);
std::optional<ProcessStatus> thread_status(int process, int thread);
/// The ids of its threads; empty when it is gone.
std::vector<int> thread_ids(int process);

}  // namespace yieldcheck::inspector
