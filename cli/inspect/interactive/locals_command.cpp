#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    const auto frame = session.frame_named(rest);
    if (rest.empty())
        print_variables(session.view(), session.frame(frame));
    else
        print_in_full(session.view(), frame, session.sources());
}

}  // namespace

PromptCommand locals_command() {
    return {"locals",
            "i",
            "[FRAME]",
            "Parameters, locals and promise in depth",
            "Shows the parameters and locals of the chosen frame that are alive where it stands, and its promise:\n"
            "  locals\n"
            "  locals 3           everything that is known of frame 3\n",
            Completes::frames,
            run};
}

}  // namespace yieldcheck::inspect
