// The types of an image, made from its debug information when they are first asked for, and kept.
#pragma once

#include "inspector/image/image.hpp"
#include "inspector/values/type.hpp"

#include <memory>
#include <unordered_map>

namespace yieldcheck::inspector {

class TypeTable {
public:
    explicit TypeTable(const Image& image);
    ~TypeTable();

    /// The type that an entry describes; cv-qualifiers and typedefs are looked through. Never null: void for none.
    const Type& of(DWARFDie die);
    /// The definition of a class, or a base type, by its full name (Type::full_name, or readable) in the unit that an
    /// entry belongs to; nullptr when that has none. So classes in unnamed namespaces are told apart.
    const Type* named(std::string_view name, const DWARFDie& within);
    /// The same in the unit that holds the code at an address of the file. A class whose functions are there is defined
    /// there.
    const Type* named(std::string_view name, std::uint64_t code);

private:
    class DieType;
    using Names = std::unordered_map<std::string, DWARFDie>;

    const Names& names_of(llvm::DWARFUnit& unit);
    void read_names(const DWARFDie& scope, const std::string& prefix, int depth, Names& names);
    DWARFDie definition_of(const DWARFDie& declaration, const std::string& full_name);

    const Image& image_;
    std::unordered_map<const void*, std::unique_ptr<DieType>> types_;  // by entry
    std::unique_ptr<DieType> void_;
    Names definitions_;                               // by full name
    std::unordered_map<const void*, Names> by_unit_;  // of the units that were read
    bool all_units_read_ = false;
};

}  // namespace yieldcheck::inspector
