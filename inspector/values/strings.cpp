#include "inspector/values/strings.hpp"

#include "inspector/values/layout.hpp"

namespace yieldcheck::inspector {

using Level = ValueReader::Level;

std::optional<Value> print_string(ValueReader& reader, const Place& place, Level) {
    const auto extent = string_extent(reader, place);
    if (!extent) return std::nullopt;
    if (!extent->wrong.empty()) return ValueReader::corrupt(*place.type, extent->wrong);
    return reader.string(extent->first, extent->count, extent->element->size);
}

std::optional<Value> print_string_view(ValueReader& reader, const Place& place, Level) {
    const Type* character = argument(*place.type, 0);
    auto text = reader.scalar(place, {"_M_str"}), length = reader.scalar(place, {"_M_len"});
    if (!text) text = reader.scalar(place, {"__data_"}), length = reader.scalar(place, {"__size_"});
    if (!text || !length || character == nullptr || character->size == 0 || character->size > 4) return std::nullopt;
    return reader.string(*text, *length, character->size);
}

std::optional<Value> print_path(ValueReader& reader, const Place& place, Level level) {
    auto text = reader.member(place, {"_M_pathname"});
    if (!text) text = reader.member(place, {"__pn_"});
    if (!text) return std::nullopt;
    return reader.content(place, *text, level);
}

}  // namespace yieldcheck::inspector
