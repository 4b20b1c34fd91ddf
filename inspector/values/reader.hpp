// Reads values of the target: the type says how, the memory gives the bytes, printers know the library types.
#pragma once

#include "inspector/memory.hpp"
#include "inspector/values/address_book.hpp"

#include <initializer_list>
#include <memory>
#include <span>
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
    std::size_t values = 20000;       // all the values within one variable
};

/// An object of the target.
struct Place {
    const Type* type = nullptr;
    Address address = 0;
    unsigned bit_offset = 0;  // of a bit-field
    unsigned bit_size = 0;
};

/// Told what is read, for those who go on from there (selection.hpp).
class PlaceObserver {
public:
    virtual ~PlaceObserver() = default;
    virtual void seen(const Place& place, unsigned depth) = 0;
    /// A wrapper (optional, variant …) is shown as its content.
    virtual void wraps(const Place& wrapper, const Place& content) = 0;
};

class ValueReader {
public:
    ValueReader(const Memory& memory, const AddressBook& book, ValueLimits limits = {})
        : memory_(memory), book_(book), limits_(limits) {}

    /// The value at a place: by its printer when there is one, otherwise by its structure. Never throws for what the
    /// target holds; what cannot be read is a Value of kind unavailable with the reason.
    Value read(const Place& place) {
        budget_ = limits_.values;
        return read(place, Level{});
    }
    void observe(PlaceObserver* observer) { observer_ = observer; }

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

    /// What a wrapper holds, shown in its place.
    Value content(const Place& wrapper, const Place& held, Level level) {
        if (observer_ != nullptr) observer_->wraps(wrapper, held);
        return read(held, level);
    }
    /// A pointer with what it points to; `type` may be null, and is looked up in the vtable where there is one.
    /// As a reference it leads to one object, also where that is a letter.
    Value pointer_to(const Type* type, Address target, Level level, ValueKind kind = ValueKind::pointer);

    struct WholeObject {
        Place place;         // of the most derived class
        std::string remark;  // what is odd about it
    };
    /// The object that a pointer or reference to a base class leads to.
    WholeObject whole_object(const Place& place) const;
    /// Why a place holds no living object of its class, as far as a vtable pointer tells; empty: nothing says so.
    std::string why_not_alive(const Place& place) const;

    /// While it lives, an object is being read; not first(): it is within itself, and must not be followed.
    class Visit {
    public:
        Visit(ValueReader& reader, const Place& place);
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;
        ~Visit() { reader_.path_.pop_back(); }
        bool first() const { return first_; }

    private:
        ValueReader& reader_;
        bool first_;
    };

    /// Where a member or base of an object lies; nothing for a virtual base that cannot be found.
    std::optional<Place> place_of(const Place& object, const Member& member) const;
    /// The member at the end of a path of member names; each is looked for in bases and anonymous members, too.
    std::optional<Place> member(const Place& place, std::initializer_list<std::string_view> path) const;
    /// An integer, enumeration, boolean, character or pointer of up to 8 bytes, zero- or sign-extended by its type.
    std::optional<std::uint64_t> scalar(const Place& place) const;
    std::optional<std::uint64_t> scalar(const Place& place, std::initializer_list<std::string_view> path) const;
    std::optional<std::uint64_t> scalar(const std::optional<Place>& place) const;
    std::optional<std::uint64_t> scalar(const std::optional<Place>& place,
                                        std::initializer_list<std::string_view> path) const;
    std::optional<Address> pointer(Address address) const { return memory_.get<Address>(address); }

    /// `count` elements that lie one after another, as children of a sequence. `length` of the result is count; more
    /// than the limits allow are left out and said so; a length that cannot be true gives `reason`.
    Value sequence(const Type& element, Address first, std::uint64_t count, Level level);
    /// Characters of `width` bytes as text, cut at the limit.
    Value string(Address first, std::uint64_t length, std::uint64_t width = 1);
    /// The text up to the first zero.
    Value c_string(Address first, std::uint64_t width = 1, const Type* element = nullptr);
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
    Value read_member_pointer(const Place& place);
    Value read_array(const Place& place, Level level);
    void follow(Value& value, const Type& type, Address target, Level level);

    const Memory& memory_;
    const AddressBook& book_;
    ValueLimits limits_;
    std::size_t budget_ = limits_.values;
    PlaceObserver* observer_ = nullptr;
    std::vector<std::pair<Address, const Type*>> path_;  // objects being read, outermost first: cycles end there
};

}  // namespace yieldcheck::inspector
