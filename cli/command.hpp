// A subcommand: one file says its name, its help and its options, and does its work.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace yieldcheck {

struct Command {
    std::string name;
    std::string help;  // one sentence
    /// Adds the options, and returns what runs when the command was given: it returns the exit code and may throw
    /// Fault.
    std::function<std::function<int()>(CLI::App&)> declare;
};

/// All commands in the order of the help. Adding one means adding a file, and its line in commands.cpp.
const std::vector<Command>& commands();

}  // namespace yieldcheck
