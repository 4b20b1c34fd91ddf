// Reads a pattern in the way of CPython's re._parser.
#include "harness/runtime/pattern_source.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>

namespace yieldcheck::pattern {
namespace {

constexpr std::size_t deepest = 20;  // groups within groups: parsing one takes 2 KiB of a stack that may have 128

/// Thrown when the pattern itself, at its start, says with which flags it is to be read.
struct WithFlags {
    unsigned flags;
};

Node made(Node::Kind kind, unsigned flags) {
    Node node;
    node.kind = kind;
    node.flags = flags;
    return node;
}

class Parser {
public:
    Parser(const Text& pattern, unsigned flags) : source_(pattern), given_(flags), flags_(flags) {}

    Parsed parse() {
        Parsed parsed;
        parsed.root = alternatives();
        if (!source_.peek().end) source_.refuse("has a ) without a (, which is an error");
        if (highest_condition_ > closed_.size())
            source_.refuse("refers to a group that is not there, which is an error");
        parsed.groups = closed_.size();
        parsed.names = std::move(names_);
        parsed.flags = flags_;
        return parsed;
    }

private:
    Node alternatives();
    Node sequence(bool first);
    std::optional<Node> next_item(const Token& token);
    Node literal(char32_t code) const;
    Node one_set(CharacterSet set) const;
    Node at(Position position) const;
    Node escape(char32_t letter);
    Node numbered_escape(char32_t digit);
    Node reference(std::size_t group);
    void repeat(std::vector<Node>& items, char32_t sign);
    bool read_bounds(std::size_t& least, std::size_t& most);
    std::optional<Node> group(bool empty);
    std::optional<Node> extension(bool empty);
    Node named();
    Node capture(const Text& name);
    Node look(bool behind, bool negated);
    Node conditional();
    std::optional<Node> inline_flags(char32_t letter, bool empty);
    unsigned flag_letters(char32_t& letter);
    void close();
    Text name_until(char32_t end);
    std::size_t group_named(const Text& name) const;

    Source source_;
    const unsigned given_;
    unsigned flags_;
    std::vector<bool> closed_;  // by group, from 1 on
    std::vector<std::pair<std::string, std::size_t>> names_;
    std::size_t highest_condition_ = 0;
    std::size_t depth_ = 0;
    std::size_t behind_ = 0;
};

Node Parser::alternatives() {
    if (++depth_ > deepest) source_.refuse("has more than 20 groups within groups, which is outside the subset");
    Node node = made(Node::Kind::alternatives, flags_);
    do {
        node.parts.push_back(sequence(depth_ == 1 && node.parts.empty()));
    } while (source_.match(U'|'));
    --depth_;
    return node;
}

/// `first`: flags for the whole pattern may stand at its beginning.
Node Parser::sequence(bool first) {
    Node node = made(Node::Kind::sequence, flags_);
    while (true) {
        const Token token = source_.peek();
        if (token.end || token.is(U'|') || token.is(U')')) return node;
        source_.take();
        if ((flags_ & verbose) != 0 && token.is_one_of(white_space)) continue;
        if ((flags_ & verbose) != 0 && token.is(U'#')) {
            for (Token skipped = source_.take(); !skipped.end && !skipped.is(U'\n');)
                skipped = source_.take();
            continue;
        }
        if (token.is_one_of(U"*+?{")) {
            repeat(node.parts, token.code);
        } else if (std::optional<Node> item = token.is(U'(') ? group(first && node.parts.empty()) : next_item(token)) {
            node.parts.push_back(std::move(*item));
        }
    }
}

std::optional<Node> Parser::next_item(const Token& token) {
    if (token.escaped) return escape(token.code);
    switch (token.code) {
        case U'[': return one_set(read_set(source_));
        case U'.': return made(Node::Kind::any, flags_);
        case U'^': return at((flags_ & multiline) != 0 ? Position::line_start : Position::text_start);
        case U'$': return at((flags_ & multiline) != 0 ? Position::line_end : Position::last_line_end);
        default: return literal(token.code);
    }
}

Node Parser::literal(char32_t code) const {
    if (code > 127 && (flags_ & ignore_case) != 0 && (flags_ & ascii) == 0)
        source_.refuse("ignores the case of characters beyond ASCII, which is outside the subset");
    Node node = made(Node::Kind::character, flags_);
    node.character = code;
    return node;
}

Node Parser::one_set(CharacterSet set) const {
    if ((flags_ & ignore_case) != 0 && (flags_ & ascii) == 0 &&
        std::any_of(set.ranges.begin(), set.ranges.end(), [](const auto& range) { return range.last > 127; }))
        source_.refuse("ignores the case of characters beyond ASCII, which is outside the subset");
    Node node = made(Node::Kind::set, flags_);
    node.set = std::move(set);
    return node;
}

Node Parser::at(Position position) const {
    Node node = made(Node::Kind::position, flags_);
    node.position = position;
    return node;
}

Node Parser::escape(char32_t letter) {
    if (letter == U'A') return at(Position::text_start);
    if (letter == U'Z') return at(Position::text_end);
    if (letter == U'b') return at(Position::boundary);
    if (letter == U'B') return at(Position::no_boundary);
    if (const auto category = category_of(letter)) return one_set({{}, {*category}, false});
    if (const auto control = control_character(letter)) return literal(*control);
    if (letter == U'x' || letter == U'u' || letter == U'U') return literal(coded_character(source_, letter));
    if (decimal_digits.find(letter) != std::u32string_view::npos) return numbered_escape(letter);
    if (is_ascii_letter(letter))
        source_.refuse("has the escape \\" + utf8(Text(1, letter)) + ", which is an error or outside the subset");
    return literal(letter);
}

Node Parser::numbered_escape(char32_t digit) {
    if (digit == U'0')
        return literal(static_cast<char32_t>(number_of(source_, U"0" + source_.take_while(octal_digits, 2), 8)));
    Text digits = Text(1, digit) + source_.take_while(decimal_digits, 1);
    const bool octal = digits.size() == 2 && digits.find_first_not_of(octal_digits) == Text::npos;
    if (octal && source_.peek().is_one_of(octal_digits)) {
        digits += source_.take().code;
        const std::size_t code = number_of(source_, digits, 8);
        if (code > 0377) source_.refuse("has an octal escape above \\377, which is an error");
        return literal(static_cast<char32_t>(code));
    }
    return reference(number_of(source_, digits));
}

Node Parser::reference(std::size_t group) {
    if (group > closed_.size() || !closed_[group - 1])
        source_.refuse("refers to a group that is not there or still open, which is an error");
    if (behind_ > 0) source_.refuse("refers to a group within a look-behind, which is outside the subset");
    Node node = made(Node::Kind::back_reference, flags_);
    node.number = group;
    return node;
}

/// The numbers behind `{`. False, and nothing taken, when it is a mere brace.
bool Parser::read_bounds(std::size_t& least, std::size_t& most) {
    const std::size_t here = source_.place();
    if (source_.peek().is(U'}')) return false;
    const Text low = source_.take_while(decimal_digits, nowhere);
    const Text high = source_.match(U',') ? source_.take_while(decimal_digits, nowhere) : low;
    if (!source_.match(U'}')) {
        source_.go_back(here);
        return false;
    }
    least = low.empty() ? 0 : number_of(source_, low);
    most = high.empty() ? no_limit : number_of(source_, high);
    if (most < least) source_.refuse("repeats at most less than at least, which is an error");
    return true;
}

void Parser::repeat(std::vector<Node>& items, char32_t sign) {
    Node node = made(Node::Kind::repeat, flags_);
    node.least = sign == U'+' ? 1 : 0;
    node.most = sign == U'?' ? 1 : no_limit;
    if (sign == U'{' && !read_bounds(node.least, node.most)) {
        items.push_back(literal(U'{'));
        return;
    }
    if (items.empty() || items.back().kind == Node::Kind::position)
        source_.refuse("repeats nothing, which is an error");
    if (items.back().kind == Node::Kind::repeat) source_.refuse("repeats a repetition, which is an error");
    node.lazy = source_.match(U'?');
    if (!node.lazy && source_.peek().is(U'+'))
        source_.refuse("has a possessive repetition, which is outside the subset: Python has it since 3.11 only");
    node.parts.push_back(std::move(items.back()));
    items.back() = std::move(node);
}

void Parser::close() {
    if (!source_.match(U')')) source_.refuse("has a ( without a ), which is an error");
}

/// What begins with `(`; nothing for a comment and for flags. `empty`: nothing of the pattern stands before it.
std::optional<Node> Parser::group(bool empty) { return source_.match(U'?') ? extension(empty) : capture({}); }

std::optional<Node> Parser::extension(bool empty) {
    const Token token = source_.take();
    if (token.end || token.escaped) source_.refuse("has a ? that is not in order, which is an error");
    switch (token.code) {
        case U'P': return named();
        case U'(': return conditional();
        case U'=': return look(false, false);
        case U'!': return look(false, true);
        case U'>': source_.refuse("has an atomic group, which is outside the subset: Python has it since 3.11 only");
        case U':': {
            Node node = alternatives();
            close();
            return node;
        }
        case U'#':
            for (Token skipped = source_.take(); !skipped.is(U')'); skipped = source_.take()) {
                if (skipped.end) source_.refuse("has a comment without an end, which is an error");
            }
            return {};
        case U'<':
            if (source_.match(U'=')) return look(true, false);
            if (source_.match(U'!')) return look(true, true);
            source_.refuse("has an unknown extension, which is an error; a named group is (?P<name>...)");
        default: return inline_flags(token.code, empty);
    }
}

Text Parser::name_until(char32_t end) {
    Text name = source_.take_until(end);
    if (!unicode::has(unicode::Property::name_start, name[0]) ||
        !std::all_of(name.begin(), name.end(),
                     [](char32_t code) { return unicode::has(unicode::Property::name_continue, code); }))
        source_.refuse("has a group whose name is no identifier, which is an error");
    return name;
}

std::size_t Parser::group_named(const Text& name) const {
    for (const auto& [known, group] : names_) {
        if (known == utf8(name)) return group;
    }
    source_.refuse("refers to an unknown name, which is an error");
}

Node Parser::named() {
    if (source_.match(U'=')) return reference(group_named(name_until(U')')));
    if (!source_.match(U'<')) source_.refuse("has an unknown extension, which is an error");
    return capture(name_until(U'>'));
}

Node Parser::capture(const Text& name) {
    closed_.push_back(false);
    Node node = made(Node::Kind::capture, flags_);
    node.number = closed_.size();
    if (!name.empty()) {
        for (const auto& [known, group] : names_) {
            if (known == utf8(name)) source_.refuse("defines the name of a group twice, which is an error");
        }
        names_.emplace_back(utf8(name), node.number);
    }
    node.parts.push_back(alternatives());
    close();
    closed_[node.number - 1] = true;
    return node;
}

Node Parser::look(bool behind, bool negated) {
    Node node = made(Node::Kind::look, flags_);
    node.behind = behind;
    node.negated = negated;
    behind_ += behind ? 1 : 0;
    node.parts.push_back(alternatives());
    behind_ -= behind ? 1 : 0;
    close();
    const auto width = width_of(node.parts[0]);
    if (behind && !width) source_.refuse("looks behind by no fixed width, which is an error");
    node.width = behind ? *width : 0;
    return node;
}

Node Parser::conditional() {
    const Text name = source_.take_until(U')');
    Node node = made(Node::Kind::conditional, flags_);
    const bool by_number = name.find_first_not_of(decimal_digits) == Text::npos;
    node.number = by_number ? number_of(source_, name) : group_named(name);
    if (node.number == 0) source_.refuse("has a condition on group 0, which is an error");
    if (behind_ > 0) source_.refuse("has a condition within a look-behind, which is outside the subset");
    if (node.number <= closed_.size() && !closed_[node.number - 1])
        source_.refuse("has a condition on a group that is still open, which is outside the subset");
    highest_condition_ = std::max(highest_condition_, node.number);
    if (++depth_ > deepest) source_.refuse("has more than 20 groups within groups, which is outside the subset");
    node.parts.push_back(sequence(false));
    node.parts.push_back(source_.match(U'|') ? sequence(false) : made(Node::Kind::sequence, flags_));
    --depth_;
    close();
    return node;
}

/// Flags up to what is no flag, which is left in `letter`.
unsigned Parser::flag_letters(char32_t& letter) {
    unsigned read = 0;
    while (true) {
        switch (letter) {
            case U'i': read |= ignore_case; break;
            case U'm': read |= multiline; break;
            case U's': read |= dot_all; break;
            case U'x': read |= verbose; break;
            case U'a': read |= ascii; break;
            case U'u': read |= unicode; break;
            default: return read;
        }
        const Token token = source_.take();
        if (token.end || token.escaped) source_.refuse("has flags without an end, which is an error");
        letter = token.code;
    }
}

std::optional<Node> Parser::inline_flags(char32_t letter, bool empty) {
    const bool any = letter != U'-';
    const unsigned added = flag_letters(letter);
    unsigned removed = 0;
    if (any && added == 0) source_.refuse("has an unknown extension, which is an error or outside the subset");
    if ((added & ascii) != 0 && (added & unicode) != 0) source_.refuse("has flags that exclude each other");
    if (letter == U')') {
        if (!empty) source_.refuse("has flags for the whole that do not stand at its start, which is an error");
        if (((added & ascii) != 0 && (given_ & unicode) != 0) || ((added & unicode) != 0 && (given_ & ascii) != 0))
            source_.refuse("has flags that exclude each other");
        if ((given_ & added) != added) throw WithFlags{given_ | added};
        return {};
    }
    if (letter == U'-') {
        letter = source_.take().code;
        removed = flag_letters(letter);
        if (removed == 0 || (removed & (ascii | unicode)) != 0 || (added & removed) != 0)
            source_.refuse("has flags that are not in order, which is an error");
    }
    if (letter != U':') source_.refuse("has flags that are not in order, which is an error");
    const unsigned outside = flags_;
    if ((added & (ascii | unicode)) != 0)  // CPython 3.13 looks for where to begin with the flags of the whole
        source_.refuse("has the flag a or u for a part, which is outside the subset");
    flags_ = (flags_ | added) & ~removed;
    Node node = alternatives();
    flags_ = outside;
    close();
    return node;
}

}  // namespace

Parsed parse(const Text& pattern, unsigned flags) {
    if ((flags & locale) != 0) refuse(pattern, "has the flag LOCALE, which is for bytes only");
    if ((flags & ascii) != 0 && (flags & unicode) != 0) refuse(pattern, "has flags that exclude each other");
    while (true) {
        try {
            Parsed parsed = Parser(pattern, flags).parse();
            if ((parsed.flags & ascii) == 0) parsed.flags |= unicode;
            return parsed;
        } catch (const WithFlags& found) {
            flags = found.flags;
        }
    }
}

}  // namespace yieldcheck::pattern
