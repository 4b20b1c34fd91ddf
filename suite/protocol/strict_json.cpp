#include "protocol/strict_json.hpp"

#include <algorithm>
#include <limits>

namespace yieldcheck {
namespace {

constexpr int deepest_nesting = 200;

int nesting(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

std::string kind(const Json& json) {
    switch (json.type()) {
        case Json::value_t::null: return "null";
        case Json::value_t::object: return "an object";
        case Json::value_t::array: return "an array";
        case Json::value_t::string: return "a string";
        case Json::value_t::boolean: return "a boolean";
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned: return "an integer";
        case Json::value_t::number_float: return "a number with a fraction";
        case Json::value_t::binary:
        case Json::value_t::discarded: break;
    }
    return "no value";
}

/// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …" without the brackets.
std::string reason(const std::string& what) {
    const auto end = what.find("] ");
    return end == std::string::npos ? what : what.substr(end + 2);
}

/// The way from `here` down to `wanted`, which is one of its parts; false when it is not.
bool find_path(const Json& here, const Json* wanted, std::string& path) {
    if (&here == wanted) return true;
    const std::size_t length = path.size();
    if (here.is_object()) {
        for (const auto& [name, value] : here.items()) {
            path += ", \"" + name + "\"";
            if (find_path(value, wanted, path)) return true;
            path.resize(length);
        }
    } else if (here.is_array()) {
        for (std::size_t i = 0; i < here.size(); ++i) {
            path += "[" + std::to_string(i) + "]";
            if (find_path(here[i], wanted, path)) return true;
            path.resize(length);
        }
    }
    return false;
}

}  // namespace

Json parse_json(std::string_view text, const std::string& place) {
    if (nesting(text) > deepest_nesting)
        throw Fault(place + ": nested deeper than " + std::to_string(deepest_nesting) + " levels");
    try {
        return Json::parse(text);
    } catch (const Json::exception& error) {
        throw Fault(place + ": no valid JSON (" + reason(error.what()) + ")");
    }
}

std::string JsonReader::place() const {
    std::string path = *place_;
    find_path(*root_, json_, path);
    return path;
}

JsonReader JsonReader::part(const Json& json) const {
    JsonReader reader = *this;
    reader.json_ = &json;
    return reader;
}

void JsonReader::fail(const std::string& problem, const std::string& hint) const {
    throw Fault(place() + ": " + problem, hint);
}

const JsonReader& JsonReader::object(std::initializer_list<std::string_view> fields) const {
    if (!json_->is_object()) fail("expected an object, found " + kind(*json_));
    for (const auto& [name, value] : json_->items())
        if (std::find(fields.begin(), fields.end(), name) == fields.end()) {
            std::string known;
            for (const auto& field : fields)
                known += (known.empty() ? "" : ", ") + std::string(field);
            fail("unknown field \"" + name + "\"", "known here: " + known);
        }
    return *this;
}

bool JsonReader::has(std::string_view field) const {
    return json_->is_object() && json_->find(std::string(field)) != json_->end();
}

JsonReader JsonReader::at(std::string_view field) const {
    if (!json_->is_object()) fail("expected an object, found " + kind(*json_));
    const auto found = json_->find(std::string(field));
    if (found == json_->end()) fail("field \"" + std::string(field) + "\" is missing");
    return part(*found);
}

std::string JsonReader::text() const {
    if (!json_->is_string()) fail("expected a string, found " + kind(*json_));
    return json_->get<std::string>();
}

std::string JsonReader::text_or(std::string_view field, std::string otherwise) const {
    return has(field) ? text(field) : std::move(otherwise);
}

int JsonReader::integer() const {
    const bool fits =
        json_->is_number_integer() &&
        (json_->is_number_unsigned() ? json_->get<std::uint64_t>() <= std::uint64_t(std::numeric_limits<int>::max())
                                     : json_->get<std::int64_t>() >= std::numeric_limits<int>::min() &&
                                           json_->get<std::int64_t>() <= std::numeric_limits<int>::max());
    if (!fits) fail("expected an integer, found " + (json_->is_number_integer() ? json_->dump() : kind(*json_)));
    return json_->get<int>();
}

bool JsonReader::boolean() const {
    if (!json_->is_boolean()) fail("expected true or false, found " + kind(*json_));
    return json_->get<bool>();
}

double JsonReader::number() const {
    if (!json_->is_number()) fail("expected a number, found " + kind(*json_));
    return json_->get<double>();
}

std::vector<JsonReader> JsonReader::items() const {
    if (!json_->is_array()) fail("expected an array, found " + kind(*json_));
    std::vector<JsonReader> result;
    result.reserve(json_->size());
    for (const Json& item : *json_)
        result.push_back(part(item));
    return result;
}

std::vector<JsonReader> JsonReader::items_or_none(std::string_view field) const {
    return has(field) ? at(field).items() : std::vector<JsonReader>();
}

std::vector<std::string> JsonReader::texts() const {
    std::vector<std::string> result;
    for (const auto& item : items())
        result.push_back(item.text());
    return result;
}

std::string to_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace yieldcheck
