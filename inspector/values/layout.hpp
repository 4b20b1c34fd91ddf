// How libstdc++ and libc++ lay out what several printers need: strings, vectors, smart pointers, tuples.
#pragma once

#include "inspector/values/reader.hpp"

namespace yieldcheck::inspector {

/// Elements or characters one after another in memory.
struct Extent {
    const Type* element = nullptr;
    Address first = 0;
    std::uint64_t count = 0;
    std::string wrong;  // not empty: what cannot be; then the rest means nothing
};

/// std::vector, but not of bool; nothing when the type is laid out in another way.
std::optional<Extent> vector_extent(const ValueReader& reader, const Place& vector);
/// std::basic_string of either library, the old reference-counted one included.
std::optional<Extent> string_extent(const ValueReader& reader, const Place& string);
/// The pointer in a std::unique_ptr.
std::optional<Place> unique_pointer(const ValueReader& reader, const Place& pointer);
/// The elements of a std::tuple, in their order.
std::optional<std::vector<Place>> tuple_elements(const ValueReader& reader, const Place& tuple);
/// The first or second of libc++'s compressed pair.
std::optional<Place> compressed(const ValueReader& reader, const Place& pair, std::size_t index);
/// A member that is a compressed pair up to libc++ 19, and a plain member since.
std::optional<Place> compressed_member(const ValueReader& reader, const Place& place, std::string_view pair,
                                       std::size_t index, std::string_view plain);

/// Where an object of this type may start: at multiples of this.
std::uint64_t alignment_of(const Type& type, int depth = 0);
/// The first place for an object of this type at or behind an address.
Address aligned(Address address, const Type& type);
/// The type argument of a template, packs spread; or nullptr.
const Type* argument(const Type& type, std::size_t index);
/// An unsigned value argument.
std::optional<std::uint64_t> value_argument(const Type& type, std::size_t index);

}  // namespace yieldcheck::inspector
