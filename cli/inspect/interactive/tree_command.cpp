#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    std::vector<inspector::Frame> listings;
    std::vector<std::size_t> chosen;
    const bool one = !rest.empty() && rest != "all";
    for (std::size_t index = 0; index < session.count(); ++index) {
        listings.push_back(session.listing(index));
        if (!one) chosen.push_back(index);
    }
    if (one) chosen.push_back(session.frame_named(rest));
    print_tree(session.view(), listings, chosen);
}

}  // namespace

PromptCommand tree_command() {
    return {"tree",
            "t",
            "[FRAME]",
            "Who waits for whom",
            "Shows the chains of delegation: below each frame the one that it waits for.\n"
            "  tree\n"
            "  tree 3             only the chains that frame 3 is in\n"
            "up and down go along such a chain.\n",
            Completes::frames,
            run};
}

}  // namespace yieldcheck::inspect
