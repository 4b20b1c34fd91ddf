#include "inspector/view/chains.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace yieldcheck::inspector {
namespace {

/// Numbers that are the same for frames whose chains are alike.
class Kinds {
public:
    Kinds(const std::vector<Frame>& listings, const Chains& chains)
        : listings_(listings), chains_(chains), kind_(listings.size(), Chains::none), visiting_(listings.size()) {}

    std::size_t of(std::size_t frame) {
        // Down the chain to what is known already, then back up: chains may be long.
        std::vector<std::size_t> path;
        for (auto at = frame; at != Chains::none && kind_[at] == Chains::none && !visiting_[at];
             at = chains_.waits_for[at]) {
            visiting_[at] = true;
            path.push_back(at);
        }
        for (auto at = path.rbegin(); at != path.rend(); ++at) {
            const auto next = chains_.waits_for[*at];
            kind_[*at] = number(*at, next == Chains::none ? Chains::none : kind_[next]);
            visiting_[*at] = false;
        }
        return kind_[frame];
    }

private:
    std::size_t number(std::size_t frame, std::size_t next) {
        const auto& listing = listings_[frame];
        const bool waits = chains_.waits_for[frame] != Chains::none;
        return numbers_
            .try_emplace({listing.function, listing.state, listing.file, listing.line, listing.doubtful, waits, next},
                         numbers_.size())
            .first->second;
    }

    const std::vector<Frame>& listings_;
    const Chains& chains_;
    std::vector<std::size_t> kind_;
    std::vector<bool> visiting_;
    std::map<std::tuple<std::string, State, std::string, unsigned, bool, bool, std::size_t>, std::size_t> numbers_;
};

}  // namespace

std::optional<Address> awaited(const Frame& frame) {
    for (const auto& edge : frame.edges)
        if (edge.kind == Edge::Kind::awaits) return edge.target;
    return std::nullopt;
}

Chains::Chains(const std::vector<Frame>& listings)
    : waits_for(listings.size(), none), is_awaited(listings.size(), false) {
    std::unordered_map<Address, std::size_t> indices;
    for (std::size_t i = 0; i < listings.size(); ++i)
        indices.emplace(listings[i].address, i);
    for (std::size_t i = 0; i < listings.size(); ++i) {
        const auto target = awaited(listings[i]);
        const auto found = target ? indices.find(*target) : indices.end();
        if (found == indices.end()) continue;
        waits_for[i] = found->second;
        is_awaited[found->second] = true;
    }
}

std::vector<std::size_t> Chains::roots() const {
    std::vector<std::size_t> all;
    std::vector<bool> reached(waits_for.size());
    const auto walk = [&](std::size_t from) {
        all.push_back(from);
        for (auto at = from; at != none && !reached[at]; at = waits_for[at])
            reached[at] = true;
    };
    for (std::size_t i = 0; i < waits_for.size(); ++i)
        if (!is_awaited[i]) walk(i);
    for (std::size_t i = 0; i < waits_for.size(); ++i)
        if (!reached[i]) walk(i);
    return all;
}

std::vector<Group> group_alike(const std::vector<Frame>& listings, const Chains& chains,
                               const std::vector<std::size_t>& chosen) {
    Kinds kinds(listings, chains);
    std::vector<Group> groups;
    std::unordered_map<std::size_t, std::size_t> places;
    for (const auto frame : chosen) {
        const auto [place, added] = places.try_emplace(kinds.of(frame), groups.size());
        if (added) groups.emplace_back();
        groups[place->second].frames.push_back(frame);
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.frames.size() != b.frames.size() ? a.frames.size() > b.frames.size() : a.frames < b.frames;
    });
    return groups;
}

}  // namespace yieldcheck::inspector
