#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {
namespace {

std::string title(const PromptCommand& command) {
    return command.name + (command.arguments.empty() ? "" : ' ' + command.arguments);
}

void print_lines(Session& session, const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        if (line.starts_with(' '))
            session.out() << line << '\n';
        else
            for (const auto& part : wrapped(line, session.style().width))
                session.out() << part << '\n';
        at = end + 1;
    }
}

void run(Session& session, const std::string& rest) {
    if (!rest.empty()) {
        const auto& command = prompt_command(rest);
        session.out() << session.style().ink(Ink::strong, title(command));
        if (!command.letter.empty()) session.out() << "   (in short: " << command.letter << ')';
        session.out() << '\n';
        return print_lines(session, command.help);
    }
    for (const auto& command : prompt_commands()) {
        session.out() << "  " << padded(command.letter, 3);
        const auto name = title(command);
        if (name.size() > 22)
            session.out() << name << '\n' << std::string(28, ' ');
        else
            session.out() << padded(name, 23);
        session.out() << cut(command.summary, session.style().width - 28) << '\n';
    }
    print_lines(
        session,
        "help COMMAND says more, with examples. The Tab key completes; the arrow keys bring back what was typed. An "
        "empty line repeats refresh, go and until.");
}

}  // namespace

PromptCommand help_command() {
    return {"help", "h", "[COMMAND]", "This, or more about a command", "  help\n  help until\n", Completes::commands,
            run};
}

}  // namespace yieldcheck::inspect
