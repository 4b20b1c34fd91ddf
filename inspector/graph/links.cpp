#include "inspector/graph/links.hpp"

#include <algorithm>
#include <set>

namespace yieldcheck::inspector {
namespace {

using LinksByFrame = std::unordered_map<Address, std::vector<const Link*>>;

bool points_back(const LinksByFrame& from, const Link& link) {
    const auto found = from.find(link.to);
    return found != from.end() && std::any_of(found->second.begin(), found->second.end(), [&](const Link* other) {
               return other->to == link.from && other->in_promise;
           });
}

/// The one link among those that fulfil the condition, when they all lead to one frame.
template <class Condition>
const Link* only(const std::vector<const Link*>& links, Condition condition) {
    const Link* found = nullptr;
    for (const Link* link : links) {
        if (!condition(*link)) continue;
        if (found != nullptr && found->to != link->to) return nullptr;
        if (found == nullptr) found = link;
    }
    return found;
}

/// Whom a suspended frame waits for.
const Link* awaited(const std::vector<const Link*>& links, const LinksByFrame& from) {
    if (const auto* link = only(links, [](const Link& one) { return one.current_awaiter; })) return link;
    return only(links, [&](const Link& one) { return one.alive && !one.in_promise && points_back(from, one); });
}

}  // namespace

std::unordered_map<Address, std::vector<Edge>> edges_of(const std::vector<Link>& links,
                                                        const std::function<State(Address)>& state) {
    LinksByFrame from;
    for (const auto& link : links)
        from[link.from].push_back(&link);
    std::unordered_map<Address, std::vector<Edge>> edges;
    std::set<std::pair<Address, Address>> waiting;
    for (const auto& [frame, own] : from) {
        const auto now = state(frame);
        if (now != State::suspended && now != State::running) continue;
        if (const auto* link = awaited(own, from)) {
            waiting.emplace(link->from, link->to);
            edges[link->from].push_back({Edge::Kind::awaits, link->to, link->by});
            edges[link->to].push_back({Edge::Kind::awaited_by, link->from, link->by});
        }
    }
    for (const auto& link : links) {
        if (waiting.contains({link.from, link.to})) continue;
        if (link.in_promise && waiting.contains({link.to, link.from})) continue;  // the way back: said already
        auto& own = edges[link.from];
        const bool said = std::any_of(own.begin(), own.end(), [&](const Edge& edge) { return edge.target == link.to; });
        if (!said && link.alive) own.push_back({Edge::Kind::refers, link.to, link.by});
    }
    return edges;
}

}  // namespace yieldcheck::inspector
