#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/views.hpp"

namespace yieldcheck::inspect {

void print_excerpt(const View& view, const inspector::Frame& frame, SourceLines& sources, unsigned around,
                   std::size_t indent) {
    const auto& modules = view.frames.header().modules;
    const std::string program = frame.module < modules.size() ? modules[frame.module].path : std::string{};
    const auto excerpt = sources.around(frame, program, around);
    const std::string lead(indent, ' ');
    if (!excerpt.note.empty())
        for (const auto& line : wrapped(excerpt.note, view.style.width - indent))
            view.out << lead << view.style.ink(Ink::warning, line) << '\n';
    std::size_t digits = 0;
    for (const auto& line : excerpt.lines)
        digits = std::max(digits, std::to_string(line.number).size());
    const std::size_t taken = indent + 2 + digits + 2;
    for (const auto& line : excerpt.lines) {
        const auto text = cut(line.text, view.style.width > taken + 20 ? view.style.width - taken : 20);
        view.out << lead << (line.marked ? "> " : "  ")
                 << view.style.ink(Ink::faint, right_aligned(std::to_string(line.number), digits));
        if (!text.empty()) view.out << "  " << (line.marked ? view.style.ink(Ink::strong, text) : text);
        view.out << '\n';
    }
}

void print_source(const View& view, std::size_t index, const inspector::Frame& frame, SourceLines& sources,
                  unsigned around) {
    const auto numbers = number_width(view.frames);
    view.out << row(frame, number_text(view.frames.number(index)), numbers, view.style) << '\n';
    print_excerpt(view, frame, sources, around, numbers + 1);
}

}  // namespace yieldcheck::inspect
