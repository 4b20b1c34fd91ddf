#include "cli/inspect/doctor_view.hpp"

#include "cli/inspect/frame_words.hpp"
#include "inspector/view/escaped.hpp"

#include <filesystem>
#include <map>
#include <set>

namespace yieldcheck::inspect {
namespace {

using inspector::BinaryHealth;
using inspector::DebugInformation;
using inspector::escaped;
using inspector::FunctionHealth;
using inspector::LineConfidence;

constexpr std::size_t indent = 4;

void print_wrapped(std::ostream& out, const std::string& text, std::size_t at, const Style& style, Ink ink) {
    for (const auto& line : wrapped(text, style.width - at))
        out << std::string(at, ' ') << style.ink(ink, line) << '\n';
}

/// The functions that the filters let through: they look at a function as at a frame that stands at its declaration.
std::vector<const FunctionHealth*> chosen_functions(const BinaryHealth& health, const Request& request) {
    const auto filter = request.filter.filter();
    std::vector<const FunctionHealth*> chosen;
    for (const auto& function : health.functions) {
        Frame frame;
        frame.function = function.name;
        frame.file = function.file;
        frame.line = function.line;
        if (filter.matches_listing(frame)) chosen.push_back(&function);
    }
    return chosen;
}

/// "3 suspensions: 2 exact, 1 inferred"
std::string lines_text(const FunctionHealth& function) {
    if (function.suspensions.empty()) return "no suspension of its own was found";
    std::map<LineConfidence, std::size_t, std::greater<>> counts;
    for (const auto& suspension : function.suspensions)
        ++counts[suspension.confidence];
    std::string text = std::to_string(function.suspensions.size()) +
                       (function.suspensions.size() == 1 ? " suspension, its line " : " suspensions, their lines ");
    bool first = true;
    for (const auto& [confidence, count] : counts) {
        if (!first) text += ", ";
        first = false;
        if (counts.size() > 1) text += std::to_string(count) + ' ';
        text += confidence == LineConfidence::none ? "not known" : std::string(name(confidence));
    }
    return text;
}

/// Each missing variable once, with the lines at which it is missing.
void print_missing(std::ostream& out, const FunctionHealth& function, const Style& style) {
    std::map<std::string, std::set<unsigned>> lines;
    for (const auto& suspension : function.suspensions)
        for (const auto& missing : suspension.missing)
            lines[missing].insert(suspension.line);
    for (const auto& [missing, at] : lines) {
        std::string text = escaped(missing);
        if (at.size() < function.suspensions.size()) {
            text += at.size() == 1 ? " (at line" : " (at lines";
            for (const auto line : at)
                text += ' ' + std::to_string(line);
            text += ')';
        }
        print_wrapped(out, text, indent + 2, style, Ink::plain);
    }
}

void print_function(std::ostream& out, const FunctionHealth& function, const Style& style) {
    out << style.ink(Ink::strong, cut(function.name.empty() ? "(no name)" : escaped(function.name), style.width))
        << '\n';
    std::string origin;
    const auto add = [&](const std::string& text) { origin += (origin.empty() ? "" : ", ") + text; };
    if (!function.file.empty())
        add(escaped(std::filesystem::path(function.file).filename().string()) + ':' + std::to_string(function.line));
    if (!function.compiler.empty())
        add(escaped(function.compiler) + (function.compiler.find(" -O") == std::string::npos
                                              ? (function.optimised ? " optimised" : " not optimised")
                                              : ""));
    if (function.dwarf != 0) add("DWARF " + std::to_string(function.dwarf));
    if (function.frame_size != 0) add("frame of " + std::to_string(function.frame_size) + " bytes");
    print_wrapped(out, origin, indent, style, Ink::faint);
    if (function.information == DebugInformation::split_missing) {
        print_wrapped(out, "its debug information is in " + escaped(function.missing_file) + ", which is not there",
                      indent, style, Ink::bad);
        return;
    }
    if (function.information == DebugInformation::absent) {
        print_wrapped(out, "no debug information: state and address will be known, lines and variables not", indent,
                      style, Ink::bad);
        return;
    }
    print_wrapped(out, lines_text(function), indent, style, function.lines_exact() ? Ink::plain : Ink::warning);
    print_wrapped(
        out,
        function.locals_exact() ? "parameters and locals exact" : "parameters and locals that will be missing:", indent,
        style, function.locals_exact() ? Ink::good : Ink::warning);
    if (!function.locals_exact()) print_missing(out, function, style);
    if (!function.source)
        print_wrapped(out, "its source text is not at hand, or is another: what it would tell is missing", indent,
                      style, Ink::warning);
}

/// What would make more known.
void print_advice(std::ostream& out, const std::vector<const FunctionHealth*>& functions, const Style& style) {
    bool no_information = false, split = false, clang = false;
    for (const auto* function : functions) {
        no_information = no_information || function->information == DebugInformation::absent;
        split = split || function->information == DebugInformation::split_missing;
        clang = clang || (function->optimised && function->compiler.starts_with("clang") && !function->locals_exact());
    }
    if (no_information)
        print_wrapped(out, "To know more: compile with -g, or keep the separate debug file.", 0, style, Ink::strong);
    if (split)
        print_wrapped(out, "To know more: keep the .dwo files, or compile without -gsplit-dwarf.", 0, style,
                      Ink::strong);
    if (clang)
        print_wrapped(out, "To know more: clang says at -O0 where all locals are; g++ says it at every level.", 0,
                      style, Ink::strong);
}

}  // namespace

void print_health(std::ostream& out, const BinaryHealth& health, const Request& request, const Style& style) {
    const auto functions = chosen_functions(health, request);
    const auto count = functions.size();
    std::string title = escaped(health.path) + ": " + std::to_string(count) +
                        (count == 1 ? " coroutine function" : " coroutine functions");
    if (count != health.functions.size()) title += " of " + std::to_string(health.functions.size()) + " match";
    print_wrapped(out, title, 0, style, Ink::strong);
    if (health.debug_file.empty())
        print_wrapped(out, "no debug information, in itself or in a separate file", 2, style, Ink::warning);
    else if (health.debug_file != health.path)
        print_wrapped(out, "debug information in " + escaped(health.debug_file), 2, style, Ink::faint);
    if (!health.note.empty()) print_wrapped(out, escaped(health.note), 2, style, Ink::warning);
    if (health.functions.empty())
        print_wrapped(out, "none is named in its symbols: it has no coroutines, or is stripped", 2, style,
                      Ink::warning);
    std::size_t exact = 0;
    for (const auto* function : functions)
        exact += function->locals_exact() && function->lines_exact();
    if (count > 0)
        print_wrapped(out, "lines and locals exact: " + std::to_string(exact) + " of " + std::to_string(count), 2,
                      style, exact == count ? Ink::good : Ink::warning);
    std::size_t printed = 0;
    for (const auto* function : functions) {
        if (request.limit != 0 && printed == request.limit) break;
        ++printed;
        out << '\n';
        print_function(out, *function, style);
    }
    if (printed < count) out << '\n' << printed << " of " << count << " are shown\n";
    if (count > 0) out << '\n';
    print_advice(out, functions, style);
}

void show_health(const Request& request, Output& output) {
    const auto health = inspector::examine(request.doctor, request.options.debug_folders);
    if (request.json)
        output.stream() << inspector::to_json(health) << '\n';
    else
        print_health(output.stream(), health, request, output.style());
}

}  // namespace yieldcheck::inspect
