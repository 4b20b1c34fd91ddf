#include "inspector/image/damage.hpp"

#include <llvm/DebugInfo/DWARF/DWARFUnit.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace yieldcheck::inspector {

std::string message_of(llvm::Error error) {
    std::string text = llvm::toString(std::move(error));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string damage_of_packed_sections(const llvm::object::ELFFile<llvm::object::ELF64LE>& elf) {
    // zlib packs a thousand bytes into one at most; what zstd makes of debug information is far from that.
    constexpr std::uint64_t most_growth = 1100, always_fine = std::uint64_t{1} << 20;
    auto sections = elf.sections();
    if (!sections) return message_of(sections.takeError());
    for (const auto& section : *sections) {
        if ((section.sh_flags & llvm::ELF::SHF_COMPRESSED) == 0) continue;
        auto content = elf.getSectionContents(section);
        if (!content) return message_of(content.takeError());
        if (content->size() < sizeof(llvm::ELF::Elf64_Chdr)) return "a packed section without its header";
        llvm::ELF::Elf64_Chdr header;
        std::memcpy(&header, content->data(), sizeof header);
        if (header.ch_size > always_fine && header.ch_size / most_growth > content->size())
            return "a section of " + std::to_string(content->size()) + " bytes says that it has " +
                   std::to_string(header.ch_size) + " when unpacked";
    }
    return {};
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

namespace {

namespace dwarf = llvm::dwarf;
using Cursor = llvm::DataExtractor::Cursor;

/// Skips a value of a form that line tables use (DWARF 5, 6.2.4.1); false: of another form, at which LLVM jumps
/// anywhere.
bool skip(const llvm::DataExtractor& data, Cursor& at, std::uint64_t form, unsigned offset_size) {
    switch (form) {
        case dwarf::DW_FORM_string: data.getCStrRef(at); return true;
        case dwarf::DW_FORM_line_strp:
        case dwarf::DW_FORM_strp:
        case dwarf::DW_FORM_strp_sup: data.skip(at, offset_size); return true;
        case dwarf::DW_FORM_udata:
        case dwarf::DW_FORM_strx: data.getULEB128(at); return true;
        case dwarf::DW_FORM_data1:
        case dwarf::DW_FORM_strx1: data.skip(at, 1); return true;
        case dwarf::DW_FORM_data2:
        case dwarf::DW_FORM_strx2: data.skip(at, 2); return true;
        case dwarf::DW_FORM_strx3: data.skip(at, 3); return true;
        case dwarf::DW_FORM_data4:
        case dwarf::DW_FORM_strx4: data.skip(at, 4); return true;
        case dwarf::DW_FORM_data8: data.skip(at, 8); return true;
        case dwarf::DW_FORM_data16: data.skip(at, 16); return true;
        case dwarf::DW_FORM_block: {
            const auto length = data.getULEB128(at);
            if (at) data.skip(at, length);
            return true;
        }
        default: return false;
    }
}

/// The folders or the files of a line table: how their entries look, then the entries.
bool skip_entries(const llvm::DataExtractor& data, Cursor& at, unsigned offset_size) {
    std::vector<std::uint64_t> forms;
    const unsigned count = data.getU8(at);
    for (unsigned i = 0; i < count && at; ++i) {
        data.getULEB128(at);  // what it is
        forms.push_back(data.getULEB128(at));
    }
    const auto entries = data.getULEB128(at);
    for (std::uint64_t i = 0; i < entries && at; ++i)
        for (const auto form : forms)
            if (!skip(data, at, form, offset_size)) return false;
    return forms.empty() ? entries == 0 : true;
}

bool header_is_sound(const llvm::DataExtractor& data, Cursor& at) {
    const unsigned offset_size = data.getU32(at) == 0xffffffff ? 8 : 4;
    if (offset_size == 8) data.getU64(at);
    if (data.getU16(at) < 5) return true;
    const unsigned address_size = data.getU8(at), selector_size = data.getU8(at);
    if (!at || address_size != 8 || selector_size != 0) return false;
    data.skip(at, offset_size + 5);  // length of the header; what instructions and lines are counted in
    const unsigned opcodes = data.getU8(at);
    data.skip(at, opcodes > 0 ? opcodes - 1 : 0);
    return skip_entries(data, at, offset_size) && skip_entries(data, at, offset_size);
}

}  // namespace

std::string unknown_version(const llvm::DWARFContext& context) {
    std::string unknown;
    context.getDWARFObj().forEachInfoSections([&](const llvm::DWARFSection& section) {
        const llvm::DataExtractor data(section.Data, true, 8);
        Cursor at(0);
        if (data.getU32(at) == 0xffffffff) data.getU64(at);
        const unsigned version = data.getU16(at);
        if (at && unknown.empty() && (version < 2 || version > 5))
            unknown = "its debug information is of DWARF version " + std::to_string(version) +
                      "; the versions 2 to 5 are read";
        llvm::consumeError(at.takeError());
    });
    return unknown;
}

bool line_table_is_sound(llvm::DWARFUnit& unit) {
    const auto offset = dwarf::toSectionOffset(unit.getUnitDIE().find(dwarf::DW_AT_stmt_list));
    if (!offset) return true;  // there is none, and none is read
    const llvm::DataExtractor data(unit.getLineSection().Data, true, 8);
    Cursor at(*offset + unit.getLineTableOffset());
    const bool sound = header_is_sound(data, at);
    const bool whole = static_cast<bool>(at);
    llvm::consumeError(at.takeError());
    return sound && whole;
}

}  // namespace yieldcheck::inspector
