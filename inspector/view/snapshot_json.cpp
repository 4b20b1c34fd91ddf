#include "inspector/view/snapshot_json.hpp"

#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

#include <algorithm>
#include <cstdio>

namespace yieldcheck::inspector {
namespace {

using Json = nlohmann::ordered_json;

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

/// \u009b, for a character of the basic plane.
std::string json_escape(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    unsigned point = character.size() == 1 ? lead : lead & (0x7fu >> character.size());
    for (const char c : character.substr(1))
        point = point << 6 | (static_cast<unsigned char>(c) & 0x3fu);
    char text[16];
    std::snprintf(text, sizeof text, "\\u%04x", point);
    return text;
}

Json to_json(const Variable& variable) {
    Json json{{"name", variable.name}, {"type", variable.type}, {"value", to_json(variable.value)}};
    if (variable.depth > 0) json["depth"] = variable.depth;
    if (variable.declared_line > 0) json["declared"] = variable.declared_line;
    if (variable.shadowed) json["shadowed"] = true;
    if (variable.artificial) json["artificial"] = true;
    return json;
}

template <class T>
Json list(const std::vector<T>& items) {
    Json json = Json::array();
    for (const auto& item : items)
        json.push_back(to_json(item));
    return json;
}

}  // namespace

Json to_json(const Value& value) {
    Json json{{"kind", kind_name(value.kind)}};
    if (!value.name.empty()) json["name"] = value.name;
    if (!value.type.empty()) json["type"] = value.type;
    if (!value.text.empty() || value.kind == ValueKind::string) json["text"] = value.text;
    if (!value.shown.empty()) json["shown"] = value.shown;
    if (!value.holds.empty()) json["holds"] = value.holds;
    if (!is_utf8(value.text)) json["bytes"] = bytes_of(value.text);
    if (!value.reason.empty()) json["reason"] = value.reason;
    if (value.address != 0) json["address"] = hexadecimal(value.address);
    if (value.length) json["length"] = *value.length;
    if (value.frame) json["frame"] = hexadecimal(*value.frame);
    if (value.truncated) json["truncated"] = true;
    if (value.is_base) json["base"] = true;
    if (value.is_static) json["static"] = true;
    if (!value.children.empty()) {
        Json children = Json::array();
        for (const auto& child : value.children)
            children.push_back(to_json(child));
        json["children"] = std::move(children);
    }
    return json;
}

Json to_json(const Frame& frame) {
    Json json{{"address", hexadecimal(frame.address)},
              {"function", frame.function},
              {"mangled", frame.mangled},
              {"compiler", frame.compiler},
              {"module", frame.module},
              {"state", name(frame.state)},
              {"file", frame.file},
              {"line", frame.line},
              {"column", frame.column},
              {"confidence", name(frame.confidence)},
              {"line_reason", frame.line_reason},
              {"declared", frame.declared_line},
              {"region", name(frame.region)},
              {"size", frame.size}};
    if (frame.doubtful) json["doubt"] = frame.doubt;
    if (frame.thread) json["thread"] = *frame.thread;
    if (frame.suspend_index) json["index"] = *frame.suspend_index;
    if (frame.promise) json["promise"] = to_json(*frame.promise);
    json["params"] = list(frame.parameters);
    json["locals"] = list(frame.locals);
    Json edges = Json::array();
    for (const auto& edge : frame.edges)
        edges.push_back({{"kind", name(edge.kind)}, {"target", hexadecimal(edge.target)}, {"by", edge.by}});
    json["edges"] = std::move(edges);
    json["notes"] = frame.notes;
    return json;
}

Json to_json(const Snapshot& snapshot) {
    Json json{{"format", 1},
              {"target", snapshot.target},
              {"program", snapshot.program},
              {"process", snapshot.process},
              {"reason", snapshot.reason},
              {"stopped", snapshot.stopped},
              {"seconds_stopped", snapshot.seconds_stopped}};
    Json modules = Json::array();
    for (const auto& module : snapshot.modules)
        modules.push_back({{"path", module.path},
                           {"build_id", module.build_id},
                           {"begin", hexadecimal(module.begin)},
                           {"end", hexadecimal(module.end)},
                           {"debug_file", module.debug_file},
                           {"coroutines", module.coroutines},
                           {"note", module.note}});
    json["modules"] = std::move(modules);
    Json threads = Json::array();
    for (const auto& thread : snapshot.threads) {
        Json frames = Json::array();
        for (const auto frame : thread.frames)
            frames.push_back(hexadecimal(frame));
        threads.push_back({{"id", thread.id},
                           {"name", thread.name},
                           {"pc", hexadecimal(thread.pc)},
                           {"function", thread.function},
                           {"signal", thread.signal},
                           {"frames", std::move(frames)}});
    }
    json["threads"] = std::move(threads);
    json["notes"] = snapshot.notes;
    return json;
}

std::string to_line(const nlohmann::ordered_json& json) {
    const std::string dumped = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    // What steers a terminal and is no ASCII control character (those the library escapes) stands in strings only.
    std::string line;
    line.reserve(dumped.size());
    for (std::size_t at = 0; at < dumped.size();) {
        const auto plain =
            static_cast<std::size_t>(std::find_if(dumped.begin() + static_cast<std::ptrdiff_t>(at), dumped.end(),
                                                  [](char c) { return static_cast<unsigned char>(c) >= 0x7f; }) -
                                     dumped.begin());
        line.append(dumped, at, plain - at);
        at = plain;
        if (at == dumped.size()) break;
        const auto length = std::max<std::size_t>(character_length(std::string_view(dumped).substr(at)), 1);
        const auto character = std::string_view(dumped).substr(at, length);
        if ((length == 1 && character != "\x7f") || escaped(character) == character)
            line += character;
        else
            line += json_escape(character);
        at += length;
    }
    return line;
}

}  // namespace yieldcheck::inspector
