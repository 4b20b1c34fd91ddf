#include "inspector/values/layout.hpp"

#include "inspector/values/characters.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

Extent wrong(std::string reason) {
    Extent extent;
    extent.wrong = std::move(reason);
    return extent;
}

/// libc++: short strings live in the object itself, and its first bit or byte says so.
std::optional<Extent> libcxx_string(const ValueReader& reader, const Place& string, const Type& character) {
    const auto rep = compressed_member(reader, string, "__r_", 0, "__rep_");
    if (!rep) return std::nullopt;
    const auto short_data = reader.member(*rep, {"__s", "__data_"});
    const auto short_size = reader.member(*rep, {"__s", "__size_"});
    const auto long_size = reader.member(*rep, {"__l", "__size_"});
    const auto long_data = reader.member(*rep, {"__l", "__data_"});
    if (!short_data || !short_size || !long_size || !long_data) return std::nullopt;
    bool is_long = false;
    std::optional<std::uint64_t> length;
    if (const auto flag = reader.member(*rep, {"__s", "__is_long_"})) {
        const auto bit = reader.scalar(*flag);
        if (!bit) return wrong("it cannot be read");
        is_long = *bit != 0;
        length = reader.scalar(is_long ? *long_size : *short_size);
    } else {
        const auto first = reader.memory().get<std::uint8_t>(rep->address);
        if (!first) return wrong("it cannot be read");
        is_long = (*first & 1) != 0;
        length = is_long ? reader.scalar(*long_size) : std::optional<std::uint64_t>(*first >> 1);
    }
    const auto data = is_long ? reader.scalar(*long_data) : std::optional<std::uint64_t>(short_data->address);
    if (!length || !data) return wrong("it cannot be read");
    if (!is_long && *length * character.size >= rep->type->size)
        return wrong("its length is " + std::to_string(*length) + ", more than fits into it");
    return Extent{&character, *data, *length, {}};
}

/// libstdc++'s old string: the length stands before the text, with capacity and reference count.
std::optional<Extent> counted_string(const ValueReader& reader, Address text, const Type& character) {
    struct Rep {
        std::uint64_t length, capacity;
    };
    const auto rep = reader.memory().get<Rep>(text - 24);
    if (!rep) return wrong("its text at " + hexadecimal(text) + " cannot be read");
    if (rep->length > rep->capacity)
        return wrong("its length is " + std::to_string(rep->length) + ", more than its capacity");
    return Extent{&character, text, rep->length, {}};
}

/// The element of one of libstdc++'s or libc++'s tuple parts.
bool add_tuple_part(const ValueReader& reader, const Place& part, std::vector<Place>& elements, int depth);

bool add_head(const ValueReader& reader, const Place& head, std::vector<Place>& elements) {
    for (const auto& member : head.type->members()) {
        const bool value = !member.base && (member.name == "_M_head_impl" || member.name == "__value_");
        if (!value) continue;
        const auto place = reader.place_of(head, member);
        if (place) elements.push_back(*place);
        return place.has_value();
    }
    // An empty element is a base of its part.
    const auto* type = argument(*head.type, 0);
    if (type == nullptr) return false;
    elements.push_back({type, head.address});
    return true;
}

bool add_tuple_part(const ValueReader& reader, const Place& part, std::vector<Place>& elements, int depth) {
    if (depth > 64 || part.type == nullptr) return false;
    std::vector<Place> rest;
    for (const auto& member : part.type->members()) {
        if (!member.base || member.type == nullptr) continue;
        const auto place = reader.place_of(part, member);
        if (!place) return false;
        const auto& name = member.type->template_name;
        if (name == "std::_Head_base" || name == "std::__tuple_leaf") {
            if (!add_head(reader, *place, elements)) return false;
        } else if (name == "std::_Tuple_impl" && !add_tuple_part(reader, *place, rest, depth + 1)) {
            return false;
        }
    }
    elements.insert(elements.end(), rest.begin(), rest.end());
    return true;
}

}  // namespace

std::optional<Extent> vector_extent(const ValueReader& reader, const Place& vector) {
    auto start = reader.member(vector, {"_M_impl", "_M_start"});
    auto finish = reader.member(vector, {"_M_impl", "_M_finish"});
    auto limit = reader.member(vector, {"_M_impl", "_M_end_of_storage"});
    if (!start) {
        start = reader.member(vector, {"__begin_"});
        finish = reader.member(vector, {"__end_"});
        limit = compressed_member(reader, vector, "__end_cap_", 0, "__cap_");
    }
    if (!start || !finish || start->type->kind != TypeKind::pointer || start->type->target == nullptr)
        return std::nullopt;
    const Type& element = *start->type->target;
    const auto first = reader.scalar(*start), last = reader.scalar(*finish);
    const auto end = limit ? reader.scalar(*limit) : last;
    if (!first || !last || !end) return wrong("it cannot be read");
    if (element.size == 0) return wrong("the size of its elements is not known");
    if (*first % alignment_of(element) != 0 || *last < *first || (*last - *first) % element.size != 0 || *end < *last ||
        (*first == 0 && *last != 0))
        return wrong("its pointers contradict each other: " + hexadecimal(*first) + " to " + hexadecimal(*last) +
                     " of " + hexadecimal(*end));
    return Extent{&element, *first, (*last - *first) / element.size, {}};
}

std::optional<Extent> string_extent(const ValueReader& reader, const Place& string) {
    const Type* character = argument(*string.type, 0);
    if (character == nullptr || !(character->size == 1 || character->size == 2 || character->size == 4))
        return std::nullopt;
    const auto text = reader.member(string, {"_M_dataplus", "_M_p"});
    if (!text) return libcxx_string(reader, string, *character);
    const auto first = reader.scalar(*text);
    if (!first) return wrong("it cannot be read");
    const auto size = reader.member(string, {"_M_string_length"});
    if (!size) return counted_string(reader, *first, *character);
    const auto length = reader.scalar(*size);
    const auto local = reader.member(string, {"_M_local_buf"});
    if (!length || !local) return wrong("it cannot be read");
    if (*first == local->address) {
        if (*length * character->size >= 16)
            return wrong("its length is " + std::to_string(*length) + ", more than fits into it");
    } else if (const auto capacity = reader.scalar(string, {"_M_allocated_capacity"});
               capacity && *length > *capacity) {
        return wrong("its length is " + std::to_string(*length) + ", more than its capacity of " +
                     std::to_string(*capacity));
    }
    return Extent{character, *first, *length, {}};
}

std::optional<Place> unique_pointer(const ValueReader& reader, const Place& pointer) {
    if (const auto tuple = reader.member(pointer, {"_M_t", "_M_t"})) {
        const auto elements = tuple_elements(reader, *tuple);
        if (elements && !elements->empty()) return elements->front();
        return std::nullopt;
    }
    return compressed_member(reader, pointer, "__ptr_", 0, "__ptr_");
}

std::optional<std::vector<Place>> tuple_elements(const ValueReader& reader, const Place& tuple) {
    std::vector<Place> elements;
    const auto base = reader.member(tuple, {"__base_"});
    if (!add_tuple_part(reader, base.value_or(tuple), elements, 0)) return std::nullopt;
    return elements;
}

std::optional<Place> compressed(const ValueReader& reader, const Place& pair, std::size_t index) {
    std::size_t seen = 0;
    for (const auto& member : pair.type->members()) {
        if (!member.base || member.type == nullptr || seen++ != index) continue;
        const auto element = reader.place_of(pair, member);
        if (!element) return std::nullopt;
        if (const auto value = reader.member(*element, {"__value_"})) return value;
        const auto* type = argument(*element->type, 0);
        return type != nullptr ? std::optional<Place>({type, element->address}) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Place> compressed_member(const ValueReader& reader, const Place& place, std::string_view pair,
                                       std::size_t index, std::string_view plain) {
    const auto found = reader.member(place, {pair});
    if (found && found->type->template_name == "std::__compressed_pair") return compressed(reader, *found, index);
    return reader.member(place, {plain});
}

std::uint64_t alignment_of(const Type& type, int depth) {
    if (type.alignment != 0) return type.alignment;
    if (type.kind == TypeKind::structure || type.kind == TypeKind::union_) {
        std::uint64_t most = 1;
        if (depth > 20) return most;
        for (const auto& member : type.members())
            if (member.type != nullptr)
                most = std::max({most, member.alignment, alignment_of(*member.type, depth + 1)});
        return most;
    }
    if (type.kind == TypeKind::array && type.target != nullptr) return alignment_of(*type.target, depth + 1);
    if (type.kind == TypeKind::member_pointer) return 8;
    return std::clamp<std::uint64_t>(type.size, 1, 16);
}

Address aligned(Address address, const Type& type) {
    const auto step = alignment_of(type);
    return (address + step - 1) / step * step;
}

const Type* argument(const Type& type, std::size_t index) {
    const auto& all = type.arguments();
    return index < all.size() && !all[index].is_value ? all[index].type : nullptr;
}

std::optional<std::uint64_t> value_argument(const Type& type, std::size_t index) {
    const auto& all = type.arguments();
    if (index >= all.size() || !all[index].is_value || !all[index].value) return std::nullopt;
    return static_cast<std::uint64_t>(*all[index].value);
}

}  // namespace yieldcheck::inspector
