// Holding the threads of a process with ptrace, and letting go of them as if nothing had happened.
#pragma once

#include "inspector/memory.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// The registers of a thread that this thread of ours holds.
std::optional<Registers> read_registers(int thread);

void set_program_counter(int thread, Address address);

/// Before a held thread goes on: lets it enter a call again that would otherwise give EINTR only because it was held.
void restart_interrupted_wait(int thread);

/// All threads of a process, held. Made and released by the same thread of ours (ptrace knows no other). Should the
/// inspector die, the kernel lets them go on.
class ThreadStop {
public:
    explicit ThreadStop(int process) : process_(process) {}
    ThreadStop(const ThreadStop&) = delete;
    ThreadStop& operator=(const ThreadStop&) = delete;
    ~ThreadStop() { release(); }

    /// False when not a single thread could be held; failure() says why.
    bool hold();
    void release();
    bool holds() const { return !held_.empty(); }
    bool holds(int thread) const { return held_.contains(thread); }
    const std::string& failure() const { return failure_; }

private:
    bool hold_new(const std::vector<int>& threads, std::set<int>& known);
    bool seize(int thread);
    void wait_for(int thread);
    void release(int thread, int signal);

    int process_;
    std::map<int, int> held_;  // thread, the signal it was about to get
    std::string failure_;
};

}  // namespace yieldcheck::inspector
