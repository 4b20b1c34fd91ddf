// A command of the prompt: one file says its name, its help, and does its work.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::inspect {

class Session;

/// What the words behind a command are, for the completion of what is being typed.
enum class Completes { nothing, frames, variables, commands, files };

struct PromptCommand {
    std::string name;
    std::string letter;     // in short; may be empty
    std::string arguments;  // "[FRAME]"
    std::string summary;    // one line
    std::string help;       // what it does, with examples
    Completes completes = Completes::nothing;
    /// `rest` is what stands behind the name, without spaces around it. Throws Fault.
    std::function<void(Session& session, const std::string& rest)> run;
};

/// All commands in the order of the help. Adding one means adding a file, and its line in prompt_commands.cpp.
const std::vector<PromptCommand>& prompt_commands();

/// The command of this name, letter or unambiguous beginning. Throws Fault when there is none, or several.
const PromptCommand& prompt_command(std::string_view name);

}  // namespace yieldcheck::inspect
