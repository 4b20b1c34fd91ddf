#include "cli/inspect/interactive/session.hpp"

#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/show.hpp"
#include "inspector/fault.hpp"

#include <csignal>

namespace yieldcheck::inspect {
namespace {

volatile std::sig_atomic_t interrupt_seen = 0;
volatile std::sig_atomic_t wish_to_end_seen = 0;

}  // namespace

Session::Session(inspector::Memory& target, Request request, std::ostream& out, Style style)
    : target_(target), request_(std::move(request)), out_(out), style_(style), inspection_(target, request_.options) {
    give_numbers();
}

void Session::give_numbers() {
    numbers_.clear();
    addresses_.clear();
    for (std::size_t index = 0; index < count(); ++index) {
        const auto frame = listing(index);
        const auto [known, added] = known_.try_emplace({frame.address, frame.function}, known_.size());
        numbers_.push_back(known->second);
        addresses_[known->second] = frame.address;
    }
}

std::optional<std::size_t> Session::numbered(std::size_t number) const {
    const auto found = addresses_.find(number);
    return found == addresses_.end() ? std::nullopt : find(found->second);
}

std::map<std::size_t, inspector::Frame> Session::frames() const {
    std::map<std::size_t, inspector::Frame> all;
    const bool values = count() <= most_compared;
    for (std::size_t index = 0; index < count(); ++index) {
        auto one = values ? frame(index) : listing(index);
        name_frames(one, *this);
        all.emplace(number(index), std::move(one));
    }
    return all;
}

void Session::look_again() {
    inspection_.refresh();
    give_numbers();
}

std::size_t Session::frame_named(const std::string& word) const {
    if (!word.empty()) return find_frame(*this, word);
    if (!chosen_) throw inspector::Fault("no frame is chosen", "choose one: frame NUMBER");
    if (const auto frame = chosen()) return *frame;
    throw inspector::Fault("frame #" + std::to_string(*chosen_) + " is gone", "choose another: frame NUMBER");
}

inspector::Value Session::value(std::size_t frame, const std::string& path) const {
    inspector::ValueLimits limits;
    limits.depth = 10;
    limits.pointer_depth = 4;
    limits.elements = 200;
    limits.text = 4000;
    return inspection_.value(frame, path, limits);
}

bool Session::interrupted() {
    const bool seen = interrupt_seen != 0;
    interrupt_seen = 0;
    return seen;
}

void Session::note_interrupt() { interrupt_seen = 1; }

bool Session::asked_to_end() { return wish_to_end_seen != 0; }

void Session::note_wish_to_end() {
    wish_to_end_seen = 1;
    note_interrupt();
}

}  // namespace yieldcheck::inspect
