// A program that would notice an inspection: threads in calls that wait, signals that are counted, a clock that is read
// again and again. It answers on its standard input:
//
//   report     what each thread has seen: NAME interrupted=N; then the signals, sent=N received=N wrong=N
//   clear      forgets the largest time between two looks at the clock
//   gap        that time, in milliseconds
//   fork       a child runs marked(); its status
//   exec       becomes `sleep 60`
//   mark       runs marked()
#include "report.hpp"

#include <linux/futex.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstring>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

namespace {

struct Waiter {
    std::string name;
    std::atomic<int> interrupted{0};
};
std::vector<std::unique_ptr<Waiter>> waiters;

/// A thread that does one call for ever; the calls that fail with EINTR are counted.
template <class Call>
void waits(const std::string& name, Call call) {
    waiters.push_back(std::make_unique<Waiter>());
    Waiter& waiter = *waiters.back();
    waiter.name = name;
    std::thread([&waiter, call] {
        for (;;)
            if (call() < 0 && errno == EINTR) ++waiter.interrupted;
    }).detach();
}

std::atomic<int> sent{0}, received{0}, wrong{0}, expirations{0};

void count_signal(int, siginfo_t* from, void*) {
    // Queued ones come in order, each once, with who sent them and what.
    if (from->si_code != SI_QUEUE || from->si_pid != getpid() || from->si_value.sival_int != received) ++wrong;
    ++received;
}

void count_expiration(int, siginfo_t* from, void*) { expirations += 1 + from->si_overrun; }

void handle(int signal, void (*handler)(int, siginfo_t*, void*)) {
    struct sigaction action {};
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(signal, &action, nullptr);
}

void start_signals() {
    handle(SIGRTMIN, count_signal);
    handle(SIGRTMIN + 1, count_expiration);
    static std::atomic<pthread_t> receiver{0};
    static std::atomic<int> thread_id{0};
    std::thread([] {
        sigset_t ours;
        sigemptyset(&ours);
        sigaddset(&ours, SIGRTMIN);
        sigaddset(&ours, SIGRTMIN + 1);
        pthread_sigmask(SIG_UNBLOCK, &ours, nullptr);
        thread_id = static_cast<int>(syscall(SYS_gettid));
        receiver = pthread_self();
        for (;;)
            pause();
    }).detach();
    while (receiver == 0)
        usleep(100);
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = SIGRTMIN + 1;
    event._sigev_un._tid = thread_id;
    timer_t timer{};
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    const itimerspec every{{0, 5000000}, {0, 5000000}};
    timer_settime(timer, 0, &every, nullptr);
    std::thread([] {
        for (;;) {
            sigval value{};
            value.sival_int = sent;
            if (pthread_sigqueue(receiver, SIGRTMIN, value) == 0) ++sent;
            usleep(500);
        }
    }).detach();
}

void start_waiters() {
    static int pipe_ends[2];
    if (pipe(pipe_ends) != 0) std::exit(1);
    waits("read", [] {
        char byte;
        return static_cast<int>(read(pipe_ends[0], &byte, 1));
    });
    waits("poll", [] {
        pollfd one{pipe_ends[0], POLLIN, 0};
        return poll(&one, 1, -1);
    });
    waits("poll_timed", [] {
        pollfd one{pipe_ends[0], POLLIN, 0};
        return poll(&one, 1, 300);
    });
    waits("nanosleep", [] {
        const timespec time{0, 300000000};
        return nanosleep(&time, nullptr);
    });
    waits("epoll", [epoll = epoll_create1(0)] {
        epoll_event event;
        return epoll_wait(epoll, &event, 1, -1);
    });
    waits("sem", [set = semget(IPC_PRIVATE, 1, 0600)] {
        sembuf take{0, -1, 0};
        return semop(set, &take, 1);
    });
    waits("futex", [] {
        static int word = 0;
        return static_cast<int>(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, nullptr, nullptr, 0));
    });
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    listen(server, 1);
    waits("accept", [server] { return accept(server, nullptr, nullptr); });
    waits("sigwait", [] {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGUSR2);
        return sigwaitinfo(&set, nullptr);
    });
    // What cannot be mended: entered again, these would wait too long.
    waits("may epoll_timed", [epoll = epoll_create1(0)] {
        epoll_event event;
        return epoll_wait(epoll, &event, 1, 300);
    });
}

std::atomic<long> gap{0};

void watch_clock() {
    std::thread([] {
        auto last = std::chrono::steady_clock::now();
        for (;;) {
            const auto now = std::chrono::steady_clock::now();
            const long passed = std::chrono::duration_cast<std::chrono::microseconds>(now - last).count();
            if (passed > gap) gap = passed;
            last = now;
        }
    }).detach();
}

int marked(int value) {
    value += 1;
    return value;  // MARKED
}

Generator<int> held(int n) {
    std::string text = "text of " + std::to_string(n);
    std::vector<int> list{n, n + 1, n + 2};
    co_yield n;
    co_yield static_cast<int>(list.size() + text.size());
}

void answer(const std::string& line) {
    if (line == "report") {
        for (const auto& waiter : waiters)
            std::cout << waiter->name << " interrupted=" << waiter->interrupted << '\n';
        std::cout << "signals sent=" << sent << " received=" << received << " wrong=" << wrong
                  << " expirations=" << expirations << '\n';
    } else if (line == "clear") {
        gap = 0;
    } else if (line == "gap") {
        std::cout << "gap " << gap / 1000.0 << '\n';
    } else if (line == "fork") {
        const int child = fork();
        if (child == 0) _exit(marked(6));
        int status = 0;
        waitpid(child, &status, 0);
        std::cout << "status " << status << '\n';
    } else if (line == "exec") {
        execlp("sleep", "sleep", "60", nullptr);
    } else if (line == "mark") {
        std::cout << "marked " << marked(1) << '\n';
    }
    std::cout << "end" << std::endl;
}

}  // namespace

/// harmed FRAMES [quiet|clock]
int main(int argument_count, char** arguments) {
    const std::string kind = argument_count > 2 ? arguments[2] : "";
    std::vector<Generator<int>> all;
    for (int i = 0; i < (argument_count > 1 ? std::atoi(arguments[1]) : 3); ++i) {
        all.push_back(held(i));
        all.back().next();
    }
    report::entries().clear();
    sigset_t blocked;
    sigemptyset(&blocked);
    for (const int signal : {SIGRTMIN, SIGRTMIN + 1, SIGUSR2})
        sigaddset(&blocked, signal);
    if (kind.empty()) {
        pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
        start_waiters();
        start_signals();
    }
    if (kind == "clock") watch_clock();
    std::cout << "ready" << std::endl;
    for (std::string line; std::getline(std::cin, line);)
        answer(line);
}
