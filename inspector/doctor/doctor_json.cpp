#include "inspector/doctor/doctor.hpp"

namespace yieldcheck::inspector {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const SuspensionHealth& suspension) {
    return {{"index", suspension.index},    {"line", suspension.line},
            {"column", suspension.column},  {"confidence", name(suspension.confidence)},
            {"reason", suspension.reason},  {"in_scope", suspension.in_scope},
            {"missing", suspension.missing}};
}

Json to_json(const FunctionHealth& function) {
    Json suspensions = Json::array();
    for (const auto& suspension : function.suspensions)
        suspensions.push_back(to_json(suspension));
    Json json{{"function", function.name},     {"mangled", function.mangled},
              {"file", function.file},         {"line", function.line},
              {"compiler", function.compiler}, {"optimised", function.optimised},
              {"dwarf", function.dwarf},       {"debug_information", name(function.information)}};
    if (!function.missing_file.empty()) json["missing_file"] = function.missing_file;
    json["frame_size"] = function.frame_size;
    json["source"] = function.source;
    json["lines_exact"] = function.lines_exact();
    json["locals_exact"] = function.locals_exact();
    json["suspensions"] = std::move(suspensions);
    return json;
}

}  // namespace

Json to_json(const BinaryHealth& health) {
    Json functions = Json::array();
    for (const auto& function : health.functions)
        functions.push_back(to_json(function));
    return {{"format", 1},
            {"path", health.path},
            {"build_id", health.build_id},
            {"debug_file", health.debug_file},
            {"note", health.note},
            {"functions", std::move(functions)}};
}

}  // namespace yieldcheck::inspector
