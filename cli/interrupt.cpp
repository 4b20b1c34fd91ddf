#include "cli/interrupt.hpp"

#include "runner/descriptor.hpp"

#include <poll.h>

#include <csignal>
#include <memory>

namespace yieldcheck {
namespace {

std::unique_ptr<Pipe> pipe_of_signals;  // outlives the handler, which can only reach what is global

extern "C" void note_signal(int) {
    const int error = errno;
    if (::write(pipe_of_signals->write.get(), "!", 1) != 1) errno = 0;  // there is nothing else to be done in a handler
    errno = error;
}

void handle(void (*handler)(int), int flags) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
    pipe_of_signals = std::make_unique<Pipe>();
    pipe_of_signals->write.do_not_block();
    handle(note_signal, SA_RESTART | static_cast<int>(SA_RESETHAND));
}

Interrupt::~Interrupt() {
    handle(SIG_DFL, 0);
    pipe_of_signals.reset();
}

int Interrupt::descriptor() const noexcept { return pipe_of_signals->read.get(); }

bool Interrupt::happened() const noexcept {
    pollfd waiting{descriptor(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 1;
}

}  // namespace yieldcheck
