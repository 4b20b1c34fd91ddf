#include "inspector/test_targets/target.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>

namespace yieldcheck::inspector {
namespace {

std::string make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "yieldcheck-target-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
}

/// a=1 name="x y" list=[1, 2]: values may hold spaces within quotes and brackets.
std::map<std::string, std::string> parse_locals(const std::string& text) {
    std::map<std::string, std::string> all;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && text[at] == ' ')
            ++at;
        const auto equals = text.find('=', at);
        if (equals == std::string::npos) break;
        int depth = 0;
        bool quoted = false;
        std::size_t end = equals + 1;
        for (; end < text.size() && (text[end] != ' ' || depth > 0 || quoted); ++end) {
            if (text[end] == '"') quoted = !quoted;
            if (text[end] == '[' || text[end] == '{') ++depth;
            if (text[end] == ']' || text[end] == '}') --depth;
        }
        all[text.substr(at, equals - at)] = text.substr(equals + 1, end - equals - 1);
        at = end;
    }
    return all;
}

}  // namespace

TargetProgram::TargetProgram(const std::string& path, const std::string& argument) : folder_(make_folder()) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
        const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, argument.empty() ? &none : &unlimited);
        prctl(PR_SET_PDEATHSIG, SIGKILL);  // whatever becomes of the test
        dup2(pipe_ends[1], 1);
        close(pipe_ends[0]);
        close(pipe_ends[1]);
        if (chdir(folder_.c_str()) == 0)
            execl(path.c_str(), path.c_str(), argument.empty() ? nullptr : argument.c_str(), nullptr);
        _exit(127);
    }
    close(pipe_ends[1]);
    output_ = pipe_ends[0];
    read_report();
}

void TargetProgram::read_report() {
    std::string text;
    char buffer[4096];
    while (text.find("ready\n") == std::string::npos) {
        const auto count = read(output_, buffer, sizeof buffer);
        if (count <= 0) throw std::runtime_error("the target ended: " + text);
        text.append(buffer, static_cast<std::size_t>(count));
    }
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string kind;
        ExpectedFrame frame;
        words >> kind;
        if (kind == "value") {
            std::string variable, text_of_value;
            words >> variable;
            std::getline(words.ignore(), text_of_value);
            values_[variable] = text_of_value;
        }
        words >> std::hex >> frame.address >> std::dec >> frame.state >> frame.function >> frame.line;
        if (kind != "frame") continue;
        std::string rest;
        std::getline(words, rest);
        frame.locals = parse_locals(rest);
        frames_.push_back(std::move(frame));
    }
}

TargetProgram::~TargetProgram() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    close(output_);
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

std::string TargetProgram::core() {
    waitpid(process_, nullptr, 0);
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        if (entry.path().filename().string().starts_with("core")) return entry.path().string();
    return {};
}

std::vector<std::string> target_programs(const std::string& prefix) {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(YIELDCHECK_TARGETS)) {
        const auto file = entry.path().filename().string();
        const bool executable =
            (entry.status().permissions() & std::filesystem::perms::owner_exec) != std::filesystem::perms::none;
        if (file.starts_with(prefix) && executable && entry.is_regular_file()) all.push_back(entry.path().string());
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace yieldcheck::inspector
