#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/views.hpp"
#include "inspector/view/chains.hpp"

#include <algorithm>

namespace yieldcheck::inspect {
namespace {

using inspector::Chains;

constexpr std::size_t deepest_indent = 12;  // levels; what is deeper stands below one another
constexpr std::size_t longest_run = 5;      // alike frames in a row that are shown one by one

class TreePrinter {
public:
    TreePrinter(const View& view, const std::vector<Frame>& listings)
        : view_(view), listings_(listings), chains_(listings), shown_(listings.size()), in_chain_(listings.size()) {}

    void print(const std::vector<std::size_t>& chosen) {
        std::vector<bool> wanted(listings_.size());
        for (const auto index : chosen)
            wanted[index] = true;
        for (const auto root : chains_.roots()) {
            const auto chain = chain_from(root);
            bool any = shown_[chain.back()];
            for (const auto index : chain)
                any = any || wanted[index];
            if (any) print_chain(chain);
        }
    }

private:
    /// The frames in the order of waiting; one that closes a circle stands at the end once more.
    std::vector<std::size_t> chain_from(std::size_t root) {
        std::vector<std::size_t> chain;
        for (auto at = root; at != Chains::none; at = chains_.waits_for[at]) {
            chain.push_back(at);
            if (in_chain_[at] || shown_[at]) break;
            in_chain_[at] = true;
        }
        for (const auto index : chain)
            in_chain_[index] = false;
        return chain;
    }

    bool alike(std::size_t a, std::size_t b) const {
        const auto& left = listings_[a];
        const auto& right = listings_[b];
        return left.function == right.function && left.line == right.line && left.state == right.state;
    }

    void print_chain(const std::vector<std::size_t>& chain) {
        for (std::size_t depth = 0; depth < chain.size(); ++depth) {
            const auto index = chain[depth];
            const bool circle = depth > 0 && depth + 1 == chain.size() && closes_circle(chain);
            if (circle || shown_[index]) {
                print_again(index, depth, circle);
                return;
            }
            print_frame(index, depth);
            std::size_t end = depth + 1;
            while (end < chain.size() && alike(index, chain[end]) && !shown_[chain[end]])
                ++end;
            if (end - depth > longest_run && !(end == chain.size() && closes_circle(chain))) {
                const std::size_t left_out = end - depth - 3;
                print_frame(chain[depth + 1], depth + 1);
                view_.out << lead(depth + 2)
                          << view_.style.ink(Ink::faint, "… " + std::to_string(left_out) + " more like it") << '\n';
                for (std::size_t i = depth; i < end; ++i)
                    shown_[chain[i]] = true;
                depth = end - 1;
                print_frame(chain[depth], std::min(depth, deepest_indent));
            }
        }
    }

    bool closes_circle(const std::vector<std::size_t>& chain) const {
        return chains_.waits_for[chain.back()] != Chains::none &&
               std::find(chain.begin(), chain.end() - 1, chain.back()) != chain.end() - 1;
    }

    std::string lead(std::size_t depth) const {
        if (depth == 0) return {};
        return std::string(2 * (std::min(depth, deepest_indent) - 1), ' ') + "└ ";
    }

    void print_frame(std::size_t index, std::size_t depth) {
        shown_[index] = true;
        const Frame& frame = listings_[index];
        const auto place = place_text(frame);
        const std::string state(name(frame.state));
        const auto number = number_text(view_.frames.number(index));
        const auto before = lead(depth);
        const std::size_t taken = columns(before) + number.size() + 1 + 2 + columns(place) + 2 + state.size();
        const std::size_t room = view_.style.width > taken + 12 ? view_.style.width - taken : 12;
        view_.out << before << view_.style.ink(Ink::faint, number) << ' '
                  << view_.style.ink(Ink::strong, function_text(frame, room)) << "  " << place << "  "
                  << (frame.state == inspector::State::suspended ? state : view_.style.ink(Ink::good, state));
        if (frame.thread) view_.out << " on " << *frame.thread;
        view_.out << '\n';
    }

    void print_again(std::size_t index, std::size_t depth, bool circle) {
        view_.out << lead(depth) << view_.style.ink(Ink::faint, number_text(view_.frames.number(index))) << ' '
                  << (circle ? view_.style.ink(Ink::bad, "again: they wait for each other in a circle")
                             : view_.style.ink(Ink::faint, "as above"))
                  << '\n';
    }

    const View& view_;
    const std::vector<Frame>& listings_;
    Chains chains_;
    std::vector<bool> shown_;
    std::vector<bool> in_chain_;
};

}  // namespace

void print_tree(const View& view, const std::vector<inspector::Frame>& listings,
                const std::vector<std::size_t>& chosen) {
    TreePrinter(view, listings).print(chosen);
}

}  // namespace yieldcheck::inspect
