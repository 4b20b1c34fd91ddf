#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/running.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"

#include <charconv>

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    double seconds = 1;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), seconds);
    if (!rest.empty() &&
        (error != std::errc{} || end != rest.data() + rest.size() || !(seconds > 0) || seconds > 86400))
        throw inspector::Fault("'" + rest + "' is no number of seconds", "go 0.5 lets it run for half a second");
    let_run(session, seconds);
    refresh(session);
}

}  // namespace

PromptCommand go_command() {
    return {"go",
            "g",
            "[SECONDS]",
            "Lets the target run for a while, then looks again",
            "Lets a started program run for so many seconds (1 when none are said), holds it again, and shows what has "
            "changed. A process that was running anyway goes on running. Ctrl-C ends the wait.\n"
            "  go\n"
            "  go 0.2\n",
            Completes::nothing,
            run};
}

}  // namespace yieldcheck::inspect
