#include "inspector/view/snapshot_text.hpp"

#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

#include <filesystem>

namespace yieldcheck::inspector {
namespace {

void print_variable(std::ostream& out, const Variable& variable, const char* mark) {
    out << "    " << mark << std::string(2 * static_cast<std::size_t>(variable.depth), ' ') << variable.name << " = "
        << value_text(variable.value);
    if (variable.shadowed) out << "  (shadowed)";
    out << '\n';
}

}  // namespace

void print_header(std::ostream& out, const Snapshot& snapshot, std::size_t frames) {
    out << snapshot.target;
    if (!snapshot.program.empty()) out << ", " << snapshot.program;
    if (!snapshot.reason.empty()) out << ", " << snapshot.reason;
    out << ": " << frames << (frames == 1 ? " frame" : " frames") << '\n';
}

void print_frame(std::ostream& out, const Frame& frame) {
    out << '\n' << hexadecimal(frame.address) << ' ' << name(frame.state);
    if (frame.thread) out << " on thread " << *frame.thread;
    out << (frame.doubtful ? "?  " : "  ") << (frame.function.empty() ? "(no name)" : frame.function);
    if (frame.line != 0) out << "  " << std::filesystem::path(frame.file).filename().string() << ':' << frame.line;
    if (frame.column != 0) out << ':' << frame.column;
    if (frame.confidence == LineConfidence::inferred || frame.confidence == LineConfidence::doubtful)
        out << " (" << name(frame.confidence) << ": " << frame.line_reason << ')';
    out << '\n';
    for (const auto& parameter : frame.parameters)
        if (!parameter.artificial || parameter.name == "this") print_variable(out, parameter, "(parameter) ");
    for (const auto& local : frame.locals)
        if (!local.artificial) print_variable(out, local, "");
    if (frame.promise) out << "    promise: " << value_text(*frame.promise) << '\n';
    for (const auto& edge : frame.edges)
        out << "    " << name(edge.kind) << ' ' << hexadecimal(edge.target) << " by " << edge.by << '\n';
    if (frame.doubtful) out << "    doubtful: " << frame.doubt << '\n';
    for (const auto& note : frame.notes)
        out << "    " << note << '\n';
}

void print_notes(std::ostream& out, const Snapshot& snapshot) {
    for (const auto& note : snapshot.notes)
        out << "note: " << note << '\n';
}

}  // namespace yieldcheck::inspector
