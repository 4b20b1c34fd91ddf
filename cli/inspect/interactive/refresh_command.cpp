#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {

PromptCommand refresh_command() {
    return {
        "refresh",
        "r",
        "",
        "Looks again, and shows what has changed",
        "Looks at the target once more, and shows the frames that are new (+), gone (-), or different: state, line, "
        "whom it waits for, values. Frames keep their numbers. A started program stands still between two looks: go "
        "and until let it run.\n",
        Completes::nothing,
        [](Session& session, const std::string&) { refresh(session); }};
}

}  // namespace yieldcheck::inspect
