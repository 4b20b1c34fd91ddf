#include "inspector/view/value_text.hpp"

#include "inspector/view/escaped.hpp"

#include <charconv>
#include <cstdio>

namespace yieldcheck::inspector {
namespace {

std::string children_text(const Value& value, char open, char close, bool named) {
    std::string text(1, open);
    bool first = true;
    for (const auto& child : value.children) {
        if (!first) text += ", ";
        first = false;
        if (named && !child.name.empty() && !child.is_base) text += escaped(child.name) + " = ";
        text += value_text(child);
    }
    if (value.truncated) {
        if (!first) text += ", ";
        text += "…";
        if (value.length && *value.length > value.children.size() && !value.children.empty())
            text += " " + std::to_string(*value.length - value.children.size()) + " more";
    }
    return text + close;
}

std::string map_text(const Value& value) {
    std::string text = "{";
    for (std::size_t i = 0; i + 1 < value.children.size(); i += 2)
        text += (i > 0 ? ", " : "") + value_text(value.children[i]) + ": " + value_text(value.children[i + 1]);
    if (value.truncated) text += value.children.empty() ? "…" : ", …";
    return text + "}";
}

std::string character_text(const Value& value) {
    long code = 0;
    std::from_chars(value.text.data(), value.text.data() + value.text.size(), code);
    if (code < 0x20 || code > 0x7e || code == '\'' || code == '\\') return value.text;
    return "'" + std::string(1, static_cast<char>(code)) + "'";
}

/// Counts of owners and the like, behind what they belong to.
std::string named_children(std::string text, const Value& value) {
    const char* open = " (";
    for (const auto& child : value.children) {
        if (child.name.empty()) continue;
        text += open + escaped(child.name) + " " + value_text(child);
        open = ", ";
    }
    return *open == ',' ? text + ")" : text;
}

std::string pointer_text(const Value& value) {
    std::string text = escaped(value.text);
    for (const auto& child : value.children)
        if (child.name.empty()) text += " → " + value_text(child);
    return named_children(std::move(text), value);
}

std::string plain_text(const Value& value) {
    if (!value.shown.empty()) return escaped(value.shown);
    switch (value.kind) {
        case ValueKind::boolean:
        case ValueKind::integer:
        case ValueKind::real:
        case ValueKind::enumeration: return escaped(value.text);
        case ValueKind::character: return character_text(value);
        case ValueKind::string: return quoted(value.text) + (value.truncated ? "…" : "");
        case ValueKind::pointer: return pointer_text(value);
        case ValueKind::reference:
            return value.children.empty() ? "& " + escaped(value.text) : value_text(value.children.front());
        case ValueKind::handle: return (value.frame ? "frame " : "") + escaped(value.text);
        case ValueKind::structure: return children_text(value, '{', '}', true);
        case ValueKind::union_: return "union " + children_text(value, '{', '}', true);
        case ValueKind::sequence: return children_text(value, '[', ']', false);
        case ValueKind::map: return map_text(value);
        case ValueKind::empty: return named_children(value.text.empty() ? "empty" : escaped(value.text), value);
        case ValueKind::bytes: return "bytes " + value.text + (value.truncated ? "…" : "");
        case ValueKind::unavailable: return "<unavailable: " + escaped(value.reason) + ">";
    }
    return {};
}

}  // namespace

std::string value_text(const Value& value) {
    std::string text = plain_text(value);
    if (!value.holds.empty() && value.shown.empty() && value.kind != ValueKind::unavailable)
        text = "(" + escaped(value.holds) + ") " + text;
    if (value.kind != ValueKind::unavailable && !value.reason.empty()) text += " <" + escaped(value.reason) + ">";
    return text;
}

}  // namespace yieldcheck::inspector
