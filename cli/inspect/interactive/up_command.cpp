#include "cli/inspect/interactive/move.hpp"
#include "cli/inspect/interactive/prompt_command.hpp"

namespace yieldcheck::inspect {

PromptCommand up_command() {
    return {"up",
            "u",
            "",
            "To the frame that waits for the chosen one",
            "Chooses the frame that has delegated to the chosen one and goes on when that is done.\n",
            Completes::nothing,
            [](Session& session, const std::string&) { move_along(session, inspector::Edge::Kind::awaited_by); }};
}

}  // namespace yieldcheck::inspect
