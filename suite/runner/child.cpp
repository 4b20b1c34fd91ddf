#include "runner/child.hpp"

#include "protocol/fault.hpp"
#include "runner/descriptor.hpp"

#define BOOST_PROCESS_USE_STD_FS 1
#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
#include <boost/process/posix.hpp>
#include <boost/process/search_path.hpp>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

namespace yieldcheck {
namespace {

using namespace std::chrono_literals;
namespace process = boost::process;

constexpr auto watch_interval = 50ms;  // of memory and of a death that leaves the pipes open
constexpr auto farewell = 1s;          // between the end of standard output and the end of the process

/// Runs in the child between fork and exec; calls nothing but what is safe there.
struct Setup : process::extend::handler {
    template <class Executor>
    void on_exec_setup(Executor&) const {
        ::setpgid(0, 0);
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::signal(SIGPIPE, SIG_DFL);
        sigset_t all;
        ::sigemptyset(&all);
        ::sigprocmask(SIG_SETMASK, &all, nullptr);
    }
};

std::size_t resident_bytes(pid_t process) {
    char name[64];
    std::snprintf(name, sizeof name, "/proc/%d/statm", int(process));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name, "re"), &std::fclose);
    unsigned long size = 0, resident = 0;
    if (!file || std::fscanf(file.get(), "%lu %lu", &size, &resident) != 2) return 0;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

std::string Ending::describe() const {
    std::string text;
    if (closed_output) {
        text = "closed its standard output";
    } else if (signalled) {
        const char* name = ::sigabbrev_np(number);
        text = "killed by " + (name ? "SIG" + std::string(name) : "signal " + std::to_string(number));
    } else {
        text = "exited with code " + std::to_string(number);
    }
    if (!half_line.empty()) text += ", leaving half a line on standard output";
    return text;
}

struct Child::Process {
    Process(const std::vector<std::string>& command, ChildLimits the_limits, int the_stop_descriptor)
        : limits(the_limits), stop_descriptor(the_stop_descriptor) {
        Pipe in, out, err;
        const std::filesystem::path program = command.at(0).find('/') == std::string::npos
                                                  ? process::search_path(command[0])
                                                  : std::filesystem::path(command[0]);
        if (program.empty()) throw Fault(command[0] + ": there is no such program", "install it, or name another one");
        std::error_code error;
        process::child started(process::exe = program.string(),
                               process::args = std::vector<std::string>(command.begin() + 1, command.end()),
                               process::posix::fd.bind(0, in.read.get()), process::posix::fd.bind(1, out.write.get()),
                               process::posix::fd.bind(2, err.write.get()), Setup{}, error);
        if (error) throw Fault(command[0] + ": cannot be started (" + error.message() + ")");
        id = started.id();
        started.detach();
        input = std::move(in.write);
        output = std::move(out.read);
        errors = std::move(err.read);
        for (const FileDescriptor* descriptor : {&input, &output, &errors})
            descriptor->do_not_block();
    }

    ~Process() {
        kill();
        if (alive) ::waitpid(id, nullptr, 0);
    }

    void kill() const noexcept {
        if (alive) ::kill(-id, SIGKILL);
    }

    /// Whether it has ended; then `ending` says how.
    bool reap() {
        int status = 0;
        if (!alive || ::waitpid(id, &status, WNOHANG) != id) return !alive;
        ::kill(-id, SIGKILL);  // what it started itself goes with it
        alive = false;
        ending.signalled = WIFSIGNALED(status);
        ending.number = ending.signalled ? WTERMSIG(status) : WEXITSTATUS(status);
        return true;
    }

    void read_errors() {
        std::array<char, 1 << 16> buffer;
        const auto got = errors.read(buffer.data(), buffer.size());
        if (got > 0)
            words.append({buffer.data(), static_cast<std::size_t>(got)});
        else if (got == 0)
            errors.close();
    }

    void read_output() {
        std::array<char, 1 << 16> buffer;
        const auto got = output.read(buffer.data(), buffer.size());
        if (got > 0)
            received.append(buffer.data(), static_cast<std::size_t>(got));
        else if (got == 0)
            output.close();
    }

    void write_input() {
        const auto written = input.write(pending.data(), pending.size());
        if (written > 0)
            pending.erase(0, static_cast<std::size_t>(written));
        else if (written == 0)
            pending.clear(), input.close();  // nobody reads any more; its end will show
        if (pending.empty() && closing) input.close();
    }

    std::optional<Event> take_line() {
        const auto end = received.find('\n', searched);
        if (end == std::string::npos) {
            searched = received.size();
            return searched > limits.line ? std::optional(Event::line_too_long) : std::nullopt;
        }
        if (end > limits.line) return Event::line_too_long;
        current.assign(received, 0, end);
        received.erase(0, end + 1);
        searched = 0;
        return Event::line;
    }

    Event ended() {
        for (int i = 0; i < 64 && errors.open(); ++i)
            read_errors();
        ending.half_line = received.substr(0, 200);
        return Event::ended;
    }

    /// Standard output has ended: the process should, too.
    Event await_end() {
        const auto patience = Clock::now() + farewell;
        while (!reap() && Clock::now() < patience) {
            pollfd descriptor{errors.get(), POLLIN, 0};
            ::poll(&descriptor, 1, 1);
            if (descriptor.revents) read_errors();
        }
        if (alive) {
            ending.closed_output = true;
            kill();
            int status = 0;
            ::waitpid(id, &status, 0);
            alive = false;
        }
        return ended();
    }

    /// A look at the process itself now and then.
    std::optional<Event> watch() {
        if (Clock::now() < next_watch) return std::nullopt;
        next_watch = Clock::now() + watch_interval;
        if (reap()) {
            const std::size_t before = received.size();
            read_output();  // its last lines may still be in the pipe, which somebody else may hold open
            if (const auto event = take_line()) return event;
            if (received.size() == before || !output.open()) return ended();
        }
        return alive && resident_bytes(id) > limits.memory ? std::optional(Event::too_much_memory) : std::nullopt;
    }

    Event wait(Clock::time_point deadline) {
        for (;;) {
            if (const auto event = take_line()) return *event;
            if (!output.open()) return alive ? await_end() : ended();
            const auto now = Clock::now();
            if (now >= deadline) return Event::time_passed;
            std::array<pollfd, 4> descriptors{{{output.get(), POLLIN, 0},
                                               {errors.get(), POLLIN, 0},
                                               {pending.empty() ? -1 : input.get(), POLLOUT, 0},
                                               {stop_descriptor, POLLIN, 0}}};
            const auto patience =
                std::chrono::ceil<std::chrono::milliseconds>(std::min<Clock::duration>(deadline - now, watch_interval));
            ::poll(descriptors.data(), descriptors.size(), static_cast<int>(patience.count()));
            if (descriptors[3].revents) return Event::stopped;
            if (descriptors[1].revents) read_errors();
            if (descriptors[2].revents) write_input();
            if (descriptors[0].revents) read_output();
            if (const auto event = watch()) return *event;
        }
    }

    ChildLimits limits;
    int stop_descriptor;
    pid_t id = -1;
    bool alive = true;
    bool closing = false;  // close the input when all is written
    FileDescriptor input, output, errors;
    std::string pending;   // to be written
    std::string received;  // read, but no whole line yet
    std::size_t searched = 0;
    std::string current;
    Ending ending;
    LastWords words;
    Clock::time_point next_watch = Clock::now() + watch_interval;
};

Child::Child(const std::vector<std::string>& command, ChildLimits limits, int stop_descriptor)
    : process_(std::make_unique<Process>(command, limits, stop_descriptor)) {}

Child::~Child() = default;

void Child::send(std::string_view line) {
    (process_->pending += line) += '\n';
    process_->write_input();
}

void Child::close_input() {
    process_->closing = true;
    if (process_->pending.empty()) process_->input.close();
}

Child::Event Child::wait(Clock::time_point deadline) { return process_->wait(deadline); }
const std::string& Child::line() const { return process_->current; }
int Child::process() const { return process_->id; }
const Ending& Child::ending() const { return process_->ending; }
const ChildLimits& Child::limits() const { return process_->limits; }
LastWords& Child::last_words() { return process_->words; }
void Child::kill() { process_->kill(); }

void Child::catch_up() {
    for (int i = 0; i < 64 && process_->errors.open(); ++i) {
        pollfd descriptor{process_->errors.get(), POLLIN, 0};
        if (::poll(&descriptor, 1, 0) <= 0) break;
        process_->read_errors();
    }
}

namespace {

double processor_seconds(int whose) {
    rusage usage{};
    ::getrusage(whose, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

double children_seconds() { return processor_seconds(RUSAGE_CHILDREN); }

double own_seconds() { return processor_seconds(RUSAGE_SELF); }

}  // namespace yieldcheck
