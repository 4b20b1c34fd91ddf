// What the rest of the inspector knows about addresses: the values' only way to ask for it.
#pragma once

#include "inspector/snapshot.hpp"
#include "inspector/values/type.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yieldcheck::inspector {

/// What an object of a polymorphic class is in truth.
struct DynamicType {
    std::string name;            // readable
    const Type* type = nullptr;  // null: no module has its definition
    std::int64_t to_top = 0;     // from the place of the vtable pointer to the start of the whole object: 0 or less
};

class AddressBook {
public:
    virtual ~AddressBook() = default;
    /// The name of the function or object that starts at this address: "main", "vtable for Derived"; or empty.
    virtual std::string symbol(Address) const { return {}; }
    /// Whether a coroutine frame starts here.
    virtual bool is_frame(Address) const { return false; }
    /// The frame that a pointer to it or to its promise means; nothing when it is neither.
    virtual std::optional<Address> frame_meant(Address) const { return std::nullopt; }
    /// The type whose readable name this is; or nullptr. It is looked for where the code at an address comes from, and
    /// in the units of coroutines.
    virtual const Type* type_named(std::string_view, Address = 0) const { return nullptr; }
    /// The class that a vtable pointer stands for; nothing when it points to no vtable.
    virtual std::optional<DynamicType> dynamic_type(Address) const { return std::nullopt; }
    /// The type that a std::type_info stands for.
    virtual std::optional<DynamicType> described_type(Address) const { return std::nullopt; }
};

}  // namespace yieldcheck::inspector
