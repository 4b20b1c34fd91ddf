#include "inspector/suspends/macros.hpp"
#include "inspector/suspends/source_text.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

/// Walks the tokens of one function body.
class AwaitFinder {
public:
    AwaitFinder(const SourceText& source, const Macros* macros)
        : source_(source), tokens_(source.tokens()), macros_(macros) {}

    std::size_t count_all() {
        walk(0, tokens_.size());
        return awaits_.size();
    }

    AwaitsInSource find(unsigned line, unsigned column) {
        AwaitsInSource result;
        const auto open = body_of(source_.token_at(line, column));
        const auto close = open < tokens_.size() ? source_.closing(open) : open;
        if (close >= tokens_.size()) return result;
        result.first_line = tokens_[open].line;
        result.last_line = tokens_[close].line;
        const auto& conditions = source_.conditions();
        result.usable = std::none_of(conditions.begin(), conditions.end(), [&](unsigned condition) {
            return condition >= result.first_line && condition <= result.last_line;
        });
        walk(open + 1, close);
        result.usable = result.usable && !in_arguments_;
        result.awaits = std::move(awaits_);
        return result;
    }

private:
    bool is(std::size_t i, std::string_view text) const { return i < tokens_.size() && tokens_[i].text == text; }

    /// The brace that opens the body of a function or lambda whose declarator starts here.
    std::size_t body_of(std::size_t i) const {
        for (; i < tokens_.size(); ++i) {
            if (is(i, "{")) return i;
            if (is(i, ";")) break;
            if (is(i, "(") || is(i, "[")) i = source_.closing(i);
        }
        return tokens_.size();
    }

    bool starts_lambda(std::size_t i) const {
        if (!is(i, "[") || is(i + 1, "[")) return false;
        if (i == 0) return true;
        const auto& before = tokens_[i - 1];
        if (before.text == "[" && i >= 2) return false;  // the inner one of an attribute
        if (before.word)
            return before.text == "return" || before.text == "co_return" || before.text == "co_yield" ||
                   before.text == "co_await" || before.text == "case";
        const char c = before.text.back();
        return c != ')' && c != ']' && c != '"';
    }

    /// The end of a lambda's body, when there is one.
    std::size_t skip_lambda(std::size_t i) const {
        const auto introducer_end = source_.closing(i);
        for (std::size_t k = introducer_end + 1; k < tokens_.size(); ++k) {
            if (is(k, "{")) return source_.closing(k);
            if (is(k, "(")) {
                k = source_.closing(k);
                continue;
            }
            const bool specifier = tokens_[k].word || is(k, "-") || is(k, ">") || is(k, "<") || is(k, ":") ||
                                   is(k, ",") || is(k, "*") || is(k, "&");
            if (!specifier) break;
        }
        return introducer_end;
    }

    /// The end of a local class's body; `i` itself when none is defined here.
    std::size_t skip_class(std::size_t i) const {
        for (std::size_t k = i + 1; k < tokens_.size(); ++k) {
            if (is(k, "{")) return source_.closing(k);
            const bool head = tokens_[k].word || is(k, ":") || is(k, ",") || is(k, "<") || is(k, ">");
            if (!head) break;
        }
        return i;
    }

    std::size_t statement_end(std::size_t i, std::size_t end) const {
        if (is(i, "{")) return source_.closing(i);
        const bool headed = is(i, "for") || is(i, "while") || is(i, "if") || is(i, "switch");
        if (headed) {
            std::size_t open = i + 1;
            while (open < end && !is(open, "("))
                ++open;
            std::size_t last = statement_end(source_.closing(open) + 1, end);
            if (is(i, "if") && is(last + 1, "else")) last = statement_end(last + 2, end);
            return last;
        }
        for (; i < end; ++i) {
            if (is(i, ";")) return i;
            if (is(i, "(") || is(i, "[") || is(i, "{")) i = source_.closing(i);
        }
        return end;
    }

    /// The token that ends the statement around this one, seen from inside: a semicolon, or the bracket around it.
    std::size_t end_around(std::size_t i, std::size_t end) const {
        for (; i < end; ++i) {
            if (is(i, ";")) return i;
            if (is(i, "{")) return i;
            if (is(i, "(") || is(i, "[")) i = source_.closing(i);
        }
        return std::min(end, tokens_.size() - 1);
    }

    void walk(std::size_t i, std::size_t end) {
        for (; i < end; ++i) {
            const auto text = tokens_[i].text;
            if (text == "co_await" || text == "co_yield") {
                awaits_.push_back({tokens_[i].line, tokens_[i].column, tokens_[end_around(i, end)].line});
            } else if (text == "struct" || text == "class" || text == "union") {
                i = skip_class(i);
            } else if (starts_lambda(i)) {
                const auto last = skip_lambda(i);
                walk_captures(i, last);
                i = last;
            } else if (text == "for" && is(i + 1, "(")) {
                i = walk_for(i, end);
            } else if (macros_ != nullptr && tokens_[i].word) {
                i = walk_macro(i, end);
            }
        }
    }

    /// In what order the suspensions of its arguments come, and how often, is not looked at: when they all stand on one
    /// line with the macro's own, the line is right and the column is not known.
    std::size_t walk_macro(std::size_t i, std::size_t end) {
        const auto use = macros_->find(tokens_[i].text);
        if (!use || (use->arguments && !is(i + 1, "("))) return i;
        std::size_t last = i;
        unsigned column = tokens_[i].column;
        if (use->arguments) {
            const auto before = awaits_.size();
            last = std::min(source_.closing(i + 1), end);
            walk(i + 2, last);
            for (std::size_t k = before; k < awaits_.size(); ++k) {
                in_arguments_ = in_arguments_ || awaits_[k].line != tokens_[i].line;
                awaits_[k].column = column = 0;
            }
        }
        awaits_.insert(awaits_.end(), use->suspensions,
                       {tokens_[i].line, column, tokens_[end_around(last + 1, end)].line});
        return last;
    }

    /// Captures are initialised by the function itself: [x = co_await y].
    void walk_captures(std::size_t open, std::size_t last) {
        const auto close = source_.closing(open);
        if (close <= last) walk(open + 1, close);
    }

    /// The increment of a for loop runs, and is numbered, after its body.
    std::size_t walk_for(std::size_t i, std::size_t end) {
        const auto open = i + 1;
        const auto close = source_.closing(open);
        std::size_t increment = close;
        int semicolons = 0;
        for (std::size_t k = open + 1; k < close; ++k) {
            if (is(k, "(") || is(k, "[") || is(k, "{")) k = source_.closing(k);
            if (is(k, ";") && ++semicolons == 2) increment = k;
        }
        walk(open + 1, increment);
        if (increment >= close) return close;
        const auto last = std::min(statement_end(close + 1, end), end - 1);
        walk(close + 1, last + 1);
        walk(increment, close);
        return last;
    }

    const SourceText& source_;
    const std::vector<Token>& tokens_;
    const Macros* macros_;
    std::vector<Await> awaits_;
    bool in_arguments_ = false;  // of a macro on another line
};

}  // namespace

AwaitsInSource awaits_of(const SourceText& source, unsigned line, unsigned column, const Macros* macros) {
    return AwaitFinder(source, macros).find(line, column);
}

std::size_t suspensions_in(const SourceText& body, const Macros& macros) {
    return AwaitFinder(body, &macros).count_all();
}

}  // namespace yieldcheck::inspector
