#include "inspector/frames/kept_handles.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

constexpr unsigned most_nested = 6;  // types within types that are looked into

bool is_handle(const Type& type) { return type.template_name == "std::coroutine_handle"; }

bool holds_handle(const Type& type, unsigned depth) {
    if (is_handle(type)) return true;
    if (depth == most_nested || type.kind != TypeKind::structure) return false;
    const auto& members = type.members();
    return std::any_of(members.begin(), members.end(), [&](const Member& member) {
        return member.type != nullptr && holds_handle(*member.type, depth + 1);
    });
}

bool may_keep(const Type& type, unsigned depth) {
    if (is_handle(type) || depth == most_nested || type.kind != TypeKind::structure) return false;
    if (type.template_name.starts_with("std::")) {
        const auto& arguments = type.arguments();
        return std::any_of(arguments.begin(), arguments.end(), [&](const TemplateArgument& argument) {
            return !argument.is_value && argument.type != nullptr && holds_handle(*argument.type, depth + 1);
        });
    }
    const auto& members = type.members();
    return std::any_of(members.begin(), members.end(), [&](const Member& member) {
        return member.type != nullptr && may_keep(*member.type, depth + 1);
    });
}

void collect(const Value& value, const std::string& path, const Place& object, std::vector<KeptHandle>& all) {
    const bool outside = value.address < object.address || value.address >= object.address + object.type->size;
    if (value.kind == ValueKind::handle && value.frame && outside) all.push_back({path, *value.frame});
    for (std::size_t i = 0; i < value.children.size(); ++i) {
        const auto& child = value.children[i];
        std::string step;
        if (!child.is_base) step = child.name.empty() ? "[" + std::to_string(i) + "]" : "." + child.name;
        collect(child, path + step, object, all);
    }
}

}  // namespace

bool may_keep_handles(const Type& type) { return may_keep(type, 0); }

std::vector<KeptHandle> kept_handles(ValueReader& reader, const Place& object) {
    std::vector<KeptHandle> all;
    collect(reader.read(object), "", object, all);
    return all;
}

}  // namespace yieldcheck::inspector
