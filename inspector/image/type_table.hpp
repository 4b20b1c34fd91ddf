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
    /// The definition of a class by its full name (Type::full_name, or readable); nullptr when the units read so far
    /// have none.
    const Type* named(std::string_view name);

private:
    class DieType;

    void read_names(const DWARFDie& scope, const std::string& prefix, int depth);
    DWARFDie definition_of(const DWARFDie& declaration, const std::string& full_name);

    const Image& image_;
    std::unordered_map<const void*, std::unique_ptr<DieType>> types_;  // by entry
    std::unique_ptr<DieType> void_;
    std::unordered_map<std::string, DWARFDie> definitions_;  // by full name
    std::unordered_map<const void*, bool> units_read_;
    bool all_units_read_ = false;
};

}  // namespace yieldcheck::inspector
