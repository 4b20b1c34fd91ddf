// What is asked of a file before LLVM reads it: where its readers take for granted that a compiler has written it, and
// end the program, jump anywhere or use what was never set when it is not so. Found by fuzzing.
#pragma once

#include <llvm/DebugInfo/DWARF/DWARFContext.h>
#include <llvm/Object/ELFObjectFile.h>

#include <string>

namespace yieldcheck::inspector {

std::string message_of(llvm::Error error);

/// What is wrong with the tables of symbols; empty: nothing. Their iterators end the program.
std::string damage_of_symbols(const llvm::object::ELFFile<llvm::object::ELF64LE>& elf);

/// What is wrong with what packed sections say of their size when unpacked; empty: nothing. So much memory would be
/// taken.
std::string damage_of_packed_sections(const llvm::object::ELFFile<llvm::object::ELF64LE>& elf);

/// What is wrong with .eh_frame, read from its first entry on; empty: nothing. An entry that refers to what comes
/// behind it is looked up in a table under a key that this keeps for itself.
std::string damage_of_unwind_information(const llvm::DWARFContext& context);

/// What is to be said of a version of DWARF that LLVM does not read, by the first unit's header; empty: it reads it.
std::string unknown_version(const llvm::DWARFContext& context);

/// Whether the header of a unit's line table can be read: addresses of 8 bytes, and values of forms that there are.
bool line_table_is_sound(llvm::DWARFUnit& unit);

}  // namespace yieldcheck::inspector
