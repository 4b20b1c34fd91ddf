#include "cli/inspect/value_lines.hpp"

#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"
#include "reports/style.hpp"

namespace yieldcheck::inspect {
namespace {

using inspector::escaped;
using inspector::Value;
using inspector::ValueKind;

std::string head(const Value& value) {
    std::string text = escaped(value.type);
    if (value.kind == ValueKind::union_) text += " (a union: which member is meant is not known)";
    if (value.kind == ValueKind::pointer) text = inspector::escaped(value.text) + " →";
    if (value.length && (value.kind == ValueKind::sequence || value.kind == ValueKind::map))
        text += ", " + std::to_string(*value.length) + (*value.length == 1 ? " element" : " elements");
    if (!value.reason.empty()) text += " <" + escaped(value.reason) + '>';
    return text;
}

std::string child_name(const Value& parent, std::size_t index) {
    const Value& child = parent.children[index];
    if (child.is_base) return "base " + escaped(child.type);
    if (!child.name.empty()) return escaped(child.name);
    if (parent.kind == ValueKind::sequence) return '[' + std::to_string(index) + ']';
    return {};
}

}  // namespace

void print_value(std::ostream& out, const std::string& name, const Value& value, std::size_t indent, std::size_t width,
                 unsigned depth) {
    const std::string lead = std::string(indent, ' ') + name + (name.empty() ? "" : " = ");
    const std::string line = lead + value_text(value);
    if (columns(line) <= width || value.children.empty()) {
        out << line << '\n';
        return;
    }
    if (depth == 0 || indent + 20 > width) {
        out << cut(line, std::max(width, indent + 20)) << '\n';
        return;
    }
    // What a reference refers to stands for it.
    if (value.kind == ValueKind::reference && value.children.size() == 1)
        return print_value(out, name, value.children.front(), indent, width, depth);
    out << lead << head(value) << '\n';
    if (value.kind == ValueKind::map) {
        for (std::size_t i = 0; i + 1 < value.children.size(); i += 2)
            print_value(out, '[' + value_text(value.children[i]) + ']', value.children[i + 1], indent + 2, width,
                        depth - 1);
    } else {
        for (std::size_t i = 0; i < value.children.size(); ++i)
            print_value(out, child_name(value, i), value.children[i], indent + 2, width, depth - 1);
    }
    if (value.truncated) out << std::string(indent + 2, ' ') << "… more\n";
}

}  // namespace yieldcheck::inspect
