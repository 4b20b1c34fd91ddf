#include "cli/inspect/interactive/move.hpp"

#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/interactive/prompt_command.hpp"
#include "inspector/fault.hpp"

namespace yieldcheck::inspect {

void move_along(Session& session, inspector::Edge::Kind kind) {
    const auto from = session.frame_named({});
    const bool down = kind == inspector::Edge::Kind::awaits;
    std::vector<std::size_t> others;
    std::string names;
    for (const auto& edge : session.listing(from).edges) {
        const auto other = edge.kind == kind ? session.find(edge.target) : std::nullopt;
        if (!other) continue;
        others.push_back(*other);
        names += (names.empty() ? "" : ", ") + number_text(session.number(*other));
    }
    const auto self = "frame " + number_text(session.number(from));
    if (others.empty())
        throw inspector::Fault(self + (down ? " waits for no other frame" : " is awaited by no other frame"),
                               "tree shows who waits for whom");
    if (others.size() > 1) throw inspector::Fault(self + " has several: " + names, "choose one: frame NUMBER");
    prompt_command("frame").run(session, std::to_string(session.number(others.front())));
}

}  // namespace yieldcheck::inspect
