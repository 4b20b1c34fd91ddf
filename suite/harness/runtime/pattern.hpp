// Regular expressions as CPython's module re reads and matches them: a parser of its syntax, and a backtracking machine
// with its order of attempts. Steps back are kept on the heap, as generators of some libraries run on small stacks.
//
// What Python refuses, and what this cannot do as Python does, is an OutsideSubset with a sentence; nothing is guessed.
#pragma once

#include "protocol/value.hpp"

#include <memory>
#include <optional>

namespace yieldcheck::pattern {

/// The numbers that re gives its flags.
enum Flag : unsigned {
    ignore_case = 2,
    locale = 4,
    multiline = 8,
    dot_all = 16,
    unicode = 32,
    verbose = 64,
    ascii = 256
};

constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// [a-z\d] and the like, \d alone included.
struct CharacterSet {
    enum class Category { digit, space, word };
    struct Range {
        char32_t first, last;
    };
    struct Member {
        Category category;
        bool negated;
    };

    std::vector<Range> ranges;
    std::vector<Member> categories;
    bool negated = false;
};

enum class Position { text_start, line_start, text_end, last_line_end, line_end, boundary, no_boundary };

/// A part of a pattern, with the flags in force there.
struct Node {
    enum class Kind {
        character,
        any,
        set,
        position,
        sequence,        // parts, one behind the other
        alternatives,    // parts, the first that goes
        repeat,          // parts[0], `least` to `most` times
        capture,         // parts[0], as group `number`
        back_reference,  // what group `number` holds
        conditional,     // parts[0] when group `number` holds something, otherwise parts[1]
        look             // parts[0] ahead or, `behind`, `width` back; nothing is consumed
    };

    Kind kind = Kind::sequence;
    unsigned flags = 0;
    char32_t character = 0;
    CharacterSet set;
    Position position = Position::text_start;
    std::vector<Node> parts;
    std::size_t least = 0, most = 0;
    std::size_t number = 0;
    std::size_t width = 0;
    bool lazy = false;
    bool behind = false;
    bool negated = false;
};

/// A pattern that has been read.
struct Parsed {
    Node root;
    std::size_t groups = 0;                                  // without group 0
    std::vector<std::pair<std::string, std::size_t>> names;  // in the order of their groups
    unsigned flags = 0;  // those given and those in the pattern, `unicode` by default
};
Parsed parse(const Text& pattern, unsigned flags);

/// How many characters the part takes, when that is certain.
std::optional<std::size_t> width_of(const Node& node);

struct Instruction {
    enum class Operation {
        character,
        any,
        set,
        position,
        jump,            // to `target`
        split,           // on; when that fails, to `target`
        save,            // the place in register `index`; `group`: that group has been closed
        span,            // the next instruction, `least` to `most` times, as often as possible
        enter,           // the loop of the registers from `index` on
        loop,            // once more, or out to `target`
        loop_again,      // behind a lazy loop that had to go on
        back_reference,  // of group `index`
        condition,       // to `target` when group `index` holds nothing
        look,            // from the next instruction to its `accept`; then to `target`
        accept
    };

    Operation operation;
    unsigned flags = 0;
    std::size_t target = 0;
    std::size_t index = 0;
    std::size_t least = 0, most = 0;
    std::size_t group = 0;
    char32_t character = 0;
    Position position = Position::text_start;
    bool lazy = false;
    bool behind = false;
    bool negated = false;
};

/// A pattern, ready to be run.
struct Program {
    std::vector<Instruction> instructions;
    std::vector<CharacterSet> sets;
    std::size_t groups = 0;
    std::size_t registers = 0;  // two for every group with group 0, one for the last group, two for every loop
};
Program assemble(const Parsed& parsed);

/// Whether one character, and a set, go together under the flags.
bool same_character(char32_t wanted, char32_t found, unsigned flags);
bool is_in(const CharacterSet& set, char32_t found, unsigned flags);
bool is_of(CharacterSet::Category category, char32_t found, bool ascii_only);

/// Where the groups lie: `places[2 * n]` and `places[2 * n + 1]` for group n, `nowhere` for one without part in it.
struct Found {
    std::vector<std::size_t> places;
    std::size_t last_group = 0;  // the last to be closed; 0: none
};

struct Search {
    std::size_t from = 0;       // where it may begin
    std::size_t to = 0;         // where the text ends
    bool anchored = false;      // at `from` only
    bool whole = false;         // up to `to`
    bool must_advance = false;  // no empty match at `from`
};
std::optional<Found> search(const Program& program, const Text& text, const Search& search);

[[noreturn]] void refuse(const Text& pattern, const std::string& why);

}  // namespace yieldcheck::pattern
