#include "runner/hello.hpp"

#include <algorithm>

namespace yieldcheck {

bool Hello::has(std::string_view lane, std::string_view capability) const {
    for (const auto& [name, capabilities] : lanes)
        if (name == lane) return std::find(capabilities.begin(), capabilities.end(), capability) != capabilities.end();
    return false;
}

std::string build_name(const Hello& hello) {
    std::string name = hello.compiler.empty() ? hello.library : hello.compiler;
    const auto add = [&name](const std::string& word) {
        if (!word.empty()) name += (name.empty() ? "" : " ") + word;
    };
    add(hello.compiler.empty() ? hello.version : hello.optimisation);
    std::string sanitizers;
    for (const auto& sanitizer : hello.sanitizers)
        sanitizers += (sanitizers.empty() ? "" : ",") + sanitizer;
    add(sanitizers);
    add(hello.toolchain);
    return name;
}

Hello read_hello(std::string_view line) {
    const std::string place = "its first line";
    const Json json = parse_json(line, place);
    const JsonReader reader(json, place);
    if (!reader.has("yieldcheck")) reader.fail("is no hello of the JSON-lines protocol");
    if (const JsonReader version = reader.at("yieldcheck"); version.integer() != json_lines_version)
        reader.fail("speaks version " + std::to_string(version.integer()) +
                        " of the JSON-lines protocol, and this program version " + std::to_string(json_lines_version),
                    "build the adapter again");
    reader.object({"yieldcheck", "adapter", "library", "version", "compiler", "optimisation", "sanitizers", "toolchain",
                   "lanes", "wants"});
    Hello hello;
    hello.adapter = reader.text("adapter");
    hello.library = reader.text_or("library", hello.adapter);
    hello.version = reader.text_or("version", "");
    hello.compiler = reader.text_or("compiler", "");
    hello.optimisation = reader.text_or("optimisation", "");
    if (reader.has("sanitizers")) hello.sanitizers = reader.at("sanitizers").texts();
    hello.toolchain = reader.text_or("toolchain", "");
    const JsonReader lanes = reader.at("lanes");
    if (!lanes.json().is_object() || lanes.json().empty()) lanes.fail("names no lane");
    for (const auto& [lane, capabilities] : lanes.json().items())
        hello.lanes.emplace_back(lane, lanes.at(lane).texts());
    for (const auto& want : reader.items_or_none("wants")) {
        if (want.text() != "source") want.fail("unknown wish \"" + want.text() + "\"", "known here: source");
        hello.wants_source = true;
    }
    hello.build = build_name(hello);
    return hello;
}

Json to_json(const Hello& hello) {
    Json lanes = Json::object();
    for (const auto& [lane, capabilities] : hello.lanes)
        lanes[lane] = capabilities;
    return Json{{"adapter", hello.adapter},       {"build", hello.build},         {"library", hello.library},
                {"version", hello.version},       {"compiler", hello.compiler},   {"optimisation", hello.optimisation},
                {"sanitizers", hello.sanitizers}, {"toolchain", hello.toolchain}, {"lanes", std::move(lanes)}};
}

}  // namespace yieldcheck
