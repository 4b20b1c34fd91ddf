#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"

#include <charconv>

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    auto& watches = session.watches();
    if (rest.empty()) return watches.clear();
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc{} || end != rest.data() + rest.size() || number == 0 || number > watches.size())
        throw inspector::Fault("there is no watch " + rest, "watch lists them");
    watches.erase(watches.begin() + static_cast<std::ptrdiff_t>(number) - 1);
}

}  // namespace

PromptCommand unwatch_command() {
    return {"unwatch",
            "",
            "[NUMBER]",
            "Ends a watch, or all of them",
            "  unwatch 1\n"
            "  unwatch\n",
            Completes::nothing,
            run};
}

}  // namespace yieldcheck::inspect
