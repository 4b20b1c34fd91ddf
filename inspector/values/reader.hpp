// Reads values of the target: the type says how, the memory gives the bytes, printers know the library types.
#pragma once

#include "inspector/memory.hpp"
#include "inspector/values/address_book.hpp"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yieldcheck::inspector {

/// How much of a value is shown. A corrupt length is cut by these, too.
struct ValueLimits {
    unsigned depth = 6;               // nesting of structures and elements
    unsigned pointer_depth = 2;       // how often a pointer is followed
    std::size_t elements = 100;       // children of a container or array
    std::size_t text = 1000;          // bytes of a string
    std::uint64_t length = 1u << 30;  // more elements or bytes than this are taken for corruption
};

/// An object of the target.
struct Place {
    const Type* type = nullptr;
    Address address = 0;
    unsigned bit_offset = 0;  // of a bit-field
    unsigned bit_size = 0;
};

class ValueReader {
public:
    ValueReader(const Memory& memory, const AddressBook& book, ValueLimits limits = {})
        : memory_(memory), book_(book), limits_(limits) {}

    /// The value at a place: by its printer when there is one, otherwise by its structure. Never throws for what the
    /// target holds; what cannot be read is a Value of kind unavailable with the reason.
    Value read(const Place& place) { return read(place, Level{}); }

    // ---- for printers -----------------------------------------------------------------------------------------------

    /// How deep the reading stands.
    struct Level {
        unsigned depth = 0;
        unsigned pointers = 0;

        Level down() const { return {depth + 1, pointers}; }
        Level followed() const { return {depth + 1, pointers + 1}; }
    };

    Value read(const Place& place, Level level);
    /// As read(), but never with a printer of the type itself: bases and members as they are.
    Value read_structure(const Place& place, Level level);

    /// The member at the end of a path of member names; each is looked for in bases and anonymous members, too.
    std::optional<Place> member(const Place& place, std::initializer_list<std::string_view> path) const;
    /// An integer, enumeration, boolean, character or pointer of up to 8 bytes, zero- or sign-extended by its type.
    std::optional<std::uint64_t> scalar(const Place& place) const;
    std::optional<std::uint64_t> scalar(const Place& place, std::initializer_list<std::string_view> path) const;
    std::optional<Address> pointer(Address address) const { return memory_.get<Address>(address); }

    /// `count` elements that lie one after another, as children of a sequence. `length` of the result is count; more
    /// than the limits allow are left out and said so; a length that cannot be true gives `reason`.
    Value sequence(const Type& element, Address first, std::uint64_t count, Level level);
    /// Bytes as text, cut at the limit.
    Value string(Address first, std::uint64_t length);
    /// The text up to the first zero.
    Value c_string(Address first);
    /// What is shown for a value that cannot be had.
    static Value unavailable(const Type& type, std::string reason);
    /// A value that is wrong: `reason` is shown in its place.
    static Value corrupt(const Type& type, std::string reason) { return unavailable(type, std::move(reason)); }

    const Memory& memory() const { return memory_; }
    const AddressBook& book() const { return book_; }
    const ValueLimits& limits() const { return limits_; }

private:
    static Value unavailable(Value value, std::string reason);
    static Value cut(const Type& type, const Place& place);
    Value read_scalar(const Place& place);
    Value read_bytes(const Place& place);
    Value read_members(const Place& place, Level level);
    Value read_pointer(const Place& place, Level level);
    Value read_reference(const Place& place, Level level);
    Value read_array(const Place& place, Level level);
    void follow(Value& value, const Type& type, Address target, Level level);

    const Memory& memory_;
    const AddressBook& book_;
    ValueLimits limits_;
    std::vector<std::pair<Address, const Type*>> path_;  // objects being read, outermost first: cycles end there
};

}  // namespace yieldcheck::inspector
