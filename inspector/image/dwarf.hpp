// Short questions to LLVM's DWARF entries. Nothing here throws; what is missing or malformed is empty.
#pragma once

#include <llvm/DebugInfo/DWARF/DWARFContext.h>
#include <llvm/DebugInfo/DWARF/DWARFDie.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

using llvm::DWARFDie;

struct CodeRange {
    std::uint64_t begin = 0, end = 0;
    bool contains(std::uint64_t address) const { return address >= begin && address < end; }
};

/// The attribute, looked for in the abstract origin and specification, too.
std::string text_of(const DWARFDie& die, llvm::dwarf::Attribute attribute);
std::optional<std::uint64_t> number_of(const DWARFDie& die, llvm::dwarf::Attribute attribute);
bool flag_of(const DWARFDie& die, llvm::dwarf::Attribute attribute);
/// The entry that an attribute refers to; an invalid one when there is none.
DWARFDie referred(const DWARFDie& die, llvm::dwarf::Attribute attribute);
/// The type of a variable, member or derived type, in its definition when it stands in a type unit.
DWARFDie type_of(const DWARFDie& die);
/// Without cv-qualifiers and typedefs.
DWARFDie strip_type(DWARFDie type);
/// The entries below this one, up to the first that is damaged.
std::vector<DWARFDie> children_of(const DWARFDie& die);
std::string name_of(const DWARFDie& die);
/// Of a code range or block: all its ranges.
std::vector<CodeRange> ranges_of(const DWARFDie& die);
/// The name of the .dwo file that a skeleton unit refers to; empty: it is no skeleton.
std::string split_file_of(const DWARFDie& unit);
/// Where a member lies in its structure.
std::uint64_t member_offset(const DWARFDie& member);

}  // namespace yieldcheck::inspector
