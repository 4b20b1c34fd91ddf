#include "inspector/view/snapshot_json.hpp"

#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

namespace yieldcheck::inspector {
namespace {

std::string_view kind_name(ValueKind kind) {
    switch (kind) {
        case ValueKind::boolean: return "boolean";
        case ValueKind::integer: return "integer";
        case ValueKind::real: return "real";
        case ValueKind::character: return "character";
        case ValueKind::enumeration: return "enumeration";
        case ValueKind::string: return "string";
        case ValueKind::pointer: return "pointer";
        case ValueKind::reference: return "reference";
        case ValueKind::handle: return "handle";
        case ValueKind::structure: return "structure";
        case ValueKind::union_: return "union";
        case ValueKind::sequence: return "sequence";
        case ValueKind::map: return "map";
        case ValueKind::empty: return "empty";
        case ValueKind::bytes: return "bytes";
        case ValueKind::unavailable: return "unavailable";
    }
    return {};
}

/// JSON holds no bytes: text that is no UTF-8 is also given in hexadecimal.
std::string bytes_of(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::string result;
    for (const char c : text)
        (result += digits[static_cast<unsigned char>(c) >> 4]) += digits[static_cast<unsigned char>(c) & 15];
    return result;
}

}  // namespace

void write(JsonText& json, const Value& value) {
    json.begin_object();
    json.member("kind", kind_name(value.kind));
    if (!value.name.empty()) json.member("name", value.name);
    if (!value.type.empty()) json.member("type", value.type);
    if (!value.text.empty() || value.kind == ValueKind::string) json.member("text", value.text);
    if (!value.shown.empty()) json.member("shown", value.shown);
    if (!value.holds.empty()) json.member("holds", value.holds);
    if (!is_utf8(value.text)) json.member("bytes", bytes_of(value.text));
    if (!value.reason.empty()) json.member("reason", value.reason);
    if (value.address != 0) json.member("address", hexadecimal(value.address));
    if (value.length) json.member("length", *value.length);
    if (value.frame) json.member("frame", hexadecimal(*value.frame));
    if (value.truncated) json.member("truncated", true);
    if (value.is_base) json.member("base", true);
    if (value.is_static) json.member("static", true);
    if (!value.children.empty()) json.member("children", value.children);
    json.end_object();
}

static void write(JsonText& json, const Variable& variable) {
    json.begin_object();
    json.member("name", variable.name);
    json.member("type", variable.type);
    json.member("value", variable.value);
    if (variable.depth > 0) json.member("depth", variable.depth);
    if (variable.declared_line > 0) json.member("declared", variable.declared_line);
    if (variable.shadowed) json.member("shadowed", true);
    if (variable.artificial) json.member("artificial", true);
    json.end_object();
}

static void write(JsonText& json, const Edge& edge) {
    json.begin_object();
    json.member("kind", name(edge.kind));
    json.member("target", hexadecimal(edge.target));
    json.member("by", edge.by);
    json.end_object();
}

void write(JsonText& json, const Frame& frame) {
    json.begin_object();
    json.member("address", hexadecimal(frame.address));
    json.member("function", frame.function);
    json.member("mangled", frame.mangled);
    json.member("compiler", frame.compiler);
    json.member("module", frame.module);
    json.member("state", name(frame.state));
    json.member("file", frame.file);
    json.member("line", frame.line);
    json.member("column", frame.column);
    json.member("confidence", name(frame.confidence));
    json.member("line_reason", frame.line_reason);
    json.member("declared", frame.declared_line);
    json.member("region", name(frame.region));
    json.member("size", frame.size);
    if (frame.doubtful) json.member("doubt", frame.doubt);
    if (frame.thread) json.member("thread", *frame.thread);
    if (frame.suspend_index) json.member("index", *frame.suspend_index);
    if (frame.promise) json.member("promise", *frame.promise);
    json.member("params", frame.parameters);
    json.member("locals", frame.locals);
    json.member("edges", frame.edges);
    json.member("notes", frame.notes);
    json.end_object();
}

static void write(JsonText& json, const Module& module) {
    json.begin_object();
    json.member("path", module.path);
    json.member("build_id", module.build_id);
    json.member("begin", hexadecimal(module.begin));
    json.member("end", hexadecimal(module.end));
    json.member("debug_file", module.debug_file);
    json.member("coroutines", module.coroutines);
    json.member("note", module.note);
    json.end_object();
}

static void write(JsonText& json, const Thread& thread) {
    std::vector<std::string> frames;
    for (const auto frame : thread.frames)
        frames.push_back(hexadecimal(frame));
    json.begin_object();
    json.member("id", thread.id);
    json.member("name", thread.name);
    json.member("pc", hexadecimal(thread.pc));
    json.member("function", thread.function);
    json.member("signal", thread.signal);
    json.member("frames", frames);
    json.end_object();
}

void write(JsonText& json, const Snapshot& snapshot) {
    json.begin_object();
    json.member("format", 1);
    json.member("target", snapshot.target);
    json.member("program", snapshot.program);
    json.member("process", snapshot.process);
    json.member("reason", snapshot.reason);
    json.member("stopped", snapshot.stopped);
    json.member("seconds_stopped", snapshot.seconds_stopped);
    json.member("modules", snapshot.modules);
    json.member("threads", snapshot.threads);
    json.member("notes", snapshot.notes);
    json.end_object();
}

}  // namespace yieldcheck::inspector
