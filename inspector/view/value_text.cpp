#include "inspector/view/value_text.hpp"

#include <charconv>

namespace yieldcheck::inspector {
namespace {

std::string children_text(const Value& value, char open, char close, bool named) {
    std::string text(1, open);
    bool first = true;
    for (const auto& child : value.children) {
        if (!first) text += ", ";
        first = false;
        if (named && !child.name.empty() && !child.is_base) text += child.name + " = ";
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

std::string plain_text(const Value& value) {
    switch (value.kind) {
        case ValueKind::boolean:
        case ValueKind::integer:
        case ValueKind::real:
        case ValueKind::enumeration: return value.text;
        case ValueKind::character: return character_text(value);
        case ValueKind::string: return quoted(value.text) + (value.truncated ? "…" : "");
        case ValueKind::pointer:
            return value.children.empty() ? value.text : value.text + " → " + value_text(value.children.front());
        case ValueKind::reference:
            return value.children.empty() ? "& " + value.text : value_text(value.children.front());
        case ValueKind::handle: return (value.frame ? "frame " : "") + value.text;
        case ValueKind::structure: return children_text(value, '{', '}', true);
        case ValueKind::union_: return "union " + children_text(value, '{', '}', true);
        case ValueKind::sequence: return children_text(value, '[', ']', false);
        case ValueKind::map: return map_text(value);
        case ValueKind::empty: return "empty";
        case ValueKind::bytes: return "bytes " + value.text + (value.truncated ? "…" : "");
        case ValueKind::unavailable: return "<unavailable: " + value.reason + ">";
    }
    return {};
}

}  // namespace

std::string value_text(const Value& value) {
    std::string text = plain_text(value);
    if (value.kind != ValueKind::unavailable && !value.reason.empty()) text += " <" + value.reason + ">";
    return text;
}

std::string quoted(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '"': result += "\\\""; break;
            case '\\': result += "\\\\"; break;
            case '\n': result += "\\n"; break;
            case '\t': result += "\\t"; break;
            case '\r': result += "\\r"; break;
            case '\0': result += "\\0"; break;
            default:
                if (byte < 0x20 || byte == 0x7f)
                    (result += "\\x") += {digits[byte >> 4], digits[byte & 15]};
                else
                    result += c;
        }
    }
    return result + '"';
}

}  // namespace yieldcheck::inspector
