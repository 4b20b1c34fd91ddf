#include "cli/interrupt.hpp"

#include "runner/descriptor.hpp"

#include <poll.h>
#include <time.h>

#include <memory>

namespace yieldcheck {
namespace {

// Both outlive the handler, which can only reach what is global.
std::unique_ptr<Pipe> pipe_of_signals;
volatile double first_signal = 0;  // when it came

double seconds_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// `timeout` tells the process that it started, and then the whole group.
void note_signal(int signal) {
    constexpr double same_wish = 0.5;
    const int error = errno;
    const double now = seconds_now();
    if (first_signal == 0) {
        first_signal = now;
        if (::write(pipe_of_signals->write.get(), "!", 1) != 1) errno = 0;  // a handler can do nothing about it
    } else if (now - first_signal >= same_wish) {
        std::signal(signal, SIG_DFL);
        ::raise(signal);
    }
    errno = error;
}

}  // namespace

HandledSignals::HandledSignals(std::initializer_list<int> signals, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : signals) {
        struct sigaction before {};
        ::sigaction(signal, &action, &before);
        if (signal == SIGHUP && before.sa_handler == SIG_IGN)
            ::sigaction(signal, &before, nullptr);
        else
            before_.emplace_back(signal, before);
    }
}

HandledSignals::~HandledSignals() {
    for (const auto& [signal, before] : before_)
        ::sigaction(signal, &before, nullptr);
}

Interrupt::Interrupt() {
    pipe_of_signals = std::make_unique<Pipe>();
    pipe_of_signals->write.do_not_block();
    first_signal = 0;
    signals_.emplace(std::initializer_list<int>{SIGINT, SIGTERM, SIGHUP}, note_signal);
}

Interrupt::~Interrupt() {
    signals_.reset();
    pipe_of_signals.reset();
}

int Interrupt::descriptor() const noexcept { return pipe_of_signals->read.get(); }

bool Interrupt::happened() const noexcept {
    pollfd waiting{descriptor(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 1;
}

}  // namespace yieldcheck
