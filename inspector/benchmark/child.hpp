// Programs that the measurements start: targets that are looked at, and commands that look at them.
#pragma once

#include <string>
#include <vector>

namespace yieldcheck::inspector::benchmark {

/// A program that prints "ready" and waits. Ends with this object, and with the program that measures.
class Target {
public:
    /// Throws std::runtime_error when it is not ready in two minutes.
    explicit Target(const std::vector<std::string>& command);
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    ~Target();

    int process() const { return process_; }

private:
    int process_ = 0;
    int output_ = -1;
};

/// A folder of its own with the core of a program that aborts; removed with this object. The path is empty where the
/// system keeps no cores in the working folder.
class Core {
public:
    explicit Core(const std::vector<std::string>& command);
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;
    ~Core();

    const std::string& path() const { return path_; }

private:
    std::string folder_;
    std::string path_;
};

struct Run {
    int code = -1;  // -1: it was ended by a signal, or after ten minutes
    double seconds = 0;
    double first_frame = 0;  // seconds until the first line that names a frame
    std::size_t lines = 0;
    std::size_t bytes = 0;
    std::size_t most_memory = 0;  // bytes, resident
};

/// Runs a command to its end and reads what it prints; `mark` is what lines about frames contain.
Run run(const std::vector<std::string>& command, const std::string& mark);

}  // namespace yieldcheck::inspector::benchmark
