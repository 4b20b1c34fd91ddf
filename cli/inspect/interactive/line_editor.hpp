// Lines from a terminal, with history and completion (libedit); from anything else as they come.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspect {

class LineEditor {
public:
    /// What the last word of the text before the cursor may become.
    using Completer = std::function<std::vector<std::string>(const std::string& before_cursor)>;

    LineEditor(std::string prompt, Completer completer);
    ~LineEditor();

    /// Without its end; nothing at the end of the input. Ctrl-C gives an empty line.
    std::optional<std::string> read();

private:
    struct Terminal;
    std::string prompt_;
    Completer completer_;
    std::unique_ptr<Terminal> terminal_;  // null: the input is none
};

/// What all of them begin with.
std::string common_beginning(const std::vector<std::string>& words);

}  // namespace yieldcheck::inspect
