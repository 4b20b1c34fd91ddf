#include "cli/inspect/last_resort.hpp"

#include <signal.h>
#include <unistd.h>

#include <cstring>
#include <initializer_list>

#if defined(__SANITIZE_ADDRESS__)
#define YIELDCHECK_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YIELDCHECK_SANITIZED 1
#endif
#endif

namespace yieldcheck::inspect {
namespace {

constexpr int fault_code = 3;

void say(const char* words) {
    if (::write(STDERR_FILENO, words, std::strlen(words)) < 0) _exit(fault_code);
}

/// Only what may be called in a signal handler.
void give_up(int signal) {
    if (signal == SIGBUS)
        say("yieldcheck: a file was cut off, or its disk failed, while it was read\n"
            "            look again when nothing writes to it any more\n");
    else
        say("yieldcheck: its reader crashed: the debug information or the core is damaged, or yieldcheck is at fault\n"
            "            `yieldcheck inspect --doctor PROGRAM` tells of the program; built anew or stripped it can be "
            "read\n");
    _exit(fault_code);
}

}  // namespace

void expect_damaged_files() {
#ifndef YIELDCHECK_SANITIZED
    static char stack[1 << 16];
    const stack_t alternative{stack, 0, sizeof stack};
    sigaltstack(&alternative, nullptr);
    struct sigaction action {};
    action.sa_handler = give_up;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
        sigaction(signal, &action, nullptr);
#endif
}

}  // namespace yieldcheck::inspect
