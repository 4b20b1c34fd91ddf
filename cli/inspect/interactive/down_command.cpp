#include "cli/inspect/interactive/move.hpp"
#include "cli/inspect/interactive/prompt_command.hpp"

namespace yieldcheck::inspect {

PromptCommand down_command() {
    return {"down",
            "d",
            "",
            "To the frame that the chosen one waits for",
            "Chooses the frame that the chosen one has delegated to: what gi_yieldfrom is in Python.\n",
            Completes::nothing,
            [](Session& session, const std::string&) { move_along(session, inspector::Edge::Kind::awaits); }};
}

}  // namespace yieldcheck::inspect
