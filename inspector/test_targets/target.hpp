// For tests: a target program, started, and what it says of itself.
#pragma once

#include "inspector/snapshot.hpp"

#include <map>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// What a target says of one of its frames.
struct ExpectedFrame {
    Address address = 0;
    std::string state;
    std::string function;  // as __func__ has it
    unsigned line = 0;
    std::map<std::string, std::string> locals;
};

/// A program that prints its frames and then waits. Ends with this object.
class TargetProgram {
public:
    /// `argument` "abort": it leaves a core file in a folder of its own.
    explicit TargetProgram(const std::string& path, const std::string& argument = {});
    TargetProgram(const TargetProgram&) = delete;
    TargetProgram& operator=(const TargetProgram&) = delete;
    ~TargetProgram();

    int process() const { return process_; }
    const std::vector<ExpectedFrame>& frames() const { return frames_; }
    /// What it says of its variables, "function.variable" to the text that is to be shown (canonical.hpp).
    const std::map<std::string, std::string>& values() const { return values_; }
    /// Waits for the program's end; empty when the system keeps no core files in the folder.
    std::string core();

private:
    void read_report();

    std::string folder_;
    int process_ = 0;
    int output_ = -1;
    std::vector<ExpectedFrame> frames_;
    std::map<std::string, std::string> values_;
};

/// The target programs whose name starts with this, as built: their paths.
std::vector<std::string> target_programs(const std::string& prefix);

}  // namespace yieldcheck::inspector
