// SIGINT and SIGTERM as a readable file descriptor: a run ends with what it has, and reports it.
#pragma once

namespace yieldcheck {

/// From construction on, the first signal makes the descriptor readable; a second one ends the process as usual.
class Interrupt {
public:
    Interrupt();  // one at a time
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    int descriptor() const noexcept;
    /// Whether one of them has come.
    bool happened() const noexcept;
};

}  // namespace yieldcheck
