#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    const auto frame = session.frame_named(rest);
    session.choose(frame);
    print_entry(session.view(), frame, session.frame(frame));
    print_excerpt(session.view(), session.listing(frame), session.sources(), 3, 3);
}

}  // namespace

PromptCommand frame_command() {
    return {"frame",
            "f",
            "[FRAME]",
            "Chooses a frame, by its number or address",
            "Chooses the frame that the other commands are about, and shows where it stands:\n"
            "  frame 3\n"
            "  frame 0x55d0a1c0\n"
            "  frame              the chosen one once more\n",
            Completes::frames,
            run};
}

}  // namespace yieldcheck::inspect
