#include "cli/process.hpp"

#include "protocol/fault.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

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

}  // namespace

void become(const std::vector<std::string>& command, const Environment& environment) {
    enter(environment);
    ::execvp(command.at(0).c_str(), pointers(command).data());
    throw Fault(command[0] + ": cannot be started (" + std::strerror(errno) + ")");
}

int run_program(const std::vector<std::string>& command, const Environment& environment,
                const std::filesystem::path& log) {
    enter(environment);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t child = -1;
    const int error =
        ::posix_spawnp(&child, command.at(0).c_str(), &actions, nullptr, pointers(command).data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error) throw Fault(command[0] + ": cannot be started (" + std::strerror(error) + ")");
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

Environment oracle_environment(const std::filesystem::path& root) {
    const char* path = std::getenv("PYTHONPATH");
    return {{"PYTHONPATH", (root / "oracle").string() + (path && *path ? ":" + std::string(path) : "")},
            {"PYTHONDONTWRITEBYTECODE", "1"}};
}

}  // namespace yieldcheck
