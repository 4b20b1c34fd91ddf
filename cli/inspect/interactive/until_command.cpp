#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/running.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"

#include <sstream>

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    std::istringstream words(rest);
    std::string what, frame, surplus;
    words >> what >> frame >> surplus;
    if ((what != "suspended" && what != "resumed") || !surplus.empty())
        throw inspector::Fault("until what?", "until resumed [FRAME], or until suspended [FRAME]");
    run_until(session, session.frame_named(frame), what == "resumed" ? Awaited::resumed : Awaited::suspended);
}

}  // namespace

PromptCommand until_command() {
    return {
        "until",
        "",
        "resumed|suspended [FRAME]",
        "Runs on until a frame is next resumed, or next suspended",
        "Lets the target run until the chosen frame, or another one, is resumed, or suspended again after that:\n"
        "  until resumed\n"
        "  until suspended 3\n"
        "A started program is stopped at that very moment, by breakpoints. A process that was running before is looked "
        "at twenty times a second, and what lies between two looks is missed. Ctrl-C ends the wait.\n",
        Completes::frames,
        run};
}

}  // namespace yieldcheck::inspect
