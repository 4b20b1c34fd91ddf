#include "inspector/image/damage.hpp"

#include <llvm/DebugInfo/DWARF/DWARFUnit.h>

#include <algorithm>

namespace yieldcheck::inspector {

std::string message_of(llvm::Error error) {
    std::string text = llvm::toString(std::move(error));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string damage_of_symbols(const llvm::object::ELFFile<llvm::object::ELF64LE>& elf) {
    auto sections = elf.sections();
    if (!sections) return message_of(sections.takeError());
    for (const auto& section : *sections) {
        if (section.sh_type != llvm::ELF::SHT_SYMTAB && section.sh_type != llvm::ELF::SHT_DYNSYM) continue;
        auto symbols = elf.symbols(&section);
        if (!symbols) return message_of(symbols.takeError());
        auto names = elf.getStringTableForSymtab(section, *sections);
        if (!names) return message_of(names.takeError());
    }
    return {};
}

std::string damage_of_unwind_information(const llvm::DWARFContext& context) {
    const llvm::StringRef bytes = context.getDWARFObj().getEHFrameSection().Data;
    const llvm::DataExtractor data(bytes, true, 8);
    for (std::uint64_t at = 0; data.isValidOffsetForDataOfSize(at, 4);) {
        std::uint64_t length = data.getU32(&at);
        if (length == 0) continue;  // an end; others may follow
        const bool is_long = length == 0xffffffff;
        if (is_long) length = data.isValidOffsetForDataOfSize(at, 8) ? data.getU64(&at) : bytes.size();
        if (length > bytes.size() - at || length < 4) return "an entry of .eh_frame is cut off";
        std::uint64_t field = at;
        const std::uint64_t distance = is_long && length >= 8 ? data.getU64(&field) : data.getU32(&field);
        if (distance > at) return "an entry of .eh_frame refers to what is not there";
        at += length;
    }
    return {};
}

bool line_table_is_sound(llvm::DWARFUnit& unit) {
    const auto attribute = unit.getUnitDIE().find(llvm::dwarf::DW_AT_stmt_list);
    const auto offset = llvm::dwarf::toSectionOffset(attribute);
    if (!offset) return true;  // there is none, and none is read
    const llvm::DataExtractor data(unit.getLineSection().Data, true, 8);
    std::uint64_t at = *offset + unit.getLineTableOffset();
    if (!data.isValidOffsetForDataOfSize(at, 16)) return false;
    if (data.getU32(&at) == 0xffffffff) at += 8;
    const unsigned version = data.getU16(&at);
    return version < 5 || data.getU8(&at) == 8;
}

}  // namespace yieldcheck::inspector
