#include "cli/process.hpp"

#include "runner/descriptor.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace yieldcheck {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& command) {
    std::vector<char*> result;
    for (const auto& word : command)
        result.push_back(const_cast<char*>(word.c_str()));
    result.push_back(nullptr);
    return result;
}

void enter(const Environment& environment) {
    for (const auto& [name, value] : environment)
        ::setenv(name.c_str(), value.c_str(), 1);
}

struct FileActions {
    FileActions() {
        ::posix_spawn_file_actions_init(&list);
        ::posix_spawn_file_actions_addopen(&list, 0, "/dev/null", O_RDONLY, 0);
    }
    ~FileActions() { ::posix_spawn_file_actions_destroy(&list); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    posix_spawn_file_actions_t list;
};

/// Standard error goes where standard output does.
pid_t start(const std::vector<std::string>& command, const Environment& environment, FileActions& actions) {
    enter(environment);
    ::posix_spawn_file_actions_adddup2(&actions.list, 1, 2);
    pid_t child = -1;
    const int error =
        ::posix_spawnp(&child, command.at(0).c_str(), &actions.list, nullptr, pointers(command).data(), environ);
    if (error) throw Fault(command[0] + ": cannot be started (" + std::strerror(error) + ")");
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

void become(const std::vector<std::string>& command, const Environment& environment) {
    enter(environment);
    ::execvp(command.at(0).c_str(), pointers(command).data());
    throw Fault(command[0] + ": cannot be started (" + std::strerror(errno) + ")");
}

int run_program(const std::vector<std::string>& command, const Environment& environment,
                const std::filesystem::path& log) {
    FileActions actions;
    ::posix_spawn_file_actions_addopen(&actions.list, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    return wait_for(start(command, environment, actions));
}

int run_reading(const std::vector<std::string>& command, const Environment& environment,
                const std::function<void(const std::string& line)>& read) {
    Pipe pipe;
    FileActions actions;
    ::posix_spawn_file_actions_adddup2(&actions.list, pipe.write.get(), 1);
    const pid_t child = start(command, environment, actions);
    pipe.write.close();
    std::string line;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(pipe.read.get(), buffer, sizeof buffer)) != 0;) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) break;
        for (const char character : std::string_view(buffer, std::size_t(got))) {
            if (character != '\n')
                line += character;
            else
                read(std::exchange(line, {}));
        }
    }
    if (!line.empty()) read(line);
    return wait_for(child);
}

Environment oracle_environment(const std::filesystem::path& root) {
    const char* path = std::getenv("PYTHONPATH");
    return {{"PYTHONPATH", (root / "oracle").string() + (path && *path ? ":" + std::string(path) : "")},
            {"PYTHONDONTWRITEBYTECODE", "1"}};
}

}  // namespace yieldcheck
