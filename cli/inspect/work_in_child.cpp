#include "cli/inspect/work_in_child.hpp"

#include "inspector/fault.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

namespace yieldcheck::inspect {
namespace {

constexpr int handed_on[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

volatile pid_t worker = 0;

/// What comes from the terminal the child gets by itself.
void hand_on(int signal, siginfo_t* sender, void*) {
    const int error = errno;
    if (sender->si_code <= 0) kill(worker, signal);
    errno = error;
}

void hand_signals_on() {
    for (const int signal : handed_on) {
        struct sigaction action {};
        action.sa_sigaction = hand_on;
        action.sa_flags = SA_SIGINFO | SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
}

[[noreturn]] void end_as(int status) {
    if (WIFSIGNALED(status)) {
        const rlimit no_core{0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        signal(WTERMSIG(status), SIG_DFL);
        raise(WTERMSIG(status));
    }
    _exit(WEXITSTATUS(status));
}

[[noreturn]] void wait_for_worker() {
    int status = 0;
    while (waitpid(worker, &status, 0) < 0 && errno == EINTR) {
    }
    end_as(status);
}

}  // namespace

void work_in_child() {
    std::cout.flush();
    std::cerr.flush();
    // Whose ends are ignored cannot be waited for.
    struct sigaction usual {
    }, before{};
    usual.sa_handler = SIG_DFL;
    sigaction(SIGCHLD, &usual, &before);
    sigset_t all, mask;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &mask);
    const pid_t parent = getpid();
    worker = fork();
    if (worker < 0) throw inspector::Fault(std::string("no process can be started (") + std::strerror(errno) + ")");
    if (worker > 0) {
        hand_signals_on();
        sigprocmask(SIG_SETMASK, &mask, nullptr);
        wait_for_worker();
    }
    sigaction(SIGCHLD, &before, nullptr);
    sigprocmask(SIG_SETMASK, &mask, nullptr);
    prctl(PR_SET_NAME, "program-tracer");
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) raise(SIGTERM);
}

}  // namespace yieldcheck::inspect
