#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"

#include <charconv>

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    unsigned around = 8;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), around);
    if (!rest.empty() && (error != std::errc{} || end != rest.data() + rest.size()))
        throw inspector::Fault("'" + rest + "' is no number of lines", "source 20 shows 20 lines before and behind");
    print_excerpt(session.view(), session.listing(session.frame_named({})), session.sources(), around, 0);
}

}  // namespace

PromptCommand source_command() {
    return {"source",
            "s",
            "[LINES]",
            "The source around the line where the chosen frame stands",
            "Shows the lines around the suspension, which is marked:\n"
            "  source\n"
            "  source 20          20 lines before and behind\n"
            "It says when the file is not there, or is newer than the program.\n",
            Completes::nothing,
            run};
}

}  // namespace yieldcheck::inspect
