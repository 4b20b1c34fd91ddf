#include "inspector/memory/program_start.hpp"

#include "inspector/fault.hpp"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace yieldcheck::inspector {
namespace {

constexpr long options =
    PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT;

/// In the child: waits to be traced, then becomes the program. Only calls that are safe after fork.
[[noreturn]] void become(int ready, int failure, char* const* arguments) {
    char byte = 0;
    while (read(ready, &byte, 1) < 0 && errno == EINTR) {
    }
    execvp(arguments[0], arguments);
    const int error = errno;
    (void)!write(failure, &error, sizeof error);
    _exit(127);
}

[[noreturn]] void cannot_start(const std::string& program, int error) {
    const std::string what = "cannot start " + program + ": ";
    std::error_code unknown;
    const auto status = std::filesystem::status(program, unknown);
    if (std::filesystem::is_directory(status)) throw Fault(what + "it is a folder", "name the program in it");
    std::ifstream file(program);
    std::string line;
    const bool script = std::filesystem::is_regular_file(status) && std::getline(file, line) && line.starts_with("#!");
    if (error == ENOENT && std::filesystem::exists(status))
        throw Fault(what + (script ? "its interpreter " + line.substr(2, 200) : "its dynamic linker") + " is not there",
                    script ? "mend its first line, or name the interpreter: -- INTERPRETER SCRIPT"
                           : "it was built for another system: install that one's C library");
    if (error == EACCES && std::filesystem::exists(status))
        throw Fault(what + "it may not be executed", "chmod +x makes a file a program, where you may do so");
    if (error == ENOENT) throw Fault(what + "there is no such program", "give its path, such as ./program");
    throw Fault(what + std::strerror(error));
}

}  // namespace

int start_traced(const std::vector<std::string>& command) {
    if (command.empty() || command.front().empty()) throw Fault("no program to start", "name it behind --");
    std::vector<char*> arguments;
    for (const auto& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int ready[2], failure[2];
    if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(failure, O_CLOEXEC) != 0) throw Fault("no pipe: too many open files");
    // Who ignores its children's ends never hears of them.
    const auto before = std::signal(SIGCHLD, SIG_DFL);
    const int child = fork();
    if (child == 0) {
        std::signal(SIGCHLD, before);
        become(ready[0], failure[1], arguments.data());
    }
    close(ready[0]);
    close(failure[1]);
    const bool seized = child > 0 && ptrace(PTRACE_SEIZE, child, nullptr, options) == 0;
    const int seize_error = errno;
    (void)!::write(ready[1], "", 1);
    close(ready[1]);
    int error = 0;
    const bool failed = seized && ::read(failure[0], &error, sizeof error) == sizeof error;
    close(failure[0]);
    if (child < 0) throw Fault("cannot start " + command.front() + ": " + std::strerror(seize_error));
    int status = 0;
    if (!seized || failed) {
        kill(child, SIGKILL);
        waitpid(child, &status, __WALL);
        if (failed) cannot_start(command.front(), error);
        throw Fault("cannot trace " + command.front() + ": " + std::strerror(seize_error),
                    "a container without the right to trace forbids it");
    }
    // It stands at the end of its exec.
    if (waitpid(child, &status, __WALL) != child || !WIFSTOPPED(status))
        throw Fault(command.front() + " ended before it began");
    return child;
}

}  // namespace yieldcheck::inspector
