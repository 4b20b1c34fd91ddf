#include "reports/on_screen.hpp"

#include "reports/readable_text.hpp"

namespace yieldcheck {
namespace {

constexpr std::size_t most_name = 300;
constexpr std::size_t most_reason = 4'000;

/// A word that a line may begin with is no workflow command, in the log of whichever CI job.
std::string without_commands(std::string text) {
    for (const std::string_view command : {"::", "##["})
        for (auto at = text.find(command); at != std::string::npos; at = text.find(command, at + 2))
            if (at == 0 || text[at - 1] == ' ') text.insert(at, "\\");
    return text;
}

void make_readable(std::string& text, std::size_t most = most_name) {
    text = without_commands(readable_line(bounded(text, most)));
}

/// The length of a colour of our own at the front of the text; 0: there is none.
std::size_t colour_at(std::string_view text, const Style& style) {
    for (const Ink ink : {Ink::good, Ink::bad, Ink::warning, Ink::faint, Ink::strong}) {
        const std::string coloured = style.ink(ink, " ");
        const auto space = coloured.find(' ');
        const std::string_view begin = std::string_view(coloured).substr(0, space);
        const std::string_view end = std::string_view(coloured).substr(space + 1);
        if (!begin.empty() && text.starts_with(begin)) return begin.size();
        if (!end.empty() && text.starts_with(end)) return end.size();
    }
    return 0;
}

}  // namespace

RunReport readable_run(const RunReport& run) {
    RunReport shown = run;
    for (Hello& hello : shown.adapters) {
        for (std::string* text : {&hello.adapter, &hello.build, &hello.library, &hello.version, &hello.compiler,
                                  &hello.optimisation, &hello.toolchain})
            make_readable(*text);
        for (auto& sanitizer : hello.sanitizers)
            make_readable(sanitizer);
    }
    for (Result& result : shown.results) {
        result.standard_error.clear();
        for (std::string* text :
             {&result.adapter, &result.build, &result.lane, &result.scenario, &result.verdict.variant})
            make_readable(*text);
        make_readable(result.verdict.reason, most_reason);
    }
    return shown;
}

std::string readable_screen(std::string_view text, const Style& style) {
    if (!style.colour) return readable(text);
    std::string shown;
    std::size_t begin = 0;  // of what has no colour in it
    for (std::size_t at = text.find('\033'); at != std::string_view::npos; at = text.find('\033', at + 1)) {
        const std::size_t colour = colour_at(text.substr(at), style);
        if (colour == 0) continue;
        shown += readable(text.substr(begin, at - begin));
        shown += text.substr(at, colour);
        begin = at + colour;
    }
    return shown + readable(text.substr(begin));
}

}  // namespace yieldcheck
