#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"
#include "inspector/view/changes.hpp"
#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

namespace yieldcheck::inspect {
namespace {

std::string or_nothing(const std::string& text) { return text.empty() ? "(nothing)" : text; }

void print_title(Session& session, char mark, std::size_t number, const Frame& frame) {
    const Ink ink = mark == '+' ? Ink::good : mark == '-' ? Ink::bad : Ink::plain;
    const auto lead = std::string(1, mark) + number_text(number);
    session.out() << session.style().ink(ink, row(frame, lead, lead.size(), Style{false, session.style().width}))
                  << '\n';
}

void print_change(Session& session, const inspector::Change& change) {
    const std::size_t width = session.style().width;
    const std::string lead = "     " + change.what + ": ";
    const auto before = or_nothing(change.before), after = or_nothing(change.after);
    const std::string line = lead + before + " → " + after;
    if (columns(line) <= width) {
        session.out() << line << '\n';
        return;
    }
    session.out() << cut(lead + before, width) << '\n' << cut("       → " + after, width) << '\n';
}

}  // namespace

void refresh(Session& session) {
    const auto before = session.look_again();
    const bool values = !before.empty() && before.size() <= 20000;
    std::size_t appeared = 0, gone = 0, changed = 0;
    for (std::size_t index = 0; index < session.count(); ++index) {
        const auto number = session.number(index);
        const auto now = values ? session.frame(index) : session.listing(index);
        const auto then = before.find(number);
        if (then == before.end()) {
            ++appeared;
            print_title(session, '+', number, now);
            continue;
        }
        const auto changes = inspector::changes_between(then->second, now);
        if (changes.empty()) continue;
        ++changed;
        print_title(session, ' ', number, now);
        for (const auto& change : changes)
            print_change(session, change);
    }
    for (const auto& [number, frame] : before) {
        if (session.numbered(number)) continue;
        ++gone;
        print_title(session, '-', number, frame);
    }
    session.out() << session.count() << (session.count() == 1 ? " frame: " : " frames: ") << appeared << " new, "
                  << gone << " gone, " << changed << " changed\n";
    print_watches(session);
}

std::string watched_text(const Session& session, const Watch& watch) {
    const auto index = session.numbered(watch.number);
    if (!index) return "gone";
    if (watch.path.empty()) {
        const auto frame = session.listing(*index);
        return std::string(name(frame.state)) + ' ' + place_text(frame);
    }
    try {
        auto value = session.value(*index, watch.path);
        name_frames(value, session);
        return value_text(value);
    } catch (const inspector::Fault&) {
        return "(not there at this place)";
    }
}

void print_watches(Session& session) {
    for (std::size_t i = 0; i < session.watches().size(); ++i) {
        auto& watch = session.watches()[i];
        const auto now = watched_text(session, watch);
        std::string line = "watch " + std::to_string(i + 1) + ": " + number_text(watch.number);
        if (!watch.path.empty()) line += ' ' + inspector::escaped(watch.path);
        line += " = " + now;
        if (now != watch.last) line += "  (was " + watch.last + ")";
        session.out() << session.style().ink(now == watch.last ? Ink::plain : Ink::strong,
                                             cut(line, session.style().width))
                      << '\n';
        watch.last = now;
    }
}

}  // namespace yieldcheck::inspect
