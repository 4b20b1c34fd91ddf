// Pointers and references, and what they lead to.
#include "inspector/values/characters.hpp"
#include "inspector/values/reader.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

std::string unreadable(Address address) { return "the memory at " + hexadecimal(address) + " cannot be read"; }

}  // namespace

ValueReader::WholeObject ValueReader::whole_object(const Place& place) const {
    WholeObject whole{place, {}};
    const auto offset = place.type != nullptr ? place.type->vtable_offset() : std::nullopt;
    const auto vtable = offset ? pointer(place.address + *offset) : std::nullopt;
    const auto dynamic = vtable ? book_.dynamic_type(*vtable) : std::nullopt;
    if (!dynamic) return whole;
    const bool other = dynamic->name != place.type->name;
    if (dynamic->type != nullptr)
        whole.place = {dynamic->type, place.address + *offset + static_cast<std::uint64_t>(dynamic->to_top)};
    else if (other)
        whole.remark = "it is a " + dynamic->name + ", of which the debug information says no more";
    return whole;
}

std::string ValueReader::why_not_alive(const Place& place) const {
    const auto offset = place.type->vtable_offset();
    if (!offset) return {};
    const auto vtable = pointer(place.address + *offset);
    if (!vtable) return unreadable(place.address + *offset);
    if (book_.dynamic_type(*vtable)) return {};
    return "no " + place.type->name + " lives here: its vtable pointer is " + hexadecimal(*vtable);
}

Value ValueReader::read_pointer(const Place& place, Level level) {
    const Type& type = *place.type;
    const auto target = pointer(place.address);
    if (!target) return unavailable(type, unreadable(place.address));
    Value value = pointer_to(type.target, *target, level);
    value.type = type.name;
    value.address = place.address;
    value.size = 8;
    return value;
}

Value ValueReader::pointer_to(const Type* type, Address target, Level level, ValueKind kind) {
    Value value;
    value.kind = kind;
    value.text = target == 0 ? "nullptr" : hexadecimal(target);
    if (target == 0) return value;
    if (book_.is_frame(target)) value.frame = target;
    if (type == nullptr || type->kind == TypeKind::nothing) return value;
    if (type->kind == TypeKind::function) {
        if (auto name = book_.symbol(target); !name.empty()) value.text = std::move(name);
        return value;
    }
    follow(value, *type, target, level);
    return value;
}

Value ValueReader::read_reference(const Place& place, Level level) {
    const Type& type = *place.type;
    const auto target = pointer(place.address);
    if (!target) return unavailable(type, unreadable(place.address));
    Value value;
    value.kind = ValueKind::reference;
    value.type = type.name;
    value.text = hexadecimal(*target);
    value.address = place.address;
    value.size = 8;
    if (type.target != nullptr) follow(value, *type.target, *target, level);
    return value;
}

/// &Point::x, or the name of the function; Itanium C++ ABI, 2.3.
Value ValueReader::read_member_pointer(const Place& place) {
    const Type& type = *place.type;
    const bool to_function = type.size > 8;
    Value value;
    value.kind = ValueKind::pointer;
    value.type = type.name;
    value.address = place.address;
    value.size = type.size;
    const auto word = pointer(place.address);
    if (!word) return unavailable(type, unreadable(place.address));
    const std::string owner = type.owner != nullptr ? type.owner->name : std::string{};
    if (*word == (to_function ? 0 : ~std::uint64_t{0})) {
        value.text = "nullptr";
    } else if (!to_function) {
        value.text = owner + "+" + std::to_string(*word);
        if (type.owner != nullptr)
            for (const auto& member : type.owner->members())
                if (!member.base && !member.virtual_base && member.offset == *word && member.type == type.target)
                    value.text = "&" + owner + "::" + member.name;
    } else if (*word % 2 != 0) {
        value.text =
            "virtual function number " + std::to_string((*word - 1) / 8) + (owner.empty() ? "" : " of " + owner);
    } else {
        value.text = book_.symbol(*word);
        if (value.text.empty()) value.text = hexadecimal(*word);
    }
    return value;
}

/// Adds what a pointer points to, unless it is being read already or lies deeper than is shown.
void ValueReader::follow(Value& value, const Type& type, Address target, Level level) {
    if (level.pointers >= limits_.pointer_depth || level.depth >= limits_.depth) {
        value.truncated = true;
        return;
    }
    const auto whole = whole_object({&type, target});
    const Visit visit(*this, whole.place);
    if (!visit.first()) {
        value.reason = "a cycle: it is shown further up";
        return;
    }
    const bool text = value.kind == ValueKind::pointer && is_text(type);  // a reference is to one letter
    Value child = text ? c_string(target, type.size, &type) : read(whole.place, level.followed());
    if (!whole.remark.empty() && child.reason.empty()) child.reason = whole.remark;
    if (type.declaration && child.kind == ValueKind::unavailable) {  // where it points to is all that is known
        value.reason = std::move(child.reason);
        return;
    }
    value.children.push_back(std::move(child));
}

ValueReader::Visit::Visit(ValueReader& reader, const Place& place) : reader_(reader) {
    const std::pair<Address, const Type*> object{place.address, place.type};
    first_ = std::find(reader.path_.begin(), reader.path_.end(), object) == reader.path_.end();
    reader.path_.push_back(object);
}

/// Up to the first zero; a pointer to a single char is rare, and shown as its text all the same.
Value ValueReader::c_string(Address first, std::uint64_t width, const Type* element) {
    std::vector<std::byte> bytes((limits_.text + 1) * width);
    bytes.resize(memory_.read_some(first, bytes) / width * width);
    std::size_t length = 0;
    const auto is_zero = [&](std::size_t index) {
        const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(index * width);
        return std::all_of(at, at + static_cast<std::ptrdiff_t>(width),
                           [](std::byte one) { return one == std::byte{0}; });
    };
    while (length < bytes.size() / width && !is_zero(length))
        ++length;
    Value value;
    value.type = (element != nullptr ? element->name : "char") + " []";
    value.address = first;
    if (bytes.empty()) {
        value.reason = unreadable(first);
        return value;
    }
    value.kind = ValueKind::string;
    value.truncated = length == bytes.size() / width;
    if (!value.truncated) value.length = length;
    length = std::min(length, limits_.text);
    value.text = to_utf8(std::span(bytes).first(length * width), width);
    return value;
}

}  // namespace yieldcheck::inspector
