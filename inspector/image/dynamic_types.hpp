// What an object really is: from its vtable to the class, and from a std::type_info to the type (Itanium C++ ABI, 2.5.2
// and 2.9.4).
#pragma once

#include "inspector/image/modules.hpp"
#include "inspector/values/address_book.hpp"

#include <unordered_map>

namespace yieldcheck::inspector {

class DynamicTypes {
public:
    DynamicTypes(const Memory& memory, const Modules& modules) : memory_(memory), modules_(modules) {}

    /// The class whose vtable an object points to; nothing when the address is that of no vtable.
    std::optional<DynamicType> of_vtable(Address vtable) const;
    /// The type that a std::type_info at this address describes.
    std::optional<DynamicType> of_type_info(Address type_info) const;
    /// The type of this readable name: of the unit that the code at an address comes from, or of one with coroutines.
    const Type* named(std::string_view name, Address code = 0) const;
    /// Forgets everything: the target has moved on, and may have unloaded libraries.
    void clear() {
        by_vtable_.clear();
        by_name_.clear();
    }

private:
    std::optional<DynamicType> find(Address vtable) const;
    std::string name_of(Address type_info) const;
    std::string name_by_symbol(Address vtable) const;
    const Type* named_by_coroutines(const std::string& name) const;
    const Type* definition(const std::string& name, Address vtable) const;

    const Memory& memory_;
    const Modules& modules_;
    mutable std::unordered_map<Address, std::optional<DynamicType>> by_vtable_;
    mutable std::unordered_map<std::string, const Type*> by_name_;
};

}  // namespace yieldcheck::inspector
