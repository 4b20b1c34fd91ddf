// What the commands of the prompt work on: a target, the last look at it, the frame that was chosen, what is watched.
#pragma once

#include "cli/inspect/request.hpp"
#include "cli/inspect/views.hpp"
#include "inspector/inspection.hpp"

#include <map>
#include <memory>

namespace yieldcheck::inspect {

/// A frame's state and line, or one of its values, that is shown after each look.
struct Watch {
    std::size_t number = 0;  // of the frame
    std::string path;        // empty: the frame itself
    std::string last;        // as it was shown
};

/// Frames keep their numbers from look to look; new ones take the next.
class Session : public inspector::FrameSource {
public:
    /// With more frames than this a second look compares states and lines only: the values of all would take too long.
    static constexpr std::size_t most_compared = 20000;

    Session(inspector::Memory& target, Request request, std::ostream& out, Style style);

    // ---- the frames
    const inspector::Snapshot& header() const override { return inspection_.header(); }
    std::size_t count() const override { return inspection_.frame_count(); }
    inspector::Frame listing(std::size_t frame) const override { return inspection_.listing(frame); }
    inspector::Frame frame(std::size_t frame) const override { return inspection_.frame(frame); }
    std::optional<std::size_t> find(inspector::Address frame) const override { return inspection_.find(frame); }
    std::optional<inspector::Value> part(std::size_t frame, const std::string& path) const override {
        return inspector::InspectionSource::part_of(inspection_, frame, path);
    }
    std::size_t number(std::size_t frame) const override { return numbers_.at(frame); }
    std::optional<std::size_t> numbered(std::size_t number) const override;

    /// All frames of the last look by number, to compare them with later; with values when they are not very many.
    std::map<std::size_t, inspector::Frame> frames() const;
    void look_again();

    // ---- the chosen one
    /// The frame that a word names; an empty word: the chosen one. Throws Fault when there is none.
    std::size_t frame_named(const std::string& word) const;
    void choose(std::size_t frame) { chosen_ = number(frame); }
    std::optional<std::size_t> chosen() const { return chosen_ ? numbered(*chosen_) : std::nullopt; }

    /// The value at the end of a path of the frame: a name, or one with members and elements. Throws Fault.
    inspector::Value value(std::size_t frame, const std::string& path) const;

    // ---- what is around
    View view() { return {out_, *this, style_}; }
    std::ostream& out() { return out_; }
    const Style& style() const { return style_; }
    SourceLines& sources() { return sources_; }
    const Request& request() const { return request_; }
    inspector::Memory& target() const { return target_; }
    const inspector::Inspection& inspection() const { return inspection_; }
    std::vector<Watch>& watches() { return watches_; }
    bool ended() const { return ended_; }
    void end() { ended_ = true; }
    /// Whether the user has asked to stop waiting (Ctrl-C) since it was asked last.
    static bool interrupted();
    static void note_interrupt();
    /// Whether the process was asked to end while it waited.
    static bool asked_to_end();
    static void note_wish_to_end();

private:
    void give_numbers();

    inspector::Memory& target_;
    Request request_;
    std::ostream& out_;
    Style style_;
    inspector::Inspection inspection_;
    SourceLines sources_;
    std::vector<std::size_t> numbers_;                                         // by index
    std::map<std::size_t, inspector::Address> addresses_;                      // by number
    std::map<std::pair<inspector::Address, std::string>, std::size_t> known_;  // numbers by address and function
    std::optional<std::size_t> chosen_;
    std::vector<Watch> watches_;
    bool ended_ = false;
};

/// Looks again and says what changed; then the watches.
void refresh(Session& session);
/// What is different now from what was there then.
void print_changes(Session& session, const std::map<std::size_t, inspector::Frame>& before);
/// The watches with their values of now.
void print_watches(Session& session);
/// What a watch shows of its frame now.
std::string watched_text(const Session& session, const Watch& watch);

}  // namespace yieldcheck::inspect
