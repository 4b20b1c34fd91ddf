// Printers of library types: one file each in this folder, listed in printers.cpp.
#pragma once

#include "inspector/values/reader.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace yieldcheck::inspector {

/// Shows an object of one library type as what it means. A printer checks what it reads (lengths, capacities, null
/// pointers, a visited node) and says `corrupt` instead of following it. It gives nothing when the type is not laid out
/// as it expects: then the structure is shown as it is. What the result lacks of type and address, and
/// its size, are set by the caller.
struct Printer {
    std::string_view type;  // Type::template_name that it is for: "std::vector"
    std::optional<Value> (*print)(ValueReader& reader, const Place& place, ValueReader::Level level);
};

/// All printers; adding one means adding a file, and its line in printers.cpp.
const std::vector<Printer>& printers();

/// The printer of a type, or nullptr.
const Printer* printer_for(const Type& type);

}  // namespace yieldcheck::inspector
