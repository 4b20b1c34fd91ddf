#include "inspector/doctor/doctor.hpp"

namespace yieldcheck::inspector {

static void write(JsonText& json, const SuspensionHealth& suspension) {
    json.begin_object();
    json.member("index", suspension.index);
    json.member("line", suspension.line);
    json.member("column", suspension.column);
    json.member("confidence", name(suspension.confidence));
    json.member("reason", suspension.reason);
    json.member("in_scope", suspension.in_scope);
    json.member("missing", suspension.missing);
    json.end_object();
}

static void write(JsonText& json, const FunctionHealth& function) {
    json.begin_object();
    json.member("function", function.name);
    json.member("mangled", function.mangled);
    json.member("file", function.file);
    json.member("line", function.line);
    json.member("compiler", function.compiler);
    json.member("optimised", function.optimised);
    json.member("dwarf", function.dwarf);
    json.member("debug_information", name(function.information));
    if (!function.missing_file.empty()) json.member("missing_file", function.missing_file);
    json.member("frame_size", function.frame_size);
    json.member("source", function.source);
    json.member("lines_exact", function.lines_exact());
    json.member("locals_exact", function.locals_exact());
    json.member("suspensions", function.suspensions);
    json.end_object();
}

void write(JsonText& json, const BinaryHealth& health) {
    json.begin_object();
    json.member("format", 1);
    json.member("path", health.path);
    json.member("build_id", health.build_id);
    json.member("debug_file", health.debug_file);
    json.member("note", health.note);
    json.member("functions", health.functions);
    json.end_object();
}

}  // namespace yieldcheck::inspector
