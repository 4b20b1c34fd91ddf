// Signals that ask a command to end, taken while it works.
#pragma once

#include <csignal>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace yieldcheck {

/// A handler for signals, as long as this object lives. A SIGHUP that is ignored (nohup) stays ignored.
class HandledSignals {
public:
    HandledSignals(std::initializer_list<int> signals, void (*handler)(int));
    ~HandledSignals();
    HandledSignals(const HandledSignals&) = delete;
    HandledSignals& operator=(const HandledSignals&) = delete;

private:
    std::vector<std::pair<int, struct sigaction>> before_;
};

/// SIGINT, SIGTERM and SIGHUP as a readable file descriptor: a run ends with what it has, and reports it. One that
/// comes half a second after the first, or later, ends the process as usual; until then it is the same wish, told
/// twice.
class Interrupt {
public:
    Interrupt();  // one at a time
    ~Interrupt();

    int descriptor() const noexcept;
    /// Whether one of them has come.
    bool happened() const noexcept;

private:
    std::optional<HandledSignals> signals_;
};

}  // namespace yieldcheck
