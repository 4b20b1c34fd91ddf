#include "cli/inspect/interactive/prompt.hpp"

#include "cli/inspect/interactive/completion.hpp"
#include "cli/inspect/interactive/line_editor.hpp"
#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "cli/interrupt.hpp"
#include "inspector/fault.hpp"
#include "inspector/view/escaped.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace yieldcheck::inspect {
namespace {

Style style_of_prompt() {
    Style style = style_for(STDOUT_FILENO);
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 60) style.width = size.ws_col;
    return style;
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool repeats(const PromptCommand& command) {
    return command.name == "refresh" || command.name == "go" || command.name == "until";
}

void answer(Session& session, const std::string& line) {
    const auto space = line.find_first_of(" \t");
    try {
        const auto& command = prompt_command(line.substr(0, space));
        command.run(session, space == std::string::npos ? std::string{} : trimmed(line.substr(space)));
    } catch (const inspector::Fault& fault) {
        session.out() << session.style().ink(Ink::bad, inspector::escaped(fault.what())) << '\n';
        if (!fault.hint().empty()) session.out() << inspector::escaped(fault.hint()) << '\n';
    }
    session.out() << std::flush;
}

}  // namespace

void ask(inspector::Memory& target, const Request& request) {
    // Ctrl-C ends what is being waited for, not the prompt.
    const HandledSignals signals(
        {SIGINT}, +[](int) { Session::note_interrupt(); });
    Session session(target, request, std::cout, style_of_prompt());
    print_header(session.view());
    std::cout << "help says what can be asked; quit leaves\n" << std::flush;
    LineEditor editor("(inspect) ", [&](const std::string& before) { return completions(session, before); });
    std::string last;
    while (!session.ended()) {
        auto line = editor.read();
        if (!line) {
            std::cout << '\n';
            return;
        }
        (void)Session::interrupted();
        std::string words = trimmed(*line);
        if (words.empty()) words = last;
        if (words.empty()) continue;
        answer(session, words);
        last.clear();
        try {
            if (repeats(prompt_command(words.substr(0, words.find(' '))))) last = words;
        } catch (const inspector::Fault&) {
        }
    }
}

}  // namespace yieldcheck::inspect
