#include "inspector/fidelity/python_value.hpp"

#include "inspector/values/characters.hpp"

#include <algorithm>

namespace yieldcheck::fidelity {
namespace {

using inspector::Value;
using inspector::ValueKind;

const Value* member(const Value& value, std::string_view name) {
    for (const auto& child : value.children)
        if (child.name == name) return &child;
    return nullptr;
}

/// Code points as UTF-8, surrogates as three bytes.
std::string utf8_of(const Json& codes) {
    std::string text;
    for (const auto& code : codes)
        inspector::append_utf8(text, code.get<std::uint32_t>());
    return text;
}

bool is_text(const Value& shown, const std::string& text) {
    return shown.kind == ValueKind::string && shown.type == "str" && !shown.truncated && shown.text == text;
}

bool is_number(const Value& shown, ValueKind kind, std::string_view type, const std::string& text) {
    return shown.kind == kind && shown.type == type && shown.text == text;
}

/// The elements, in this order. `step`: how many children one of the array's items takes.
bool has_items(const Value& shown, const Json& items, Identities& identities) {
    return std::equal(shown.children.begin(), shown.children.end(), items.begin(), items.end(),
                      [&](const Value& child, const Json& item) { return is_same(child, item, identities); });
}

bool is_sequence(const Value& shown, std::string_view type, const Json& items, Identities& identities) {
    return shown.kind == ValueKind::sequence && shown.type == type && !shown.truncated &&
           has_items(shown, items, identities);
}

bool is_dict(const Value& shown, const Json& pairs, Identities& identities) {
    if (shown.kind != ValueKind::map || shown.type != "dict" || shown.truncated) return false;
    Json flat = Json::array();
    for (const auto& pair : pairs)
        for (const auto& part : pair)
            flat.push_back(part);
    return has_items(shown, flat, identities);
}

/// A set's order means nothing: each item of the trace takes one of those shown.
bool is_set(const Value& shown, std::string_view type, const Json& items, Identities& identities) {
    if (shown.kind != ValueKind::sequence || shown.type != type || shown.truncated) return false;
    std::vector<const Value*> left;
    for (const auto& child : shown.children)
        left.push_back(&child);
    if (left.size() != items.size()) return false;
    for (const auto& item : items) {
        const auto found = std::find_if(left.begin(), left.end(), [&](const Value* child) {
            Identities attempt = identities;
            if (!is_same(*child, item, attempt)) return false;
            identities = std::move(attempt);
            return true;
        });
        if (found == left.end()) return false;
        left.erase(found);
    }
    return true;
}

std::string own_name(const Value& shown) {
    const auto* name = member(shown, "name");
    return name == nullptr ? std::string{} : name->text;
}

/// {"e":"ValueError#1"}, {"o":"Box#2"}, {"g":"acc"}, {"ty":"int"}, {"fn":"total"}
bool is_object(const Value& shown, const std::string& tag, const std::string& name, Identities& identities) {
    const auto* serial = member(shown, "serial");
    if (shown.kind != ValueKind::structure || serial == nullptr) return false;
    const auto number = name.rfind('#');
    const std::string type = name.substr(0, number);
    // Objects that were given a name by the drive are called by that: their type cannot be told from it.
    const bool numbered = number != std::string::npos;
    if (tag == "e" && (shown.holds != "exception" || (numbered && shown.type != type))) return false;
    if (tag == "o" && numbered && shown.type != type) return false;
    if (tag == "g" && shown.holds != "generator") return false;
    if (tag == "ty" && (shown.holds != "class_object" || own_name(shown) != name)) return false;
    if (tag == "fn") {
        const std::string own = own_name(shown);
        if (own != name && !own.ends_with("." + name)) return false;
    }
    return tag == "ty" || tag == "fn" || identities.agree(tag + " " + name, serial->text);
}

bool is_tagged(const Value& shown, const std::string& tag, const Json& content, Identities& identities) {
    if (tag == "i") return is_number(shown, ValueKind::integer, "int", content.get<std::string>());
    if (tag == "f") return is_number(shown, ValueKind::real, "float", content.get<std::string>());
    if (tag == "u") return is_text(shown, utf8_of(content));
    if (tag == "b")
        return shown.kind == ValueKind::bytes && !shown.truncated && shown.text == content.get<std::string>();
    if (tag == "t") return is_sequence(shown, "tuple", content, identities);
    if (tag == "d") return is_dict(shown, content, identities);
    if (tag == "set" || tag == "frozenset") return is_set(shown, tag, content, identities);
    if (tag == "cyc") return shown.truncated && shown.reason.starts_with("a cycle");
    return content.is_string() && is_object(shown, tag, content.get<std::string>(), identities);
}

}  // namespace

bool Identities::agree(const std::string& name, const std::string& serial) {
    const auto known = serials_.find(name);
    if (known != serials_.end()) return known->second == serial;
    if (names_.contains(serial)) return false;
    serials_[name] = serial;
    names_[serial] = name;
    return true;
}

bool is_bound(const Value& shown) { return shown.kind != ValueKind::empty || !shown.text.empty(); }

bool is_same(const Value& shown, const Json& encoded, Identities& identities) {
    if (encoded.is_null()) return shown.kind == ValueKind::empty && shown.type == "NoneType";
    if (encoded.is_boolean())
        return shown.kind == ValueKind::boolean && shown.text == (encoded.get<bool>() ? "true" : "false");
    if (encoded.is_number_integer()) return is_number(shown, ValueKind::integer, "int", encoded.dump());
    if (encoded.is_string()) return is_text(shown, encoded.get<std::string>());
    if (encoded.is_array()) return is_sequence(shown, "list", encoded, identities);
    if (!encoded.is_object() || encoded.size() != 1) return false;
    return is_tagged(shown, encoded.items().begin().key(), encoded.front(), identities);
}

}  // namespace yieldcheck::fidelity
