#include "inspector/values/numbers.hpp"

#include "inspector/values/layout.hpp"
#include "inspector/values/scalar.hpp"

#include <algorithm>
#include <array>

namespace yieldcheck::inspector {

using Level = ValueReader::Level;

std::optional<Value> print_atomic(ValueReader& reader, const Place& place, Level level) {
    auto inner = reader.member(place, {"_M_i"});
    for (const auto& path : {std::pair{"_M_b", "_M_p"}, {"_M_base", "_M_i"}, {"__a_", "__a_value"}})
        if (!inner) inner = reader.member(place, {path.first, path.second});
    if (!inner) inner = reader.member(place, {"_M_fp"});
    if (!inner) return std::nullopt;
    Value value = reader.content(place, *inner, level);
    value.type = place.type->name;
    return value;
}

std::optional<Value> print_complex(ValueReader& reader, const Place& place, Level) {
    const Type* part = argument(*place.type, 0);
    const auto size = place.type->size;
    if (part == nullptr || part->kind != TypeKind::real || part->size == 0 || size != 2 * part->size || size > 32)
        return std::nullopt;
    std::array<std::byte, 32> bytes{};
    if (!reader.memory().read(place.address, std::span(bytes).first(size)))
        return ValueReader::unavailable(*place.type, "it cannot be read");
    Value value;
    value.kind = ValueKind::sequence;
    value.length = 2;
    for (const char* name : {"real", "imaginary"}) {
        const auto offset = value.children.size() * part->size;
        Value one = scalar_value(*part, std::span(bytes).subspan(offset, part->size));
        one.name = name;
        one.address = place.address + offset;
        value.children.push_back(std::move(one));
    }
    value.shown = "(" + value.children[0].text + "," + value.children[1].text + ")";
    return value;
}

std::optional<Value> print_bitset(ValueReader& reader, const Place& place, Level) {
    const auto count = value_argument(*place.type, 0);
    auto words = reader.member(place, {"_M_w"});
    if (!words) words = reader.member(place, {"__first_"});
    if (!count) return std::nullopt;
    Value value;
    value.kind = ValueKind::string;
    value.length = *count;
    if (*count == 0) return value;
    if (!words) return std::nullopt;
    const auto shown = std::min<std::uint64_t>(*count, reader.limits().text);
    // The highest bits come first, and are those that are shown.
    const auto lowest = *count - shown;
    std::vector<std::byte> bytes((*count + 7) / 8 - lowest / 8);
    if (!reader.memory().read(words->address + lowest / 8, bytes))
        return ValueReader::unavailable(*place.type, "it cannot be read");
    for (std::uint64_t bit = *count; bit-- > lowest;)
        value.text += (std::to_integer<unsigned>(bytes[bit / 8 - lowest / 8]) >> (bit % 8) & 1) != 0 ? '1' : '0';
    value.truncated = shown < *count;
    value.shown = value.text + (value.truncated ? "…" : "");
    return value;
}

}  // namespace yieldcheck::inspector
