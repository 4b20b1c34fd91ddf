#include "inspector/benchmark/child.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>

namespace yieldcheck::inspector::benchmark {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto until_ready = std::chrono::minutes(2);
constexpr auto until_done = std::chrono::minutes(10);

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The child's process; its standard output goes into `output`, unless that is null.
int start(const std::vector<std::string>& command, int* output, const std::string& folder, bool core) {
    int ends[2]{-1, -1};
    if (output != nullptr && pipe(ends) != 0) throw std::runtime_error("no pipe");
    const int child = fork();
    if (child < 0) throw std::runtime_error("no further process");
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const rlimit limit{core ? RLIM_INFINITY : 0, core ? RLIM_INFINITY : 0};
        setrlimit(RLIMIT_CORE, &limit);
        if (output != nullptr) {
            dup2(ends[1], STDOUT_FILENO);
            close(ends[0]);
            close(ends[1]);
        }
        std::vector<char*> arguments;
        for (const auto& word : command)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        if (folder.empty() || chdir(folder.c_str()) == 0) execv(arguments.front(), arguments.data());
        _exit(127);
    }
    if (output != nullptr) {
        close(ends[1]);
        *output = ends[0];
    }
    return child;
}

/// Some bytes, or none at the end; false when the time is over.
bool read_some(int descriptor, std::string& bytes, Clock::time_point end) {
    pollfd wait{descriptor, POLLIN, 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0 || poll(&wait, 1, static_cast<int>(left)) <= 0) return false;
    bytes.resize(1 << 16);
    const auto count = read(descriptor, bytes.data(), bytes.size());
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return true;
}

/// Waits for a child's end until then; otherwise ends it. Its status.
int await_end(int child, Clock::time_point end, rusage& usage) {
    int status = 0;
    while (wait4(child, &status, WNOHANG, &usage) == 0) {
        if (Clock::now() > end) kill(child, SIGKILL);
        usleep(1000);
    }
    return status;
}

}  // namespace

Target::Target(const std::vector<std::string>& command) {
    process_ = start(command, &output_, {}, false);
    const auto end = Clock::now() + until_ready;
    std::string text, more;
    while (text.find("ready\n") == std::string::npos) {
        if (!read_some(output_, more, end) || more.empty()) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
            throw std::runtime_error(command.front() + " did not become ready");
        }
        text += more;
    }
}

Target::~Target() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    close(output_);
}

Core::Core(const std::vector<std::string>& command) {
    std::string name = (std::filesystem::temp_directory_path() / "yieldcheck-core-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    rusage usage{};
    await_end(start(command, nullptr, folder_, true), Clock::now() + until_ready, usage);
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        if (entry.path().filename().string().starts_with("core")) path_ = entry.path().string();
}

Core::~Core() {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

Run run(const std::vector<std::string>& command, const std::string& mark) {
    const auto begin = Clock::now();
    const auto end = begin + until_done;
    Run result;
    int output = -1;
    const int child = start(command, &output, {}, false);
    std::string bytes, before;
    while (read_some(output, bytes, end) && !bytes.empty()) {
        if (result.first_frame == 0) {
            before += bytes;
            if (before.find(mark) != std::string::npos) result.first_frame = seconds_since(begin);
        }
        result.bytes += bytes.size();
        result.lines += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    }
    close(output);
    rusage usage{};
    const int status = await_end(child, end, usage);
    result.seconds = seconds_since(begin);
    result.most_memory = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    if (WIFEXITED(status)) result.code = WEXITSTATUS(status);
    return result;
}

}  // namespace yieldcheck::inspector::benchmark
