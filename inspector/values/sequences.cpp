#include "inspector/values/sequences.hpp"

#include "inspector/values/layout.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

Value bits(const ValueReader& reader, Address first, std::uint64_t from, std::uint64_t count) {
    Value value;
    if (count > reader.limits().length) {
        value.reason = "its length is " + std::to_string(count) + ", which cannot be";
        return value;
    }
    const auto shown = std::min<std::uint64_t>(count, reader.limits().elements);
    std::vector<std::byte> bytes((from + shown + 7) / 8);
    if (!bytes.empty() && !reader.memory().read(first, bytes)) {
        value.reason = "its bits cannot be read";
        return value;
    }
    value.kind = ValueKind::sequence;
    value.length = count;
    value.truncated = shown < count;
    for (std::uint64_t i = from; i < from + shown; ++i) {
        Value bit;
        bit.kind = ValueKind::boolean;
        bit.type = "bool";
        bit.address = first + i / 8;
        bit.text = (std::to_integer<unsigned>(bytes[i / 8]) >> (i % 8) & 1) != 0 ? "true" : "false";
        value.children.push_back(std::move(bit));
    }
    return value;
}

std::optional<Value> print_bits(const ValueReader& reader, const Place& place) {
    const auto start = reader.scalar(place, {"_M_impl", "_M_start", "_M_p"});
    if (!start) {
        const auto first = reader.scalar(place, {"__begin_"}), size = reader.scalar(place, {"__size_"});
        if (!first || !size) return std::nullopt;
        return bits(reader, *first, 0, *size);
    }
    const auto from = reader.scalar(place, {"_M_impl", "_M_start", "_M_offset"});
    const auto end = reader.scalar(place, {"_M_impl", "_M_finish", "_M_p"});
    const auto end_bit = reader.scalar(place, {"_M_impl", "_M_finish", "_M_offset"});
    if (!from || !end || !end_bit) return std::nullopt;
    if (*from > 63 || *end_bit > 63 || *end < *start || *end - *start > reader.limits().length ||
        (*end == *start && *end_bit < *from))
        return ValueReader::corrupt(*place.type, "its pointers contradict each other");
    return bits(reader, *start, *from, (*end - *start) * 8 + *end_bit - *from);
}

/// Blocks of elements: `blocks` pointers to them, the first element's and the number of all elements.
Value in_blocks(ValueReader& reader, const Type& element, Address blocks, std::uint64_t per_block, std::uint64_t from,
                std::uint64_t count, Level level) {
    Value value;
    value.kind = ValueKind::sequence;
    value.length = count;
    const auto shown =
        level.depth < reader.limits().depth ? std::min<std::uint64_t>(count, reader.limits().elements) : 0;
    value.truncated = shown < count;
    for (std::uint64_t i = 0; i < shown; ++i) {
        const auto index = from + i;
        const auto block = reader.pointer(blocks + index / per_block * 8);
        if (!block) {
            value.reason = "its block " + std::to_string(index / per_block) + " cannot be read";
            value.truncated = true;
            break;
        }
        value.children.push_back(reader.read({&element, *block + index % per_block * element.size}, level.down()));
    }
    return value;
}

std::optional<Value> libcxx_deque(ValueReader& reader, const Place& place, Level level) {
    const auto blocks = reader.scalar(place, {"__map_", "__begin_"});
    const auto blocks_end = reader.scalar(place, {"__map_", "__end_"});
    const auto start = reader.scalar(place, {"__start_"});
    const auto size_place = compressed_member(reader, place, "__size_", 0, "__size_");
    const auto size = reader.scalar(size_place);
    const Type* element = argument(*place.type, 0);
    if (!blocks || !blocks_end || !start || !size || element == nullptr || element->size == 0) return std::nullopt;
    const std::uint64_t per_block = element->size < 256 ? 4096 / element->size : 16;
    if (*blocks_end < *blocks || *size > reader.limits().length || *start > reader.limits().length ||
        (*size > 0 && *start + *size > (*blocks_end - *blocks) / 8 * per_block))
        return ValueReader::corrupt(*place.type, "its length is " + std::to_string(*size) + ", which cannot be");
    return in_blocks(reader, *element, *blocks, per_block, *start, *size, level);
}

}  // namespace

std::optional<Value> print_vector(ValueReader& reader, const Place& place, Level level) {
    const auto extent = vector_extent(reader, place);
    if (!extent) return print_bits(reader, place);
    if (!extent->wrong.empty()) return ValueReader::corrupt(*place.type, extent->wrong);
    return reader.sequence(*extent->element, extent->first, extent->count, level);
}

std::optional<Value> print_array(ValueReader& reader, const Place& place, Level level) {
    if (value_argument(*place.type, 1).value_or(1) == 0) {
        Value none;
        none.kind = ValueKind::sequence;
        none.length = 0;
        return none;
    }
    auto elements = reader.member(place, {"_M_elems"});
    if (!elements) elements = reader.member(place, {"__elems_"});
    if (!elements || elements->type->target == nullptr || !elements->type->count) return std::nullopt;
    return reader.sequence(*elements->type->target, elements->address, *elements->type->count, level);
}

std::optional<Value> print_deque(ValueReader& reader, const Place& place, Level level) {
    const auto start = reader.member(place, {"_M_impl", "_M_start"});
    const auto finish = reader.member(place, {"_M_impl", "_M_finish"});
    if (!start || !finish) return libcxx_deque(reader, place, level);
    const auto current = reader.member(*start, {"_M_cur"});
    if (!current || current->type->target == nullptr || current->type->target->size == 0) return std::nullopt;
    const Type& element = *current->type->target;
    const auto cur = reader.scalar(*current), first = reader.scalar(*start, {"_M_first"}),
               last = reader.scalar(*start, {"_M_last"}), node = reader.scalar(*start, {"_M_node"}),
               end = reader.scalar(*finish, {"_M_cur"}), end_first = reader.scalar(*finish, {"_M_first"}),
               end_node = reader.scalar(*finish, {"_M_node"});
    if (!cur || !first || !last || !node || !end || !end_first || !end_node) return std::nullopt;
    const std::uint64_t per_block = *last > *first ? (*last - *first) / element.size : 0;
    const bool sound = per_block > 0 && per_block <= 4096 && *cur >= *first && *cur < *last && *end >= *end_first &&
                       *end - *end_first < *last - *first && *end_node >= *node &&
                       *end_node - *node <= reader.limits().length && (*end_node - *node) % 8 == 0;
    const std::uint64_t from = sound ? (*cur - *first) / element.size : 0;
    const std::uint64_t to = sound ? (*end_node - *node) / 8 * per_block + (*end - *end_first) / element.size : 0;
    if (!sound || to < from) return ValueReader::corrupt(*place.type, "its pointers contradict each other");
    return in_blocks(reader, element, *node, per_block, from, to - from, level);
}

std::optional<Value> print_span(ValueReader& reader, const Place& place, Level level) {
    auto first = reader.member(place, {"_M_ptr"});
    if (!first) first = reader.member(place, {"__data_"});
    if (!first || first->type->target == nullptr) return std::nullopt;
    auto count = reader.scalar(place, {"_M_extent", "_M_extent_value"});
    if (!count) count = reader.scalar(place, {"__size_"});
    if (!count) count = value_argument(*place.type, 1);
    const auto address = reader.scalar(*first);
    if (!count || !address) return std::nullopt;
    return reader.sequence(*first->type->target, *address, *count, level);
}

std::optional<Value> print_initializer_list(ValueReader& reader, const Place& place, Level level) {
    auto first = reader.member(place, {"_M_array"});
    auto count = reader.scalar(place, {"_M_len"});
    if (!first) first = reader.member(place, {"__begin_"}), count = reader.scalar(place, {"__size_"});
    const auto address = reader.scalar(first);
    if (!address || !count || first->type->target == nullptr) return std::nullopt;
    return reader.sequence(*first->type->target, *address, *count, level);
}

std::optional<Value> print_adaptor(ValueReader& reader, const Place& place, Level level) {
    const auto inner = reader.member(place, {"c"});
    if (!inner) return std::nullopt;
    Value value = reader.content(place, *inner, level);
    value.type = place.type->name;
    return value;
}

}  // namespace yieldcheck::inspector
