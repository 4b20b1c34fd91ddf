#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    if (rest.empty()) {
        if (session.watches().empty()) session.out() << "nothing is watched\n";
        return print_watches(session);
    }
    Watch watch;
    if (rest == "state") {
        watch.number = session.number(session.frame_named({}));
    } else if (rest.find_first_not_of("#0123456789") == std::string::npos) {
        watch.number = session.number(session.frame_named(rest));
    } else {
        const auto frame = session.frame_named({});
        watch.number = session.number(frame);
        watch.path = rest;
        (void)session.value(frame, rest);  // says when there is none
    }
    watch.last = watched_text(session, watch);
    session.watches().push_back(watch);
    print_watches(session);
}

}  // namespace

PromptCommand watch_command() {
    return {"watch",
            "w",
            "[PATH | state | FRAME]",
            "Shows a value, or a frame's state, after each look",
            "Watches a value of the chosen frame, or where a frame stands; refresh, go and until show it, and what it "
            "was.\n"
            "  watch packed\n"
            "  watch order.items[0]\n"
            "  watch state        of the chosen frame\n"
            "  watch 3            the state of frame 3\n"
            "  watch              all watches\n",
            Completes::variables,
            run};
}

}  // namespace yieldcheck::inspect
