#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "cli/inspect/output.hpp"
#include "cli/inspect/show.hpp"
#include "inspector/fault.hpp"

#include <CLI/CLI.hpp>

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    Request request;
    CLI::App options("list", "list");
    options.set_help_flag();
    declare_list(options, request);
    try {
        options.parse(rest, false);
        check(request);
    } catch (const CLI::ParseError& error) {
        throw inspector::Fault(error.what(), "help list shows the options");
    }
    show_frames(session.view(), request);
}

}  // namespace

PromptCommand list_command() {
    return {"list",
            "l",
            "[OPTIONS]",
            "The frames, or those that the options choose",
            "Shows the frames that were found at the last look, with the options of the command line:\n"
            "  list\n"
            "  list --state suspended --function '^serve'\n"
            "  list --file shop.cpp:44 --limit 10\n"
            "  list --with-local packed=1\n"
            "  list --group       alike frames as one\n"
            "  list --tree        below each frame the one that it waits for\n"
            "  list --source      with the source around the line\n",
            Completes::nothing,
            run};
}

}  // namespace yieldcheck::inspect
