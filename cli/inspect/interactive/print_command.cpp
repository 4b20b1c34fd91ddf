#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "cli/inspect/value_lines.hpp"
#include "inspector/fault.hpp"
#include "inspector/view/escaped.hpp"

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    if (rest.empty()) throw inspector::Fault("print what?", "print NAME, or print NAME.member[2].member");
    const auto frame = session.frame_named({});
    auto value = session.value(frame, rest);
    name_frames(value, session);
    if (!value.type.empty()) session.out() << session.style().ink(Ink::faint, inspector::escaped(value.type)) << '\n';
    print_value(session.out(), inspector::escaped(rest), value, 0, session.style().width);
}

}  // namespace

PromptCommand print_command() {
    return {"print",
            "p",
            "PATH",
            "A value of the chosen frame, or a part of it, in depth",
            "Shows a parameter, a local, or the promise, and goes on into it along a path:\n"
            "  print order\n"
            "  print order.items[0]\n"
            "  print node->next->value\n"
            "  print table[\"key\"]\n"
            "  print promise.continuation\n",
            Completes::variables,
            run};
}

}  // namespace yieldcheck::inspect
