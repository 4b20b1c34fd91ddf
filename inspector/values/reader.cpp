#include "inspector/values/reader.hpp"

#include "inspector/values/characters.hpp"
#include "inspector/values/printer.hpp"
#include "inspector/values/scalar.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

bool is_scalar(TypeKind kind) {
    switch (kind) {
        case TypeKind::boolean:
        case TypeKind::signed_integer:
        case TypeKind::unsigned_integer:
        case TypeKind::real:
        case TypeKind::character:
        case TypeKind::enumeration: return true;
        default: return false;
    }
}

const Member* find_member(const Type& type, std::string_view name, std::uint64_t& offset, int depth) {
    if (depth > 20) return nullptr;
    for (const auto& member : type.members()) {
        if (!member.base && member.name == name) {
            offset += member.offset;
            return &member;
        }
    }
    for (const auto& member : type.members()) {
        const bool inside = (member.base && !member.virtual_base) || (!member.base && member.name.empty());
        if (!inside || member.type == nullptr) continue;
        std::uint64_t inner = offset + member.offset;
        if (const auto* found = find_member(*member.type, name, inner, depth + 1)) {
            offset = inner;
            return found;
        }
    }
    return nullptr;
}

}  // namespace

Value ValueReader::unavailable(const Type& type, std::string reason) {
    Value value;
    value.type = type.name;
    value.reason = std::move(reason);
    return value;
}

Value ValueReader::read(const Place& place, Level level) {
    if (place.type == nullptr) return unavailable(Value{}, "its type is not known");
    const Type& type = *place.type;
    if (budget_ == 0) return cut(type, place);
    --budget_;
    if (observer_ != nullptr) observer_->seen(place, level.depth);
    if (const Printer* printer = place.bit_size == 0 ? printer_for(type) : nullptr) {
        if (level.depth > limits_.depth + 2) return cut(type, place);
        if (auto value = printer->print(*this, place, level)) {
            if (value->type.empty()) value->type = type.name;
            if (value->address == 0) value->address = place.address;
            value->size = type.size;
            return std::move(*value);
        }
    }
    return read_structure(place, level);
}

Value ValueReader::unavailable(Value value, std::string reason) {
    value.reason = std::move(reason);
    return value;
}

/// Deeper than is shown.
Value ValueReader::cut(const Type& type, const Place& place) {
    Value value;
    value.kind = ValueKind::structure;
    value.type = type.name;
    value.address = place.address;
    value.size = type.size;
    value.truncated = true;
    return value;
}

Value ValueReader::read_structure(const Place& place, Level level) {
    const Type& type = *place.type;
    if (is_scalar(type.kind)) return read_scalar(place);
    switch (type.kind) {
        case TypeKind::pointer: return read_pointer(place, level);
        case TypeKind::reference: return read_reference(place, level);
        case TypeKind::member_pointer: return read_member_pointer(place);
        case TypeKind::array: return read_array(place, level);
        case TypeKind::structure:
        case TypeKind::union_: return read_members(place, level);
        case TypeKind::nothing: return unavailable(type, "void has no value");
        case TypeKind::null_pointer: {
            Value value;
            value.kind = ValueKind::pointer;
            value.type = type.name.empty() ? "std::nullptr_t" : type.name;
            value.text = "nullptr";
            value.address = place.address;
            return value;
        }
        default: return read_bytes(place);
    }
}

Value ValueReader::read_scalar(const Place& place) {
    const Type& type = *place.type;
    std::array<std::byte, 17> buffer{};
    std::size_t size = std::min<std::size_t>(type.size, 16);
    if (place.bit_size != 0) size = std::min<std::size_t>((place.bit_offset + place.bit_size + 7) / 8, buffer.size());
    const auto bytes = std::span(buffer).first(size);
    Value value = memory_.read(place.address, bytes)
                      ? scalar_value(type, bytes, place.bit_offset, place.bit_size)
                      : unavailable(type, "the memory at " + hexadecimal(place.address) + " cannot be read");
    value.address = place.address;
    return value;
}

Value ValueReader::read_bytes(const Place& place) {
    const Type& type = *place.type;
    if (type.size == 0) return unavailable(type, "the debug information does not say how large it is");
    std::vector<std::byte> bytes(std::min<std::size_t>(type.size, 64));
    if (!memory_.read(place.address, bytes))
        return unavailable(type, "the memory at " + hexadecimal(place.address) + " cannot be read");
    Value value;
    value.kind = ValueKind::bytes;
    value.type = type.name;
    value.address = place.address;
    value.size = type.size;
    value.truncated = bytes.size() < type.size;
    constexpr char digits[] = "0123456789abcdef";
    for (const auto byte : bytes) {
        value.text += digits[std::to_integer<unsigned>(byte) >> 4];
        value.text += digits[std::to_integer<unsigned>(byte) & 15];
    }
    return value;
}

Value ValueReader::read_members(const Place& place, Level level) {
    const Type& type = *place.type;
    if (type.declaration) return unavailable(type, "the debug information only declares " + type.name);
    if (type.full_name.empty() && type.members().size() == 2 && type.members().front().name == "__pfn")
        return read_member_pointer(place);  // gcc's way to describe a pointer to a member function
    if (level.depth >= limits_.depth) return cut(type, place);
    if (auto reason = why_not_alive(place); !reason.empty()) return unavailable(type, std::move(reason));
    Value value;
    value.kind = type.kind == TypeKind::union_ ? ValueKind::union_ : ValueKind::structure;
    value.type = type.name;
    value.address = place.address;
    value.size = type.size;
    for (const auto& member : type.members()) {
        if (member.artificial || member.type == nullptr) continue;
        if (value.children.size() >= limits_.elements) {
            value.truncated = true;
            break;
        }
        const auto at = place_of(place, member);
        Value child = at ? read(*at, level.down()) : unavailable(*member.type, "a virtual base that cannot be found");
        // A base without anything in it says nothing: allocators, comparison functions, tags.
        if (member.base && child.kind == ValueKind::structure && child.children.empty() && !child.truncated) continue;
        child.name = member.name;
        child.is_base = member.base;
        value.children.push_back(std::move(child));
    }
    return value;
}

Value ValueReader::read_array(const Place& place, Level level) {
    const Type& type = *place.type;
    if (!type.count || type.target == nullptr)
        return unavailable(type, "the debug information does not say how long it is");
    Value value;
    if (is_text(*type.target)) {
        value = string(place.address, *type.count, type.target->size);
        // What stands behind the first zero is not part of the text, but part of the array.
        if (const auto zero = value.text.find('\0');
            zero != std::string::npos && value.text.find_first_not_of('\0', zero) == std::string::npos)
            value.text.resize(zero);
    } else {
        value = sequence(*type.target, place.address, *type.count, level);
    }
    value.type = type.name;
    value.address = place.address;
    value.size = type.size;
    return value;
}

Value ValueReader::sequence(const Type& element, Address first, std::uint64_t count, Level level) {
    Value value;
    if (count > limits_.length) {
        value.reason = "its length is " + std::to_string(count) + ", which cannot be";
        return value;
    }
    value.kind = ValueKind::sequence;
    value.length = count;
    value.address = first;
    if (count > 0 && element.size == 0) return unavailable(std::move(value), "the size of its elements is not known");
    if (level.depth >= limits_.depth) {
        value.truncated = count > 0;
        return value;
    }
    const auto shown = std::min<std::uint64_t>(count, limits_.elements);
    std::byte last{};
    if (count > 0 && !memory_.read(first + count * element.size - 1, {&last, 1})) {
        value.kind = ValueKind::unavailable;
        value.reason = "its " + std::to_string(count) + " elements at " + hexadecimal(first) + " cannot all be read";
        return value;
    }
    value.children.reserve(shown);
    for (std::uint64_t i = 0; i < shown; ++i)
        value.children.push_back(read({&element, first + i * element.size}, level.down()));
    value.truncated = shown < count;
    return value;
}

Value ValueReader::string(Address first, std::uint64_t length, std::uint64_t width) {
    Value value;
    value.address = first;
    if (length > limits_.length) {
        value.reason = "its length is " + std::to_string(length) + ", which cannot be";
        return value;
    }
    std::vector<std::byte> bytes(std::min<std::size_t>(length, limits_.text) * width);
    if (!bytes.empty() && !memory_.read(first, bytes)) {
        value.reason = "its text at " + hexadecimal(first) + " cannot be read";
        return value;
    }
    value.kind = ValueKind::string;
    value.length = length;
    value.text = to_utf8(bytes, width);
    value.truncated = bytes.size() / width < length;
    return value;
}

std::optional<Place> ValueReader::place_of(const Place& object, const Member& member) const {
    if (!member.virtual_base)
        return Place{member.type, object.address + member.offset, member.bit_offset, member.bit_size};
    // The vtable says where a virtual base lies: Itanium C++ ABI, 2.5.
    const auto vtable = member.virtual_offset != 0 ? pointer(object.address) : std::nullopt;
    const auto offset = vtable && book_.dynamic_type(*vtable) ? pointer(*vtable - member.virtual_offset) : std::nullopt;
    if (!offset || static_cast<std::int64_t>(*offset) < 0 || *offset > limits_.length) return std::nullopt;
    return Place{member.type, object.address + *offset};
}

std::optional<Place> ValueReader::member(const Place& place, std::initializer_list<std::string_view> path) const {
    Place at = place;
    for (const auto name : path) {
        if (at.type == nullptr) return std::nullopt;
        std::uint64_t offset = 0;
        const Member* found = find_member(*at.type, name, offset, 0);
        if (found == nullptr) return std::nullopt;
        at = {found->type, at.address + offset, found->bit_offset, found->bit_size};
    }
    return at;
}

std::optional<std::uint64_t> ValueReader::scalar(const Place& place) const {
    if (place.type == nullptr) return std::nullopt;
    const Type& type = *place.type;
    const bool pointer_like = type.kind == TypeKind::pointer || type.kind == TypeKind::reference;
    if ((!is_scalar(type.kind) && !pointer_like) || type.size == 0 || type.size > 8) return std::nullopt;
    std::uint64_t word = 0;
    const std::size_t size =
        place.bit_size == 0 ? type.size : std::min<std::size_t>((place.bit_offset + place.bit_size + 7) / 8, 8);
    if (!memory_.read(place.address, std::as_writable_bytes(std::span(&word, 1)).first(size))) return std::nullopt;
    const unsigned bits = place.bit_size != 0 ? place.bit_size : static_cast<unsigned>(type.size * 8);
    word >>= place.bit_offset;
    if (bits >= 64) return word;
    word &= (std::uint64_t{1} << bits) - 1;
    if (type.kind == TypeKind::signed_integer && (word >> (bits - 1)) != 0) word |= ~std::uint64_t{0} << bits;
    return word;
}

std::optional<std::uint64_t> ValueReader::scalar(const Place& place,
                                                 std::initializer_list<std::string_view> path) const {
    const auto found = member(place, path);
    return found ? scalar(*found) : std::nullopt;
}

std::optional<std::uint64_t> ValueReader::scalar(const std::optional<Place>& place) const {
    return place ? scalar(*place) : std::nullopt;
}

std::optional<std::uint64_t> ValueReader::scalar(const std::optional<Place>& place,
                                                 std::initializer_list<std::string_view> path) const {
    return place ? scalar(*place, path) : std::nullopt;
}

}  // namespace yieldcheck::inspector
