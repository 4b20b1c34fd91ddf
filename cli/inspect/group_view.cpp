#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/views.hpp"
#include "inspector/view/chains.hpp"

namespace yieldcheck::inspect {
namespace {

using inspector::Chains;

/// "#0, #4, #9 and 995 more"
std::string members_text(const View& view, const inspector::Group& group) {
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, group.frames.size()); ++i)
        text += (i > 0 ? ", " : "") + number_text(view.frames.number(group.frames[i]));
    if (group.frames.size() > most) text += " and " + std::to_string(group.frames.size() - most) + " more";
    return text;
}

/// "charge(…) shop.cpp:38, that for reply(…) bank.cpp:9 …"
std::string chain_text(const std::vector<Frame>& listings, const Chains& chains, std::size_t first, std::size_t width) {
    std::string text;
    std::size_t steps = 0;
    constexpr std::size_t most = 4;
    for (auto at = chains.waits_for[first]; at != Chains::none && steps < most; at = chains.waits_for[at], ++steps) {
        text += (steps == 0 ? "" : " → ") + function_text(listings[at], 30);
        if (const auto place = place_text(listings[at]); !place.empty()) text += ' ' + place;
        if (columns(text) > width) return cut(text, width);
    }
    return steps == most ? cut(text + " → …", width) : text;
}

}  // namespace

std::size_t print_groups(const View& view, const std::vector<inspector::Frame>& listings,
                         const std::vector<std::size_t>& chosen, std::size_t limit) {
    const Chains chains(listings);
    const auto groups = group_alike(listings, chains, chosen);
    if (groups.empty()) return 0;
    const std::size_t count_width = std::to_string(groups.front().frames.size()).size() + 2;
    const std::string indent(count_width + 1, ' ');
    const std::size_t width = view.style.width - indent.size();
    std::size_t printed = 0;
    for (const auto& group : groups) {
        if (limit != 0 && printed++ == limit) break;
        const auto first = group.frames.front();
        const auto count = std::to_string(group.frames.size()) + " ×";
        view.out << row(listings[first], right_aligned(count, count_width), count_width, view.style) << '\n';
        if (const auto chain = chain_text(listings, chains, first, width - 10); !chain.empty())
            view.out << indent << "waits for " << chain << '\n';
        view.out << indent << view.style.ink(Ink::faint, members_text(view, group)) << '\n';
    }
    return groups.size();
}

}  // namespace yieldcheck::inspect
