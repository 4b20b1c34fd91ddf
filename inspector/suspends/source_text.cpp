#include "inspector/suspends/source_text.hpp"

#include "inspector/memory/mapped_file.hpp"

#include <algorithm>
#include <cctype>

namespace yieldcheck::inspector {
namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || (c & 0x80) != 0;
}

/// Splits a text into tokens. Columns count bytes, from 1, as the compilers do.
class Lexer {
public:
    Lexer(std::string_view text, std::vector<Token>& tokens, std::vector<unsigned>& conditions,
          std::vector<Macro>& macros)
        : text_(text), tokens_(tokens), conditions_(conditions), macros_(macros) {}

    void run() {
        bool line_start = true;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n' || std::isspace(static_cast<unsigned char>(c))) {
                line_start = line_start || c == '\n';
                advance(1);
            } else if (text_.substr(at_, 2) == "//") {
                skip_line();
            } else if (text_.substr(at_, 2) == "/*") {
                const auto end = text_.find("*/", at_ + 2);
                advance((end == std::string_view::npos ? text_.size() : end + 2) - at_);
            } else if (c == '#' && line_start) {
                directive();
            } else {
                line_start = false;
                token();
            }
        }
    }

private:
    void advance(std::size_t count) {
        for (; count > 0 && at_ < text_.size(); --count, ++at_) {
            if (text_[at_] == '\n') {
                ++line_;
                column_ = 1;
            } else {
                ++column_;
            }
        }
    }

    void skip_line() {
        while (at_ < text_.size() && text_[at_] != '\n')
            advance(text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1);
    }

    void directive() {
        auto name = text_.substr(at_ + 1);
        name.remove_prefix(std::min(name.find_first_not_of(" \t"), name.size()));
        for (const std::string_view condition : {"if", "el", "endif"})
            if (name.starts_with(condition)) conditions_.push_back(line_);
        const auto start = static_cast<std::size_t>(name.data() - text_.data());
        skip_line();
        if (name.starts_with("define")) define(text_.substr(start, at_ - start));
    }

    /// `define NAME(a, b) body`
    void define(std::string_view text) {
        text.remove_prefix(std::min(text.find_first_of(" \t"), text.size()));
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        std::size_t end = 0;
        while (end < text.size() && is_word(text[end]))
            ++end;
        Macro macro{std::string(text.substr(0, end)), {}, text.substr(end).starts_with("(")};
        if (macro.arguments) end = std::min(text.find(')', end), text.size() - 1) + 1;
        for (const char c : text.substr(end))
            if (c != '\\') macro.body += c;
        macros_.push_back(std::move(macro));
    }

    void token() {
        const unsigned line = line_, column = column_;
        const auto start = at_;
        const char c = text_[at_];
        const bool word = is_word(c);
        if (word) {
            while (at_ < text_.size() && (is_word(text_[at_]) || separates_digits()))
                advance(1);
            // R"x(…)x", u8"…", L'c': the prefix belongs to the string.
            if (at_ < text_.size() && text_[at_] == '"' && text_[at_ - 1] == 'R')
                raw_string();
            else if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'') && at_ - start <= 2 &&
                     std::string_view("uULR8").find(text_[start]) != std::string_view::npos)
                quoted(text_[at_]);
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else {
            advance(1);
        }
        tokens_.push_back({text_.substr(start, at_ - start), line, column, word});
    }

    bool separates_digits() const {
        return text_[at_] == '\'' && at_ > 0 && std::isdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0 &&
               at_ + 1 < text_.size() && std::isxdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0;
    }

    void quoted(char quote) {
        advance(1);
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n')
            advance(text_[at_] == '\\' ? 2 : 1);
        advance(1);
    }

    void raw_string() {
        const auto open = text_.find('(', at_);
        if (open == std::string_view::npos) return advance(1);
        const std::string end = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
        const auto close = text_.find(end, open);
        advance((close == std::string_view::npos ? text_.size() : close + end.size()) - at_);
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    std::vector<unsigned>& conditions_;
    std::vector<Macro>& macros_;
    std::size_t at_ = 0;
    unsigned line_ = 1, column_ = 1;
};

}  // namespace

std::shared_ptr<const SourceText> SourceText::load(const std::string& path) {
    const auto file = MappedFile::open(path);
    if (!file || file->bytes().size() > (std::size_t{64} << 20)) return nullptr;
    return std::make_shared<SourceText>(
        std::string(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size()));
}

SourceText::SourceText(std::string text) : text_(std::move(text)) { Lexer(text_, tokens_, conditions_, macros_).run(); }

std::size_t SourceText::token_at(unsigned line, unsigned column) const {
    const auto found = std::lower_bound(tokens_.begin(), tokens_.end(), std::pair(line, column),
                                        [](const Token& token, const std::pair<unsigned, unsigned>& position) {
                                            return std::pair(token.line, token.column) < position;
                                        });
    return static_cast<std::size_t>(found - tokens_.begin());
}

std::size_t SourceText::closing(std::size_t open) const {
    int depth = 0;
    for (std::size_t i = open; i < tokens_.size(); ++i) {
        const char c = tokens_[i].text.front();
        if (tokens_[i].text.size() != 1) continue;
        if (c == '(' || c == '[' || c == '{') ++depth;
        if ((c == ')' || c == ']' || c == '}') && --depth == 0) return i;
    }
    return tokens_.size();
}

}  // namespace yieldcheck::inspector
