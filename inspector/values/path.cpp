#include "inspector/values/path.hpp"

#include "inspector/fault.hpp"

#include <charconv>

namespace yieldcheck::inspector {
namespace {

constexpr std::string_view hint = "a path is a variable, then .member, [index], [\"key\"], or a * before it";

bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// unary: '*' unary | postfix.  postfix: primary ('.' name | '->' name | '[' key ']')*.  primary: name | '(' unary ')'.
class PathParser {
public:
    explicit PathParser(std::string_view text) : text_(text) { path_.text = text; }

    Path parse() {
        unary(0);
        blanks();
        if (at_ < text_.size()) wrong("does not go on with '" + std::string(1, text_[at_]) + "'");
        return std::move(path_);
    }

private:
    [[noreturn]] void wrong(const std::string& what) const {
        const std::string before(text_.substr(0, at_));
        throw Fault("the path " + (before.empty() ? "\"" + std::string(text_) + "\"" : before) + " " + what,
                    std::string(hint));
    }

    void blanks() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
    }
    bool accept(std::string_view token) {
        blanks();
        if (text_.substr(at_, token.size()) != token) return false;
        at_ += token.size();
        return true;
    }
    void expect(std::string_view token) {
        if (!accept(token)) wrong("lacks a '" + std::string(token) + "' here");
    }

    std::string name() {
        blanks();
        const auto start = at_;
        if (at_ < text_.size() && starts_name(text_[at_]))
            while (at_ < text_.size() && (starts_name(text_[at_]) || is_digit(text_[at_])))
                ++at_;
        if (at_ == start) wrong(at_ < text_.size() ? "needs a name here" : "needs a name behind it");
        return std::string(text_.substr(start, at_ - start));
    }

    void add(PathStep::Kind kind, std::string text, std::int64_t number = 0) {
        path_.steps.push_back({kind, std::move(text), number, begin_, at_});
    }

    void unary(int depth) {
        if (depth > 100) wrong("is nested too deep");
        blanks();
        const auto start = at_;
        if (accept("*")) {
            unary(depth + 1);
            begin_ = start;
            return add(PathStep::Kind::follow, {});
        }
        if (accept("(")) {
            unary(depth + 1);
            expect(")");
        } else {
            path_.variable = name();
        }
        begin_ = start;
        for (;;) {
            if (accept(".") || accept("->"))
                add(PathStep::Kind::member, name());
            else if (accept("["))
                subscript();
            else
                return;
        }
    }

    void subscript() {
        blanks();
        if (at_ >= text_.size()) wrong("needs an index or a key behind it");
        const char first = text_[at_];
        if (first == '"' || first == '\'') {
            std::string key = quoted(first);
            expect("]");
            return add(PathStep::Kind::key, std::move(key));
        }
        if (starts_name(first)) {
            std::string key = name();
            while (accept("::"))
                key += "::" + name();
            expect("]");
            return add(PathStep::Kind::key, std::move(key));
        }
        const auto start = at_;
        if (first == '-') ++at_;
        while (at_ < text_.size() && is_digit(text_[at_]))
            ++at_;
        std::int64_t number = 0;
        const auto digits = text_.substr(start, at_ - start);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc{} || end != digits.data() + digits.size()) {
            at_ = start;
            wrong("needs an index or a key here");
        }
        expect("]");
        add(PathStep::Kind::index, std::string(digits), number);
    }

    std::string quoted(char quote) {
        const auto start = at_++;
        std::string text;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                const char escaped = text_[++at_];
                text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            } else {
                text += text_[at_];
            }
            ++at_;
        }
        if (at_ >= text_.size()) {
            at_ = start;
            wrong("has a key without its closing quote");
        }
        ++at_;
        return text;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;  // of what stands before at_ and belongs together
    Path path_;
};

}  // namespace

Path parse_path(std::string_view text) { return PathParser(text).parse(); }

}  // namespace yieldcheck::inspector
