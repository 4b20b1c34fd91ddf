#include "inspector/values/type.hpp"

namespace yieldcheck::inspector {
namespace {

std::optional<std::uint64_t> find_vtable(const Type& type, int depth) {
    if (depth > 20 || type.kind != TypeKind::structure) return std::nullopt;
    for (const auto& member : type.members())
        if (member.artificial && !member.base) return member.offset;
    for (const auto& member : type.members()) {
        if (!member.base || member.type == nullptr) continue;
        if (member.virtual_base) return 0;
        if (const auto within = find_vtable(*member.type, depth + 1)) return member.offset + *within;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> Type::vtable_offset() const {
    if (!vtable_known_) {
        vtable_ = find_vtable(*this, 0);
        vtable_known_ = true;
    }
    return vtable_;
}

}  // namespace yieldcheck::inspector
