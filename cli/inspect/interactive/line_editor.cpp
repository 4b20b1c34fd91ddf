#include "cli/inspect/interactive/line_editor.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#ifdef YIELDCHECK_HAS_LIBEDIT
#include <histedit.h>

#include <clocale>
#endif

namespace yieldcheck::inspect {

#ifdef YIELDCHECK_HAS_LIBEDIT

namespace {

/// $XDG_STATE_HOME/yieldcheck/history; empty when there is no home.
std::string history_file() {
    namespace fs = std::filesystem;
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    fs::path folder;
    if (state != nullptr && *state == '/')
        folder = state;
    else if (home != nullptr && *home == '/')
        folder = fs::path(home) / ".local/state";
    else
        return {};
    std::error_code error;
    fs::create_directories(folder / "yieldcheck", error);
    return error ? std::string{} : (folder / "yieldcheck/history").string();
}

}  // namespace

struct LineEditor::Terminal {
    explicit Terminal(LineEditor& owner) : editor(owner), file(history_file()) {
        std::setlocale(LC_CTYPE, "");
        line = el_init("yieldcheck", stdin, stdout, stderr);
        past = history_init();
        HistEvent event;
        history(past, &event, H_SETSIZE, 1000);
        history(past, &event, H_SETUNIQUE, 1);
        if (!file.empty()) history(past, &event, H_LOAD, file.c_str());
        el_set(line, EL_CLIENTDATA, this);
        el_set(
            line, EL_PROMPT, +[](EditLine* edit) {
                Terminal* self = nullptr;
                el_get(edit, EL_CLIENTDATA, &self);
                return self->editor.prompt_.data();
            });
        el_set(line, EL_EDITOR, "emacs");
        el_set(line, EL_HIST, history, past);
        el_set(line, EL_ADDFN, "complete", "completes the word", &Terminal::complete);
        el_set(line, EL_BIND, "^I", "complete", nullptr);
        el_set(line, EL_BIND, "^R", "em-inc-search-prev", nullptr);
        el_source(line, nullptr);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        HistEvent event;
        if (!file.empty()) history(past, &event, H_SAVE, file.c_str());
        history_end(past);
        el_end(line);
    }

    static unsigned char complete(EditLine* edit, int) {
        Terminal* self = nullptr;
        el_get(edit, EL_CLIENTDATA, &self);
        const LineInfo* info = el_line(edit);
        const std::string before(info->buffer, info->cursor);
        const auto choices = self->editor.completer_(before);
        if (choices.empty()) return CC_ERROR;
        const std::string word = before.substr(before.find_last_of(' ') + 1);
        std::string more = common_beginning(choices).substr(word.size());
        if (choices.size() == 1 && !choices.front().ends_with('/')) more += ' ';
        if (!more.empty()) {
            el_insertstr(edit, more.c_str());
            return CC_REFRESH;
        }
        std::cout << '\n';
        for (const auto& choice : choices)
            std::cout << choice << "  ";
        std::cout << '\n' << std::flush;
        return CC_REDISPLAY;
    }

    std::optional<std::string> read() {
        int count = 0;
        errno = 0;
        const char* text = el_gets(line, &count);
        if (text == nullptr || count <= 0) {
            if (errno != EINTR) return std::nullopt;
            el_reset(line);
            std::cout << '\n';
            return std::string{};
        }
        std::string result(text, static_cast<std::size_t>(count));
        while (!result.empty() && (result.back() == '\n' || result.back() == '\r'))
            result.pop_back();
        HistEvent event;
        if (result.find_first_not_of(' ') != std::string::npos) history(past, &event, H_ENTER, result.c_str());
        return result;
    }

    LineEditor& editor;
    std::string file;
    EditLine* line = nullptr;
    History* past = nullptr;
};

#else

/// Without libedit lines are read as the terminal gives them.
struct LineEditor::Terminal {
    explicit Terminal(LineEditor& owner) : editor(owner) {}
    std::optional<std::string> read() {
        std::cout << editor.prompt_ << std::flush;
        std::string line;
        if (!std::getline(std::cin, line)) return std::nullopt;
        return line;
    }
    LineEditor& editor;
};

#endif

LineEditor::LineEditor(std::string prompt, Completer completer)
    : prompt_(std::move(prompt)), completer_(std::move(completer)) {
    if (::isatty(STDIN_FILENO) && ::isatty(STDOUT_FILENO)) terminal_ = std::make_unique<Terminal>(*this);
}

LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::read() {
    if (terminal_) return terminal_->read();
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    std::cout << prompt_ << line << '\n';  // so that what follows has its question above it
    return line;
}

std::string common_beginning(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    std::size_t length = words.front().size();
    for (const auto& word : words)
        length = std::min(
            length, static_cast<std::size_t>(std::mismatch(words.front().begin(),
                                                           words.front().begin() + static_cast<std::ptrdiff_t>(
                                                                                       std::min(length, word.size())),
                                                           word.begin())
                                                 .first -
                                             words.front().begin()));
    return words.front().substr(0, length);
}

}  // namespace yieldcheck::inspect
