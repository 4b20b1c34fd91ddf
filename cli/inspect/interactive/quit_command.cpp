#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {

PromptCommand quit_command() {
    return {"quit",
            "q",
            "",
            "Leaves; the target goes on",
            "Leaves the prompt, as the end of input (Ctrl-D) does. The target goes on as if nothing had happened.\n",
            Completes::nothing,
            [](Session& session, const std::string&) { session.end(); }};
}

}  // namespace yieldcheck::inspect
