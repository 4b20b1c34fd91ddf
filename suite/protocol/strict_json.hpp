// Reading JSON strictly: an unknown field, a missing one or a wrong type is a Fault that names the place.
#pragma once

#include "protocol/fault.hpp"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck {

/// Keeps the order in which fields were written, so that what we print reads like what was recorded.
using Json = nlohmann::ordered_json;

/// Reads one JSON text. `place` names it in messages ("oracle/traces/send/accumulator.json").
/// Rejects nesting deeper than 200, so that no input can exhaust the stack of those who walk the result.
Json parse_json(std::string_view text, const std::string& place);

/// A JSON value together with the name of its place, which is only worked out when it is needed. Refers to the text's
/// root, which must outlive it.
class JsonReader {
public:
    /// `place` names the root.
    JsonReader(const Json& root, std::string place)
        : json_(&root), root_(&root), place_(std::make_shared<const std::string>(std::move(place))) {}

    const Json& json() const noexcept { return *json_; }
    std::string place() const;  // "t.json, \"traces\"[0], \"steps\"[3]"

    /// Faults unless this is an object whose fields are all among `fields`.
    const JsonReader& object(std::initializer_list<std::string_view> fields) const;

    bool has(std::string_view field) const;
    JsonReader at(std::string_view field) const;  // Fault when it is missing

    std::string text() const;
    std::string text(std::string_view field) const { return at(field).text(); }
    std::string text_or(std::string_view field, std::string otherwise) const;
    int integer() const;
    int integer(std::string_view field) const { return at(field).integer(); }
    bool boolean() const;
    double number() const;
    std::vector<JsonReader> items() const;  // of an array
    std::vector<JsonReader> items_or_none(std::string_view field) const;
    std::vector<std::string> texts() const;  // an array of strings

    [[noreturn]] void fail(const std::string& problem, const std::string& hint = {}) const;

private:
    JsonReader part(const Json& json) const;

    const Json* json_;
    const Json* root_;
    std::shared_ptr<const std::string> place_;
};

/// One line of JSON; what is no valid UTF-8 is replaced, never thrown at.
std::string to_line(const Json& json);

}  // namespace yieldcheck
