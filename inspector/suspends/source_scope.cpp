#include "inspector/suspends/source_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace yieldcheck::inspector {
namespace {

/// For a name within auto [a, b] = …: the closing bracket. Otherwise the name itself.
std::size_t declarator_end(const SourceText& source, std::size_t name) {
    const auto& tokens = source.tokens();
    std::size_t i = name + 1;
    while (i + 1 < tokens.size() && tokens[i].text == "," && tokens[i + 1].word)
        i += 2;
    const bool binding = i + 1 < tokens.size() && tokens[i].text == "]" &&
                         (tokens[i + 1].text == "=" || tokens[i + 1].text == ":" || tokens[i + 1].text == "(" ||
                          tokens[i + 1].text == "{");
    return binding ? i : name;
}

/// Whether a comma at the top of a declaration starts the next declarator.
bool next_declarator(const std::vector<Token>& tokens, std::size_t comma) {
    std::size_t i = comma + 1;
    while (i < tokens.size() && (tokens[i].text == "*" || tokens[i].text == "&"))
        ++i;
    if (i + 1 >= tokens.size() || !tokens[i].word) return false;
    const auto after = tokens[i + 1].text;
    return after == "=" || after == ";" || after == "(" || after == "{" || after == "[" || after == ",";
}

/// Whether the name stands where a declaration has it, behind a type; not where it is used.
bool may_declare(const std::vector<Token>& tokens, std::size_t name) {
    if (name == 0 || name + 1 >= tokens.size()) return false;
    const auto& before = tokens[name - 1];
    const auto after = tokens[name + 1].text;
    if (before.text == ">" && name > 1 && tokens[name - 2].text == "-") return false;  // object->name
    const bool behind_type = before.word ? before.text != "return" && before.text != "throw" && before.text != "new" &&
                                               !before.text.starts_with("co_")
                                         : std::string_view("*&>],[").find(before.text) != std::string_view::npos;
    return behind_type && after.size() == 1 && std::string_view("=;({:,)][").find(after) != std::string_view::npos;
}

bool is_header(std::string_view word) {
    return word == "for" || word == "while" || word == "if" || word == "switch" || word == "catch";
}

/// One reading: the variable is the token `start`.
class Declaration {
public:
    Declaration(const SourceText& source, std::size_t start)
        : source_(source), tokens_(source.tokens()), start_(start) {}

    Initialised at(std::size_t target, bool exact) const {
        std::size_t i = declarator_end(source_, start_) + 1;
        bool maybe = false;
        for (; i < tokens_.size(); ++i) {
            if (reached(i, target, exact)) return maybe ? Initialised::unknown : Initialised::no;
            const auto text = tokens_[i].text;
            if (text == ";" || text == ")" || text == "]" || text == "}") return behind(target);
            // for (auto x : range): made anew each time round, before the body
            if (text == "," && next_declarator(tokens_, i)) {
                if (!has_angle(i)) return behind(target);
                maybe = true;  // f<a, b, c>(…) looks the same
            }
            if (text != "(" && text != "[" && text != "{") continue;
            const auto close = source_.closing(i);
            for (std::size_t k = i; k < close && k < tokens_.size(); ++k)
                if (reached(k, target, exact)) return maybe ? Initialised::unknown : Initialised::no;
            i = close;
        }
        return Initialised::unknown;
    }

private:
    /// With a column it is this token; without, the first suspension on the line.
    bool reached(std::size_t i, std::size_t target, bool exact) const {
        if (exact) return i == target;
        return i >= target && tokens_[i].line == tokens_[target].line && tokens_[i].text.starts_with("co_");
    }

    bool has_angle(std::size_t end) const {
        for (std::size_t i = declarator_end(source_, start_) + 1; i < end; ++i)
            if (tokens_[i].text == "<") return true;
        return false;
    }

    /// Its initialiser ended before the place: it is alive there, unless its block has ended, too.
    Initialised behind(std::size_t target) const {
        int depth = 0;
        for (std::size_t i = start_ + 1; i < target && i < tokens_.size(); ++i) {
            const auto text = tokens_[i].text;
            if (text == "(" || text == "[" || text == "{") ++depth;
            if (text == ")" || text == "]" || text == "}") --depth;
            if (depth >= 0) continue;
            if (text == "}") return Initialised::out_of_scope;
            depth = 0;
            // The end of the header that declares it: it lives to the end of the statement behind.
            if (text == ")" && in_header(i))
                return target <= statement_end(i + 1) ? Initialised::yes : Initialised::out_of_scope;
        }
        return Initialised::yes;
    }

    bool in_header(std::size_t close) const {
        int depth = 0;
        for (std::size_t i = close + 1; i-- > 0;) {
            if (tokens_[i].text == ")") ++depth;
            if (tokens_[i].text != "(" || --depth != 0) continue;
            if (i == 0) return false;
            if (tokens_[i - 1].text == "constexpr" && i >= 2) --i;
            return is_header(tokens_[i - 1].text);
        }
        return false;
    }

    std::size_t statement_end(std::size_t i) const {
        if (i >= tokens_.size()) return i;
        if (tokens_[i].text == "{") {
            const auto close = source_.closing(i);
            return has_else(close) ? statement_end(close + 2) : close;
        }
        if (is_header(tokens_[i].text)) {
            while (i < tokens_.size() && tokens_[i].text != "(")
                ++i;
            return statement_end(source_.closing(i) + 1);
        }
        for (; i < tokens_.size() && tokens_[i].text != ";"; ++i)
            if (tokens_[i].text == "(" || tokens_[i].text == "[" || tokens_[i].text == "{") i = source_.closing(i);
        return has_else(i) ? statement_end(i + 2) : i;
    }

    bool has_else(std::size_t end) const { return end + 1 < tokens_.size() && tokens_[end + 1].text == "else"; }

    const SourceText& source_;
    const std::vector<Token>& tokens_;
    std::size_t start_;
};

}  // namespace

Initialised initialised_at(const SourceText& source, std::string_view name, unsigned declared_line,
                           unsigned declared_column, unsigned line, unsigned column) {
    const auto& tokens = source.tokens();
    const std::size_t target = source.token_at(line, column == 0 ? 1 : column);
    if (target >= tokens.size() || tokens[target].line != line) return Initialised::unknown;
    std::optional<Initialised> answer;
    for (std::size_t i = source.token_at(declared_line, std::max(1U, declared_column));
         i < tokens.size() && tokens[i].line == declared_line && (column == 0 || i < target); ++i) {
        if (tokens[i].text != name) {
            if (declared_column != 0 && !answer) return Initialised::unknown;  // not the text that was compiled
            continue;
        }
        if (declared_column == 0 && !may_declare(tokens, i)) continue;
        const auto reading = Declaration(source, i).at(target, column != 0);
        if (declared_column != 0) return reading;
        if (answer && *answer != reading) return Initialised::unknown;
        answer = reading;
    }
    if (answer) return *answer;
    // On the same line, but further on.
    for (std::size_t i = target; i < tokens.size() && tokens[i].line == declared_line; ++i)
        if (tokens[i].text == name && may_declare(tokens, i)) return Initialised::no;
    return Initialised::unknown;
}

std::pair<unsigned, unsigned> binding_before(const SourceText& source, std::string_view name, unsigned body_line,
                                             unsigned line, unsigned column) {
    const auto& tokens = source.tokens();
    const std::size_t target = source.token_at(line, std::max(1U, column));
    std::pair<unsigned, unsigned> found{0, 0};
    for (std::size_t i = source.token_at(body_line, 1); i < target && i < tokens.size(); ++i)
        if (tokens[i].text == name && declarator_end(source, i) != i) found = {tokens[i].line, tokens[i].column};
    return found;
}

std::size_t bindings_made(const SourceText& source, std::string_view name, unsigned body_line, unsigned line,
                          unsigned column) {
    const auto& tokens = source.tokens();
    const std::size_t target = source.token_at(line, std::max(1U, column));
    std::size_t made = 0;
    for (std::size_t i = source.token_at(body_line, 1); i < target && i < tokens.size(); ++i)
        if (tokens[i].text == name && declarator_end(source, i) != i &&
            initialised_at(source, name, tokens[i].line, tokens[i].column, line, column) == Initialised::yes)
            ++made;
    return made;
}

bool is_bound(const SourceText& source, std::string_view name, unsigned body_line) {
    const auto& tokens = source.tokens();
    for (std::size_t i = source.token_at(body_line, 1); i < tokens.size(); ++i)
        if (tokens[i].text == name && declarator_end(source, i) != i) return true;
    return false;
}

unsigned block_depth(const SourceText& source, unsigned body_line, unsigned line, unsigned column) {
    const auto& tokens = source.tokens();
    const std::size_t target = source.token_at(line, std::max(1U, column));
    std::vector<std::size_t> open;
    for (std::size_t i = source.token_at(body_line, 1); i < target && i < tokens.size(); ++i) {
        const auto text = tokens[i].text;
        if (text == "{" || text == "(") open.push_back(i);
        if ((text == "}" || text == ")") && !open.empty()) open.pop_back();
    }
    unsigned depth = 0;
    for (const auto i : open) {
        if (tokens[i].text == "{") ++depth;
        if (tokens[i].text == "(" && i > 0 && is_header(tokens[i - 1].text)) ++depth;
    }
    return depth > 0 ? depth - 1 : 0;
}

unsigned column_of(const SourceText& source, std::string_view name, unsigned line) {
    const auto& tokens = source.tokens();
    for (std::size_t i = source.token_at(line, 1); i < tokens.size() && tokens[i].line == line; ++i)
        if (tokens[i].text == name) return tokens[i].column;
    return 0;
}

}  // namespace yieldcheck::inspector
