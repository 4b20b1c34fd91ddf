#include "cli/inspect/interactive/prompt_command.hpp"

#include "inspector/fault.hpp"
#include "inspector/view/escaped.hpp"

namespace yieldcheck::inspect {

PromptCommand list_command();
PromptCommand frame_command();
PromptCommand locals_command();
PromptCommand print_command();
PromptCommand source_command();
PromptCommand tree_command();
PromptCommand down_command();
PromptCommand up_command();
PromptCommand refresh_command();
PromptCommand watch_command();
PromptCommand unwatch_command();
PromptCommand go_command();
PromptCommand until_command();
PromptCommand write_command();
PromptCommand help_command();
PromptCommand quit_command();

const std::vector<PromptCommand>& prompt_commands() {
    static const std::vector<PromptCommand> all{list_command(),    frame_command(), locals_command(),  print_command(),
                                                source_command(),  tree_command(),  down_command(),    up_command(),
                                                refresh_command(), watch_command(), unwatch_command(), go_command(),
                                                until_command(),   write_command(), help_command(),    quit_command()};
    return all;
}

const PromptCommand& prompt_command(std::string_view name) {
    std::vector<const PromptCommand*> beginning;
    std::string names;
    for (const auto& command : prompt_commands()) {
        if (name == command.name || (!command.letter.empty() && name == command.letter)) return command;
        if (!command.name.starts_with(name)) continue;
        beginning.push_back(&command);
        names += (names.empty() ? "" : ", ") + command.name;
    }
    if (beginning.size() == 1) return *beginning.front();
    if (beginning.empty())
        throw inspector::Fault("there is no command '" + inspector::escaped(name) + "'", "help lists them");
    throw inspector::Fault("'" + std::string(name) + "' may be any of " + names, "type some more of it");
}

}  // namespace yieldcheck::inspect
