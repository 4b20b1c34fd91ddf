// Runs a pattern: the first way that goes, in the order in which CPython's engine tries them.
#include "harness/runtime/pattern.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>

namespace yieldcheck::pattern {
namespace {

using Operation = Instruction::Operation;

constexpr char32_t lowered(char32_t code) { return code >= U'A' && code <= U'Z' ? code + 32 : code; }
constexpr char32_t raised(char32_t code) { return code >= U'a' && code <= U'z' ? code - 32 : code; }

/// The four characters beyond ASCII that are letters of ASCII when case is ignored.
bool is_letter_in_disguise(char32_t code, unsigned flags) {
    return (flags & ascii) == 0 && (code == 0x130 || code == 0x131 || code == 0x17f || code == 0x212a);
}

[[noreturn]] void refuse_case(char32_t code) {
    throw OutsideSubset{"comparing '" + utf8(Text(1, code)) +
                        "' in a regular expression that ignores case is outside the subset"};
}

class Machine {
public:
    Machine(const Program& program, const Text& text, const Search& search)
        : program_(program), text_(text), search_(search), end_(search.to), registers_(program.registers, nowhere) {}

    /// The match that begins at `start`, if there is one; none may be empty there when `advance`.
    std::optional<Found> match_at(std::size_t start, bool advance) {
        std::fill(registers_.begin(), registers_.end(), nowhere);
        registers_[last_group()] = 0;
        back_.clear();
        start_ = start;
        must_advance_ = advance;
        const std::size_t end = run(0, start, true);
        if (end == nowhere) return {};
        Found found;
        found.places.assign(registers_.begin(), registers_.begin() + static_cast<std::ptrdiff_t>(last_group()));
        found.places[0] = start;
        found.places[1] = end;
        found.last_group = registers_[last_group()];
        return found;
    }

private:
    /// What to do on the way back: put an old value into a register, go on elsewhere, or take one character less.
    struct Step {
        enum class Kind { restore, branch, shorten } kind;
        std::size_t index;  // register, or instruction
        std::size_t value;  // what was in it, or the place in the text
        std::size_t low = 0;
    };
    /// Where a run stands.
    struct State {
        std::size_t next;   // instruction
        std::size_t place;  // in the text
    };

    std::size_t last_group() const { return 2 * (program_.groups + 1); }
    void set(std::size_t index, std::size_t value) {
        back_.push_back({Step::Kind::restore, index, registers_[index]});
        registers_[index] = value;
    }

    std::size_t run(std::size_t first, std::size_t place, bool outermost);
    bool step(const Instruction& instruction, State& state);
    bool go_back(std::size_t base, State& state);
    bool acceptable(std::size_t place) const {
        return (!search_.whole || place == end_) && (!must_advance_ || place != start_);
    }
    bool takes(const Instruction& instruction, std::size_t place) const;
    bool holds(const Instruction& instruction, std::size_t place) const;
    bool at_boundary(const Instruction& instruction, std::size_t place) const;
    void span(const Instruction& instruction, State& state, bool& failed);
    bool loop(const Instruction& instruction, State& state);
    bool repeat_reference(const Instruction& instruction, State& state) const;
    bool look(const Instruction& instruction, State& state);

    const Program& program_;
    const Text& text_;
    const Search& search_;
    const std::size_t end_;
    std::vector<std::size_t> registers_;
    std::vector<Step> back_;
    std::size_t start_ = 0;
    bool must_advance_ = false;
};

/// Where the match ends, or nowhere. What it has noted for the way back stays noted when there is one.
std::size_t Machine::run(std::size_t first, std::size_t place, bool outermost) {
    const std::size_t base = back_.size();
    State state{first, place};
    while (true) {
        const Instruction& instruction = program_.instructions[state.next];
        if (instruction.operation == Operation::accept) {
            if (!outermost || acceptable(state.place)) return state.place;
        } else if (step(instruction, state)) {
            continue;
        }
        if (!go_back(base, state)) return nowhere;
    }
}

/// Back to the youngest choice; false when there is none since `base`.
bool Machine::go_back(std::size_t base, State& state) {
    while (back_.size() > base) {
        Step& last = back_.back();
        if (last.kind == Step::Kind::shorten && last.value > last.low) {
            state = {last.index, --last.value};
            return true;
        }
        const Step done = last;
        back_.pop_back();
        if (done.kind == Step::Kind::restore) registers_[done.index] = done.value;
        if (done.kind == Step::Kind::branch) {
            state = {done.index, done.value};
            return true;
        }
    }
    return false;
}

/// Takes one step on; false when this way does not go.
bool Machine::step(const Instruction& instruction, State& state) {
    bool failed = false;
    switch (instruction.operation) {
        case Operation::character:
        case Operation::any:
        case Operation::set:
            if (!takes(instruction, state.place)) return false;
            ++state.place;
            break;
        case Operation::position:
            if (!holds(instruction, state.place)) return false;
            break;
        case Operation::jump: state.next = instruction.target; return true;
        case Operation::split: back_.push_back({Step::Kind::branch, instruction.target, state.place}); break;
        case Operation::save:
            set(instruction.index, state.place);
            if (instruction.group != 0) set(last_group(), instruction.group);
            break;
        case Operation::span: span(instruction, state, failed); return !failed;
        case Operation::enter:
            set(instruction.index, 0);
            set(instruction.index + 1, nowhere);
            break;
        case Operation::loop:
        case Operation::loop_again: return loop(instruction, state);
        case Operation::back_reference:
            if (!repeat_reference(instruction, state)) return false;
            break;
        case Operation::condition:
            if (registers_[2 * instruction.index + 1] == nowhere) {
                state.next = instruction.target;
                return true;
            }
            break;
        case Operation::look: return look(instruction, state);
        case Operation::accept: break;
    }
    ++state.next;
    return true;
}

bool Machine::takes(const Instruction& instruction, std::size_t place) const {
    if (place >= end_) return false;
    const char32_t found = text_[place];
    if (instruction.operation == Operation::any) return (instruction.flags & dot_all) != 0 || found != U'\n';
    if (instruction.operation == Operation::character)
        return same_character(instruction.character, found, instruction.flags);
    return is_in(program_.sets[instruction.index], found, instruction.flags);
}

bool Machine::at_boundary(const Instruction& instruction, std::size_t place) const {
    const auto is_word = [&](std::size_t index) {
        return is_of(CharacterSet::Category::word, text_[index], (instruction.flags & ascii) != 0);
    };
    return (place > 0 && is_word(place - 1)) != (place < end_ && is_word(place));
}

bool Machine::holds(const Instruction& instruction, std::size_t place) const {
    switch (instruction.position) {
        case Position::text_start: return place == 0;
        case Position::line_start: return place == 0 || text_[place - 1] == U'\n';
        case Position::text_end: return place == end_;
        case Position::last_line_end: return place == end_ || (place + 1 == end_ && text_[place] == U'\n');
        case Position::line_end: return place == end_ || text_[place] == U'\n';
        case Position::boundary: return at_boundary(instruction, place);
        case Position::no_boundary:
            if (end_ == 0) throw OutsideSubset{"\\B in an empty text is outside the subset: versions of Python differ"};
            return !at_boundary(instruction, place);
    }
    return false;
}

void Machine::span(const Instruction& instruction, State& state, bool& failed) {
    const Instruction& single = program_.instructions[state.next + 1];
    const std::size_t start = state.place;
    std::size_t place = start;
    while (place - start < instruction.most && takes(single, place))
        ++place;
    failed = place - start < instruction.least;
    if (failed) return;
    state = {state.next + 2, place};
    if (place - start > instruction.least)
        back_.push_back({Step::Kind::shorten, state.next, place, start + instruction.least});
}

/// Two registers: how often the loop has begun, and where it did so last beyond the least count. A turn that took
/// nothing is the last one.
bool Machine::loop(const Instruction& instruction, State& state) {
    const std::size_t count = registers_[instruction.index];
    const std::size_t body = state.next + (instruction.operation == Operation::loop ? 2 : 1);
    if (count < instruction.least) {
        set(instruction.index, count + 1);
        state.next = body;
        return true;
    }
    const bool once_more = count < instruction.most && state.place != registers_[instruction.index + 1];
    if (instruction.operation == Operation::loop) {
        if (instruction.lazy || !once_more) {
            if (once_more) back_.push_back({Step::Kind::branch, state.next + 1, state.place});
            state.next = instruction.target;
            return true;
        }
        back_.push_back({Step::Kind::branch, instruction.target, state.place});
    }
    set(instruction.index, count + 1);
    set(instruction.index + 1, state.place);
    state.next = body;
    return true;
}

bool Machine::repeat_reference(const Instruction& instruction, State& state) const {
    const std::size_t from = registers_[2 * instruction.index];
    const std::size_t to = registers_[2 * instruction.index + 1];
    if (to == nowhere) return false;
    for (std::size_t index = from; index < to; ++index, ++state.place) {
        if (state.place >= end_) return false;
        const char32_t wanted = text_[index];
        const char32_t found = text_[state.place];
        if (wanted == found) continue;
        if ((instruction.flags & ignore_case) == 0) return false;
        if ((instruction.flags & ascii) == 0 && (wanted > 127 || found > 127))
            refuse_case(wanted > 127 ? wanted : found);
        if (lowered(wanted) != lowered(found)) return false;
    }
    return true;
}

bool Machine::look(const Instruction& instruction, State& state) {
    const std::size_t base = back_.size();
    const bool fits = !instruction.behind || state.place >= instruction.least;
    const std::size_t from = instruction.behind && fits ? state.place - instruction.least : state.place;
    const bool found = fits && run(state.next + 1, from, false) != nowhere;
    if (found && instruction.negated) {
        while (back_.size() > base) {  // every group that it has set is unset again
            if (back_.back().kind == Step::Kind::restore) registers_[back_.back().index] = back_.back().value;
            back_.pop_back();
        }
    } else if (found) {
        // No other way through the look is tried, but its groups are unset when what follows does not go.
        const auto first = back_.begin() + static_cast<std::ptrdiff_t>(base);
        const auto choice = [](const Step& step) { return step.kind != Step::Kind::restore; };
        back_.erase(std::remove_if(first, back_.end(), choice), back_.end());
    }
    state.next = instruction.target;
    return found != instruction.negated;
}

}  // namespace

bool same_character(char32_t wanted, char32_t found, unsigned flags) {
    if (wanted == found) return true;
    if ((flags & ignore_case) == 0) return false;
    if (is_letter_in_disguise(found, flags)) {
        const char32_t letter = lowered(wanted);
        if (letter == U'i' || letter == U'k' || letter == U's') refuse_case(found);
    }
    return lowered(wanted) == lowered(found);
}

bool is_of(CharacterSet::Category category, char32_t found, bool ascii_only) {
    using unicode::Property;
    if (ascii_only && found > 127) return false;
    switch (category) {
        case CharacterSet::Category::digit: return unicode::has(Property::decimal, found);
        case CharacterSet::Category::space:
            if (ascii_only) return found == U' ' || (found >= U'\t' && found <= U'\r');
            return unicode::has(Property::space, found);
        case CharacterSet::Category::word:
            return found == U'_' || unicode::has(Property::alphabetic, found) ||
                   unicode::has(Property::decimal, found) || unicode::has(Property::digit, found) ||
                   unicode::has(Property::numeric, found);
    }
    return false;
}

bool is_in(const CharacterSet& set, char32_t found, unsigned flags) {
    const bool either_case = (flags & ignore_case) != 0;
    if (either_case && !set.ranges.empty() && is_letter_in_disguise(found, flags)) refuse_case(found);
    for (const CharacterSet::Range& range : set.ranges) {
        const auto within = [&](char32_t code) { return code >= range.first && code <= range.last; };
        if (within(found) || (either_case && (within(lowered(found)) || within(raised(found))))) return !set.negated;
    }
    for (const auto& [category, negated] : set.categories) {
        if (is_of(category, found, (flags & ascii) != 0) != negated) return !set.negated;
    }
    return set.negated;
}

std::optional<Found> search(const Program& program, const Text& text, const Search& search) {
    Machine machine(program, text, search);
    for (std::size_t start = search.from; start <= search.to; ++start) {
        if (auto found = machine.match_at(start, search.must_advance && start == search.from)) return found;
        if (search.anchored) break;
    }
    return {};
}

}  // namespace yieldcheck::pattern
