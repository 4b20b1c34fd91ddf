// An ELF file with its debug information, wherever that is kept. All addresses are those of the file.
#pragma once

#include "inspector/image/dwarf.hpp"
#include "inspector/memory/mapped_file.hpp"

#include <llvm/Object/ELFObjectFile.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

struct DebugLink;

struct Symbol {
    std::string_view name;  // mangled
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    bool function = false;
    unsigned source = 0;  // number of the source file it is local to; 0: global
};

struct LoadSegment {
    std::uint64_t address = 0, size = 0, file_offset = 0, file_size = 0;
    bool executable = false;
};

struct SourceLine {
    std::string file;  // absolute where it can be made so
    unsigned line = 0, column = 0;
};

class Image {
public:
    /// Throws Fault when the file is none of ELF for x86-64, or is cut off.
    Image(const std::string& path, const std::vector<std::string>& debug_folders);

    const std::string& path() const { return path_; }
    const std::string& build_id() const { return build_id_; }
    bool is_core() const { return own_.elf->getELFFile().getHeader().e_type == llvm::ELF::ET_CORE; }
    /// Where the debug information is; empty: there is none.
    const std::string& debug_file() const { return debug_path_; }
    /// What is wrong with the debug information, when that is so.
    const std::string& note() const { return note_; }
    const std::vector<LoadSegment>& segments() const { return segments_; }
    const std::vector<CodeRange>& code_ranges() const { return code_; }

    /// Of the file itself or its separate debug file: whichever has more.
    const std::vector<Symbol>& symbols() const { return symbols_; }
    /// It has no symbol table, and neither has its separate debug file: what it exports has names, and nothing else.
    bool stripped() const;
    /// Of all its functions, ascending, by its unwind information; empty when it has none.
    std::vector<CodeRange> function_ranges() const;
    /// What its compilers say of themselves in .comment, which stays in a stripped file; empty when they do not.
    std::string compilers() const;
    /// The function or object at exactly this address, or nullptr.
    const Symbol* symbol_at(std::uint64_t address) const;
    /// The function around this address, or nullptr.
    const Symbol* function_around(std::uint64_t address) const;

    /// Whether it takes this function from another module.
    bool imports(std::string_view function) const;

    /// The file's bytes from this address on; empty: it has none there.
    std::span<const std::uint8_t> bytes_at(std::uint64_t address) const;

    bool has_dwarf() const { return dwarf_ != nullptr; }
    llvm::DWARFContext& dwarf() const { return *dwarf_; }
    /// The file's own sections for unwinding: .eh_frame is never in a separate debug file.
    llvm::DWARFContext& own_dwarf() const { return *own_dwarf_; }
    /// The entries of .eh_frame, or of .debug_frame when that has none; nullptr when there are none, or they are
    /// damaged.
    const llvm::DWARFDebugFrame* unwind_information() const;
    /// The entry of the function that holds this address; with -gsplit-dwarf that of the .dwo file.
    DWARFDie function_die(std::uint64_t address) const;
    /// The line of an address in the function that was compiled there, not in one that was inlined into it.
    SourceLine outer_line(std::uint64_t address) const;

private:
    using ElfFile = llvm::object::ELFObjectFile<llvm::object::ELF64LE>;
    struct Opened {
        MappedFile file;
        std::unique_ptr<std::string> path;  // LLVM refers to it, so it must not move
        std::unique_ptr<ElfFile> elf;
    };

    static Opened open(const std::string& path);
    void read_segments();
    std::string why_another(const Opened& other, const DebugLink& link) const;
    void find_debug_file(const std::vector<std::string>& folders);
    void read_symbols(const ElfFile& elf);
    std::unique_ptr<llvm::DWARFContext> make_context(const ElfFile& elf, const std::string& path);

    std::string path_;
    std::string build_id_;
    std::string debug_path_;
    std::string note_;
    bool symbols_damaged_ = false;
    Opened own_;
    Opened debug_;
    std::vector<LoadSegment> segments_;
    std::vector<CodeRange> code_;
    std::vector<Symbol> symbols_;  // by address
    std::unique_ptr<llvm::DWARFContext> own_dwarf_;
    std::unique_ptr<llvm::DWARFContext> debug_dwarf_;
    llvm::DWARFContext* dwarf_ = nullptr;
};

/// The build-id of an ELF file in memory (its first page or more), in hexadecimal; empty when it has none there.
std::string build_id_of(std::span<const std::byte> elf);

}  // namespace yieldcheck::inspector
