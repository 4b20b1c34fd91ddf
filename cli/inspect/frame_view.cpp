#include "cli/inspect/frame_words.hpp"
#include "cli/inspect/value_lines.hpp"
#include "cli/inspect/views.hpp"

#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

namespace yieldcheck::inspect {
namespace {

using inspector::Edge;
using inspector::escaped;
using inspector::Value;
using inspector::Variable;

constexpr std::size_t label_width = 12;

void print_entry_line(const View& view, const std::string& label, const std::string& text) {
    bool first = true;
    for (const auto& line : wrapped(text, view.style.width - label_width - 2)) {
        view.out << "  " << view.style.ink(Ink::faint, padded(first ? label : "", label_width)) << line << '\n';
        first = false;
    }
}

std::string exact_place(const Frame& frame) {
    if (frame.line == 0) return "not known" + (frame.line_reason.empty() ? "" : ": " + escaped(frame.line_reason));
    std::string text = escaped(frame.file) + ':' + std::to_string(frame.line);
    if (frame.column != 0) text += ':' + std::to_string(frame.column);
    text += " (" + std::string(name(frame.confidence));
    if (!frame.line_reason.empty()) text += ": " + escaped(frame.line_reason);
    return text + ')';
}

std::string edge_label(const Edge& edge) {
    switch (edge.kind) {
        case Edge::Kind::awaits: return "waits for";
        case Edge::Kind::awaited_by: return "awaited by";
        case Edge::Kind::refers: return "refers to";
    }
    return {};
}

void print_list(const View& view, const char* title, const std::vector<Variable>& variables) {
    bool any = false;
    for (const auto& variable : variables) {
        if (is_made_up(variable)) continue;
        if (!any) view.out << "\n  " << view.style.ink(Ink::strong, title) << '\n';
        any = true;
        std::string name = escaped(variable.name);
        if (variable.shadowed) name += " (shadowed)";
        if (variable.value.is_static) name += " (static)";
        Value value = variable.value;
        name_frames(value, view.frames);
        print_value(view.out, name, value, 4 + 2 * std::min(variable.depth, 10u), view.style.width);
    }
}

}  // namespace

void print_in_full(const View& view, std::size_t index, SourceLines& sources) {
    const Frame frame = view.frames.frame(index);
    const auto& modules = view.frames.header().modules;
    const std::string program = frame.module < modules.size() ? modules[frame.module].path : std::string{};
    const auto number = number_text(view.frames.number(index));
    view.out << view.style.ink(Ink::faint, number) << ' '
             << view.style.ink(Ink::strong, frame.function.empty() ? "(no name)" : escaped(frame.function)) << '\n';
    std::string state(name(frame.state));
    if (frame.thread) state += " on thread " + std::to_string(*frame.thread);
    print_entry_line(view, "state", state);
    if (frame.doubtful) print_entry_line(view, "doubtful", escaped(frame.doubt));
    print_entry_line(view, "place", exact_place(frame));
    if (frame.declared_line != 0 && frame.declared_line != frame.line)
        print_entry_line(view, "declared", "line " + std::to_string(frame.declared_line));
    for (const auto& edge : frame.edges) {
        std::string text = other_frame(view.frames, edge.target, view.style.width - label_width - 2);
        if (!is_made_up(edge)) text += ", by " + escaped(edge.by);
        print_entry_line(view, edge_label(edge), text);
    }
    std::string memory = inspector::hexadecimal(frame.address) + ", " + std::string(name(frame.region));
    if (frame.size != 0) memory += ", " + std::to_string(frame.size) + " bytes";
    print_entry_line(view, "memory", memory);
    if (!frame.compiler.empty()) print_entry_line(view, "compiler", escaped(frame.compiler));
    if (!program.empty()) print_entry_line(view, "module", escaped(program));
    for (const auto& note : frame.notes)
        print_entry_line(view, "note", escaped(note));
    view.out << '\n';
    print_excerpt(view, frame, sources, 3, 2);
    print_variables(view, frame);
}

void print_variables(const View& view, const Frame& frame) {
    print_list(view, "parameters", frame.parameters);
    print_list(view, "locals", frame.locals);
    if (!frame.promise) return;
    view.out << '\n';
    Value promise = *frame.promise;
    name_frames(promise, view.frames);
    print_value(view.out, "promise", promise, 2, view.style.width);
}

}  // namespace yieldcheck::inspect
