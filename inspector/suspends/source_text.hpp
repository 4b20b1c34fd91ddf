// The C++ source of a coroutine as tokens: enough to count its suspensions and to see what is initialised at one.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yieldcheck::inspector {

struct Token {
    std::string_view text;  // an identifier, a number, a string as a whole, or one character of punctuation
    unsigned line = 0, column = 0;
    bool word = false;
};

/// A #define.
struct Macro {
    std::string name;
    std::string body;        // as it is written, without line continuations
    bool arguments = false;  // name(…)
};

class SourceText {
public:
    /// Null when the file cannot be read.
    static std::shared_ptr<const SourceText> load(const std::string& path);
    explicit SourceText(std::string text);

    const std::vector<Token>& tokens() const { return tokens_; }
    /// The lines on which preprocessor conditions stand: what is between them may not be compiled.
    const std::vector<unsigned>& conditions() const { return conditions_; }
    const std::vector<Macro>& macros() const { return macros_; }
    /// The token that starts at or behind the position, or the number of tokens.
    std::size_t token_at(unsigned line, unsigned column) const;
    /// The token that closes the bracket, or the number of tokens.
    std::size_t closing(std::size_t open) const;

private:
    std::string text_;
    std::vector<Token> tokens_;
    std::vector<unsigned> conditions_;
    std::vector<Macro> macros_;
};

class Macros;

/// A co_await or co_yield.
struct Await {
    unsigned line = 0, column = 0;
    unsigned last_line = 0;  // of its statement
};

/// The suspensions of the function whose name stands at the position, in the order in which gcc numbers them; those of
/// lambdas and classes within it are not its own. A macro that suspends is as many of them, all where it is used.
struct AwaitsInSource {
    std::vector<Await> awaits;
    unsigned first_line = 0, last_line = 0;  // of the body
    bool usable = false;  // false: the body was not found, conditions stand in it, or arguments of macros suspend
};
AwaitsInSource awaits_of(const SourceText& source, unsigned line, unsigned column, const Macros* macros = nullptr);
/// How many there are in the body of a macro.
std::size_t suspensions_in(const SourceText& body, const Macros& macros);

/// What the text says of a variable at a place behind its declaration, in the same function.
enum class Initialised {
    yes,
    no,            // its own initialiser is still being computed
    out_of_scope,  // its block ends before the place
    unknown,       // it was not found in the text, or two readings disagree
};
Initialised initialised_at(const SourceText& source, std::string_view name, unsigned declared_line,
                           unsigned declared_column, unsigned line, unsigned column);

/// Where the last structured binding of this name before a place is declared: line and column; 0 when there is none.
std::pair<unsigned, unsigned> binding_before(const SourceText& source, std::string_view name, unsigned body_line,
                                             unsigned line, unsigned column);

/// How many structured bindings of this name live at a place.
std::size_t bindings_made(const SourceText& source, std::string_view name, unsigned body_line, unsigned line,
                          unsigned column);

/// Whether there is one behind the line at all.
bool is_bound(const SourceText& source, std::string_view name, unsigned body_line);

/// How many blocks of the function's body are around the position: its outermost is 0. Loop and condition headers that
/// declare something are blocks of their own.
unsigned block_depth(const SourceText& source, unsigned body_line, unsigned line, unsigned column);
/// The column of a name on a line; 0 when it is not there.
unsigned column_of(const SourceText& source, std::string_view name, unsigned line);

}  // namespace yieldcheck::inspector
