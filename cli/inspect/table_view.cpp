#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/views.hpp"

#include "inspector/view/escaped.hpp"

namespace yieldcheck::inspect {
namespace {

using inspector::Edge;
using inspector::escaped;

void print_wrapped(const View& view, const std::string& text, std::size_t indent, Ink ink) {
    for (const auto& line : wrapped(text, view.style.width - indent))
        view.out << std::string(indent, ' ') << view.style.ink(ink, line) << '\n';
}

std::string thread_name(const View& view, int id) {
    for (const auto& thread : view.frames.header().threads)
        if (thread.id == id && !thread.name.empty()) return " (" + escaped(thread.name) + ')';
    return {};
}

}  // namespace

void print_header(const View& view) {
    const auto& header = view.frames.header();
    const auto count = view.frames.count();
    std::string title = escaped(header.target);
    if (!header.program.empty()) title += ", " + escaped(header.program);
    if (!header.reason.empty()) title += ", " + escaped(header.reason);
    title += ": " + std::to_string(count) + (count == 1 ? " frame" : " frames");
    print_wrapped(view, title, 0, Ink::strong);
    for (const auto& note : header.notes)
        print_wrapped(view, escaped(note), 2, Ink::faint);
    for (const auto& module : header.modules)
        if (!module.note.empty()) print_wrapped(view, escaped(module.path + ": " + module.note), 2, Ink::warning);
}

void print_entry(const View& view, std::size_t index, const inspector::Frame& frame) {
    const auto numbers = number_width(view.frames);
    const std::string indent(numbers + 1, ' ');
    const std::size_t width = view.style.width - indent.size();
    view.out << row(frame, number_text(view.frames.number(index)), numbers, view.style) << '\n';
    if (frame.thread)
        view.out << indent << "on thread " << *frame.thread << cut(thread_name(view, *frame.thread), width - 20)
                 << '\n';
    for (const auto& edge : frame.edges) {
        if (edge.kind != Edge::Kind::awaits) continue;
        const std::string lead = "waits for ";
        const auto other = other_frame(view.frames, edge.target, width - lead.size());
        view.out << indent << lead << other << '\n';
    }
    if (frame.doubtful) print_wrapped(view, "doubtful: " + escaped(frame.doubt), indent.size(), Ink::warning);
    if (const auto locals = locals_text(frame, view.frames, width); !locals.empty())
        view.out << indent << view.style.ink(Ink::faint, locals) << '\n';
}

void print_legend(const View& view, bool inferred, bool doubtful) {
    if (inferred) print_wrapped(view, "~ the line is inferred: --frame NUMBER says how", 0, Ink::faint);
    if (doubtful)
        print_wrapped(view, "? the line, or the frame itself, is doubtful: --frame NUMBER says why", 0, Ink::faint);
}

}  // namespace yieldcheck::inspect
