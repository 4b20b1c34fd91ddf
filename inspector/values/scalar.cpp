#include "inspector/values/scalar.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

namespace yieldcheck::inspector {
namespace {

__extension__ typedef unsigned __int128 Wide;
__extension__ typedef __int128 SignedWide;

Wide load(std::span<const std::byte> bytes) {
    Wide value = 0;
    std::memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof value));
    return value;
}

std::string decimal(Wide value) {
    std::string digits;
    do {
        digits += static_cast<char>('0' + static_cast<int>(value % 10));
        value /= 10;
    } while (value != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::string decimal(Wide value, unsigned bits, bool with_sign) {
    const Wide sign = Wide{1} << (bits - 1);
    if (!with_sign || (value & sign) == 0) return decimal(value);
    const Wide mask = bits == 128 ? ~Wide{0} : (Wide{1} << bits) - 1;
    return "-" + decimal((~value + 1) & mask);
}

template <class Float>
std::string shortest(Float value) {
    if (std::isnan(value)) return std::signbit(value) ? "-nan" : "nan";
    char text[64];
    const auto result = std::to_chars(text, text + sizeof text, value);
    return {text, result.ptr};
}

template <class Float>
Float as(std::span<const std::byte> bytes) {
    Float value{};
    std::memcpy(static_cast<void*>(&value), bytes.data(), std::min(bytes.size(), sizeof value));
    return value;
}

bool is_signed(const Type& type) {
    if (type.kind == TypeKind::enumeration) {
        if (type.target != nullptr && type.target->kind != TypeKind::nothing && type.target != &type)
            return is_signed(*type.target);
        const auto& all = type.enumerators();
        return std::any_of(all.begin(), all.end(), [](const Enumerator& one) { return one.value < 0; });
    }
    if (type.kind == TypeKind::character)  // of this architecture
        return type.name == "char" || type.name == "wchar_t";
    return type.kind == TypeKind::signed_integer;
}

/// The enumerator; or, when all bits have names, their names; or the number.
std::string enumerator_text(const Type& type, Wide value, unsigned bits) {
    const Wide mask = bits >= 128 ? ~Wide{0} : (Wide{1} << bits) - 1;
    const auto pattern = [&](const Enumerator& one) {
        return static_cast<Wide>(static_cast<SignedWide>(one.value)) & mask;
    };
    for (const auto& one : type.enumerators())
        if (pattern(one) == value) return one.name;
    Wide rest = value;
    std::string names;
    for (const auto& one : type.enumerators()) {
        const Wide bit = pattern(one);
        if (bit == 0 || (bit & (bit - 1)) != 0 || (rest & bit) == 0) continue;
        names += (names.empty() ? "" : " | ") + one.name;
        rest &= ~bit;
    }
    if (!names.empty() && rest == 0) return names;
    return decimal(value, bits, is_signed(type));
}

}  // namespace

std::string real_text(std::span<const std::byte> bytes) {
    switch (bytes.size()) {
        case 4: return shortest(as<float>(bytes));
        case 8: return shortest(as<double>(bytes));
        case 10:
        case 12:
        case 16: return shortest(as<long double>(bytes.first(10)));  // x87, padded
        default: return {};
    }
}

Value scalar_value(const Type& type, std::span<const std::byte> bytes, unsigned bit_offset, unsigned bit_size) {
    Value value;
    value.type = type.name;
    value.size = type.size;
    if (bytes.empty() || bytes.size() > 17) {
        value.reason = "a scalar of " + std::to_string(bytes.size()) + " bytes";
        return value;
    }
    if (type.kind == TypeKind::real) {
        value.text = type.name == "__float128" || type.name == "_Float128" ? std::string{} : real_text(bytes);
        if (value.text.empty())
            value.reason = "a floating-point format that is not known here";
        else
            value.kind = ValueKind::real;
        return value;
    }
    Wide number = load(bytes) >> bit_offset;
    const unsigned bits = bit_size != 0 ? bit_size : static_cast<unsigned>(std::min<std::size_t>(bytes.size(), 16) * 8);
    if (bits < 128) number &= (Wide{1} << bits) - 1;
    switch (type.kind) {
        case TypeKind::boolean:
            value.kind = ValueKind::boolean;
            value.text = number == 0 ? "false" : "true";
            if (number > 1) value.reason = "its byte is " + decimal(number) + ", which is no bool";
            break;
        case TypeKind::enumeration:
            value.kind = ValueKind::enumeration;
            value.text = enumerator_text(type, number, bits);
            break;
        case TypeKind::character:
            value.kind = ValueKind::character;
            value.text = decimal(number, bits, is_signed(type));
            break;
        default:
            value.kind = ValueKind::integer;
            value.text = decimal(number, bits, is_signed(type));
            break;
    }
    return value;
}

}  // namespace yieldcheck::inspector
