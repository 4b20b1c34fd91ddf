#include "protocol/describe.hpp"

namespace yieldcheck {
namespace {

std::string joined(const Json& items) {
    std::string text;
    for (const auto& item : items)
        text += (text.empty() ? "" : ", ") + describe_value(item);
    return text;
}

/// As repr() quotes: single quotes, unless the text holds some and no double ones. Control characters are escaped.
std::string quoted(const std::string& text) {
    const bool has_single = text.find('\'') != std::string::npos;
    const char quote = has_single && text.find('"') == std::string::npos ? '"' : '\'';
    std::string result(1, quote);
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\r')
            result += "\\r";
        else if (c == quote || c == '\\')
            (result += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            constexpr char digits[] = "0123456789abcdef";
            result += "\\x";
            result += digits[static_cast<unsigned char>(c) >> 4];
            result += digits[c & 15];
        } else
            result += c;
    }
    return result + quote;
}

std::string code_units(const Json& units) {
    std::string text = "'";
    for (const auto& unit : units) {
        const long code = unit.is_number_integer() ? unit.get<long>() : 0;
        if (code >= 0x20 && code < 0x7f) {
            text += static_cast<char>(code);
        } else {
            char buffer[16];
            std::snprintf(buffer, sizeof buffer, code > 0xffff ? "\\U%08lx" : "\\u%04lx",
                          static_cast<unsigned long>(code));
            text += buffer;
        }
    }
    return text + "'";
}

std::string byte_string(const std::string& hex) {
    std::string text = "b'";
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        text += "\\x" + hex.substr(i, 2);
    return text + "'";
}

std::string pairs(const Json& items) {
    std::string text;
    for (const auto& item : items)
        if (item.is_array() && item.size() == 2)
            text += (text.empty() ? "" : ", ") + describe_value(item[0]) + ": " + describe_value(item[1]);
    return text;
}

/// An encoded object with the single field `tag`.
std::string describe_tagged(const std::string& tag, const Json& content) {
    const std::string text = content.is_string() ? content.get<std::string>() : to_line(content);
    if (tag == "i" || tag == "f" || tag == "c") return text;
    if (tag == "u" && content.is_array()) return code_units(content);
    if (tag == "b") return byte_string(text);
    if (tag == "t" && content.is_array()) return "(" + joined(content) + (content.size() == 1 ? ",)" : ")");
    if (tag == "d" && content.is_array()) return "{" + pairs(content) + "}";
    if (tag == "set" && content.is_array()) return content.empty() ? "set()" : "{" + joined(content) + "}";
    if (tag == "frozenset" && content.is_array()) return "frozenset({" + joined(content) + "})";
    if (tag == "g") return "<generator " + text + ">";
    if (tag == "ty") return "<class " + text + ">";
    if (tag == "fn") return "<function " + text + ">";
    if (tag == "cyc") return "...";
    return "<" + text + ">";  // "e", "o" and what later formats may bring: by name
}

}  // namespace

std::string describe_value(const Json& encoded) {
    switch (encoded.type()) {
        case Json::value_t::null: return "None";
        case Json::value_t::boolean: return encoded.get<bool>() ? "True" : "False";
        case Json::value_t::string: return quoted(encoded.get<std::string>());
        case Json::value_t::array: return "[" + joined(encoded) + "]";
        case Json::value_t::object:
            if (encoded.size() == 1) return describe_tagged(encoded.begin().key(), encoded.begin().value());
            break;
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned:
        case Json::value_t::number_float:
        case Json::value_t::binary:
        case Json::value_t::discarded: break;
    }
    return to_line(encoded);
}

std::string describe(const ObservedException& exception) {
    if (exception.identity_only) return exception.type();
    return exception.type() + "(" + joined(Json(exception.arguments)) + ")";
}

std::string describe(const Outcome& outcome) {
    switch (outcome.kind) {
        case Outcome::Kind::yielded: return "yielded " + describe_value(outcome.value);
        case Outcome::Kind::stopped:
            return outcome.value.is_null() ? "stopped" : "stopped with " + describe_value(outcome.value);
        case Outcome::Kind::returned: return "returned " + describe_value(outcome.value);
        case Outcome::Kind::done: return "done";
        case Outcome::Kind::raised: return "raised " + describe(*outcome.exception);
    }
    throw std::logic_error("an outcome outside its enumeration");
}

std::string describe(const LogEntry& entry) {
    struct Describer {
        std::string operator()(const PrintedText& printed) const { return "printed " + describe_value(printed.text); }
        std::string operator()(const NotedValues& noted) const { return "noted " + joined(Json(noted.values)); }
        std::string operator()(const LoggedSnapshot& logged) const {
            return "saw " + logged.generator + " " + describe(logged.snapshot);
        }
        std::string operator()(const Unraisable& unraisable) const {
            return "reported " + describe(unraisable.exception) + " as unraisable";
        }
    };
    return std::visit(Describer{}, entry);
}

std::string describe(const Snapshot& snapshot) {
    std::string text(snapshot.state ? name(*snapshot.state) : "in unknown state");
    if (snapshot.line) text += " at line " + std::to_string(*snapshot.line);
    for (const auto& [local, value] : snapshot.locals)
        text += ", " + local + " = " + describe_value(value);
    if (snapshot.delegate)
        text += ", delegating to " +
                (snapshot.delegate->generator.empty() ? snapshot.delegate->iterator : snapshot.delegate->generator);
    return text;
}

std::string_view name(Snapshot::State state) {
    switch (state) {
        case Snapshot::State::created: return "created";
        case Snapshot::State::running: return "running";
        case Snapshot::State::suspended: return "suspended";
        case Snapshot::State::closed: return "closed";
    }
    throw std::logic_error("a state outside its enumeration");
}

}  // namespace yieldcheck
