#include "inspector/memory/breakpoint_guard.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <string>

namespace yieldcheck::inspector {

struct GuardedPlaces {
    static constexpr std::size_t most = 8192;
    struct Place {
        Address address;
        std::uint8_t byte;
    };

    std::atomic<std::size_t> count;
    Place place[most];
};

namespace {

void close_all_but(unsigned one, unsigned other) {
    const auto [low, high] = std::minmax(one, other);
    if (low > 0) close_range(0, low - 1, 0);
    if (high > low + 1) close_range(low + 1, high - 1, 0);
    close_range(high + 1, ~0U, 0);
}

/// In the process of the guard; only calls that are safe after fork.
[[noreturn]] void guard(int life, int memory, const GuardedPlaces& places) {
    // Nobody shall wait for the end of what it holds open.
    close_all_but(static_cast<unsigned>(life), static_cast<unsigned>(memory));
    prctl(PR_SET_NAME, "trap-guard");
    std::uint8_t byte = 0;
    while (read(life, &byte, 1) < 0 && errno == EINTR) {
    }
    for (std::size_t i = 0; i < places.count; ++i) {
        const auto [address, code] = places.place[i];
        const auto where = static_cast<off_t>(address);
        if (pread(memory, &byte, 1, where) == 1 && byte == trap_instruction) (void)!pwrite(memory, &code, 1, where);
    }
    _exit(0);
}

}  // namespace

BreakpointGuard::BreakpointGuard(int thread) {
    const Descriptor memory(open(("/proc/" + std::to_string(thread) + "/mem").c_str(), O_RDWR | O_CLOEXEC));
    void* const shared =
        mmap(nullptr, sizeof(GuardedPlaces), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int ends[2];
    if (shared == MAP_FAILED || memory.get() < 0) return;
    places_ = new (shared) GuardedPlaces;
    if (pipe2(ends, O_CLOEXEC) != 0) return;
    const Descriptor its_end(ends[0]);
    life_ = Descriptor(ends[1]);
    // Ctrl-C and its like are for the inspector: the guard comes after it.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    process_ = fork();
    if (process_ == 0) {
        close(life_.get());
        guard(its_end.get(), memory.get(), *places_);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

BreakpointGuard::~BreakpointGuard() {
    life_ = Descriptor();
    if (process_ > 0)
        while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
        }
    if (places_ != nullptr) munmap(places_, sizeof *places_);
}

void BreakpointGuard::add(Address address, std::uint8_t byte) {
    if (places_ == nullptr || places_->count == GuardedPlaces::most) return;
    const std::size_t count = places_->count;
    places_->place[count] = {address, byte};
    places_->count = count + 1;
}

}  // namespace yieldcheck::inspector
