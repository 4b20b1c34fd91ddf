#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "inspector/fault.hpp"
#include "inspector/view/changes.hpp"
#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

#include <charconv>
#include <set>

namespace yieldcheck::inspect {
namespace {

std::string or_nothing(const std::string& text) { return text.empty() ? "(nothing)" : text; }

/// A frame by its address as text; the address when it is gone.
std::string frame_at(const Session& session, const std::string& address) {
    inspector::Address number = 0;
    const auto digits = std::string_view(address).substr(std::min<std::size_t>(2, address.size()));
    std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return session.find(number) ? other_frame(session, number, 40) : address;
}

void print_title(Session& session, char mark, std::size_t number, const Frame& frame) {
    const Ink ink = mark == '+' ? Ink::good : mark == '-' ? Ink::bad : Ink::plain;
    const auto lead = std::string(1, mark) + number_text(number);
    session.out() << session.style().ink(ink, row(frame, lead, lead.size(), Style{false, session.style().width}))
                  << '\n';
}

/// What several frames refer to is said at the first of them.
class Said {
public:
    bool already(const inspector::Change& change) {
        const auto dot = change.what.rfind('.');
        const auto part = dot == std::string::npos ? std::string{} : change.what.substr(dot);
        return change.address != 0 && !all_.insert({change.address, part + change.after}).second;
    }

private:
    std::set<std::pair<inspector::Address, std::string>> all_;
};

void print_change(Session& session, const inspector::Change& change) {
    const std::size_t width = session.style().width;
    const std::string lead = "     " + change.what + ": ";
    const bool frames = change.what == "waits for";
    const auto before = or_nothing(frames ? frame_at(session, change.before) : change.before);
    const auto after = or_nothing(frames ? frame_at(session, change.after) : change.after);
    const std::string line = lead + before + " → " + after;
    if (columns(line) <= width) {
        session.out() << line << '\n';
        return;
    }
    session.out() << cut(lead + before, width) << '\n' << cut("       → " + after, width) << '\n';
}

}  // namespace

void refresh(Session& session) {
    const auto before = session.frames();
    session.look_again();
    print_changes(session, before);
}

void print_changes(Session& session, const std::map<std::size_t, Frame>& before) {
    // Values are compared with values only.
    const bool values = before.size() <= Session::most_compared && session.count() <= Session::most_compared;
    Said said;
    std::size_t appeared = 0, gone = 0, changed = 0;
    for (std::size_t index = 0; index < session.count(); ++index) {
        const auto number = session.number(index);
        auto now = values ? session.frame(index) : session.listing(index);
        name_frames(now, session);
        const auto then = before.find(number);
        if (then == before.end()) {
            ++appeared;
            print_title(session, '+', number, now);
            continue;
        }
        auto earlier = then->second;
        if (!values) earlier.parameters = earlier.locals = {};
        const auto changes = inspector::changes_between(earlier, now);
        if (changes.empty()) continue;
        ++changed;
        print_title(session, ' ', number, now);
        std::size_t above = 0;
        for (const auto& change : changes)
            said.already(change) ? static_cast<void>(++above) : print_change(session, change);
        if (above > 0)
            session.out() << "     " << above << (above == 1 ? " change" : " changes")
                          << " of what it refers to: above\n";
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
