#include "inspector/image/image.hpp"

#include "inspector/fault.hpp"
#include "inspector/image/damage.hpp"
#include "inspector/image/debug_file.hpp"

#include <llvm/DebugInfo/DWARF/DWARFCompileUnit.h>
#include <llvm/DebugInfo/DWARF/DWARFDebugFrame.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace yieldcheck::inspector {
Image::Opened Image::open(const std::string& path) {
    Opened opened{MappedFile::open_or_refuse(path), std::make_unique<std::string>(path), nullptr};
    const auto bytes = opened.file.bytes();
    const llvm::StringRef text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with(llvm::StringRef("\x7f"
                                          "ELF\x02\x01",
                                          6)))
        throw Fault(path + " is no 64-bit ELF file", "the inspector reads programs for x86-64 Linux");
    auto elf = ElfFile::create(llvm::MemoryBufferRef(text, *opened.path));
    if (!elf) throw Fault(path + " is damaged: " + message_of(elf.takeError()));
    opened.elf = std::make_unique<ElfFile>(std::move(*elf));
    if (opened.elf->getELFFile().getHeader().e_machine != llvm::ELF::EM_X86_64)
        throw Fault(path + " is not for x86-64", "the inspector reads programs for x86-64 Linux");
    if (const auto damage = damage_of_packed_sections(opened.elf->getELFFile()); !damage.empty())
        throw Fault(path + " is damaged: " + damage);
    return opened;
}

Image::Image(const std::string& path, const std::vector<std::string>& debug_folders) : path_(path), own_(open(path)) {
    build_id_ = build_id_of(own_.file.bytes());
    read_segments();
    own_dwarf_ = make_context(*own_.elf, path);
    find_debug_file(debug_folders);
    if (dwarf_ != nullptr && note_.empty()) note_ = unknown_version(*dwarf_);
    if (const auto shared = shared_file_of(debug_.elf ? *debug_.elf : *own_.elf);
        dwarf_ != nullptr && !shared.empty() && note_.empty())
        note_ = "dwz has put a part of its debug information into " + shared +
                ", which is not read: variables and names are missing";
    read_symbols(*own_.elf);
    if (debug_.elf && symbols_.empty()) read_symbols(*debug_.elf);
    if (debug_.elf) read_symbols(*debug_.elf);
    std::sort(symbols_.begin(), symbols_.end(), [](const Symbol& left, const Symbol& right) {
        return std::tie(left.address, left.name) < std::tie(right.address, right.name);
    });
}

std::unique_ptr<llvm::DWARFContext> Image::make_context(const ElfFile& elf, const std::string& path) {
    const auto remember = [this](llvm::Error error) {
        std::string text = message_of(std::move(error));
        if (note_.empty()) note_ = "its debug information is damaged: " + text;
    };
    const auto ignore = [](llvm::Error error) { llvm::consumeError(std::move(error)); };
    // Beside the program, also when its other debug information is elsewhere.
    std::string package;
    for (const auto& candidate : {path_ + ".dwp", path + ".dwp"})
        if (std::error_code error; std::filesystem::exists(candidate, error)) package = candidate;
    return llvm::DWARFContext::create(elf, llvm::DWARFContext::ProcessDebugRelocations::Ignore, nullptr, package,
                                      remember, ignore);
}

void Image::read_segments() {
    auto headers = own_.elf->getELFFile().program_headers();
    if (!headers) throw Fault(path_ + " is damaged: " + message_of(headers.takeError()));
    for (const auto& header : *headers) {
        if (header.p_type != llvm::ELF::PT_LOAD) continue;
        const bool executable = (header.p_flags & llvm::ELF::PF_X) != 0;
        segments_.push_back({header.p_vaddr, header.p_memsz, header.p_offset, header.p_filesz, executable});
        if (executable) code_.push_back({header.p_vaddr, header.p_vaddr + header.p_memsz});
    }
}

/// Why a file is not the separate debug file of this one; empty: it is.
std::string Image::why_another(const Opened& other, const DebugLink& link) const {
    const auto other_id = build_id_of(other.file.bytes());
    if (!build_id_.empty() && !other_id.empty()) return build_id_ == other_id ? "" : "its build-id differs";
    if (link.name.empty()) return "nothing tells whether it belongs to it";
    return debug_link_sum(other.file.bytes()) == link.sum ? "" : "it is not what .gnu_debuglink means, its sum differs";
}

void Image::find_debug_file(const std::vector<std::string>& folders) {
    const auto has_information = [](const ElfFile& elf) {
        const auto plain = section_named(elf, ".debug_info");
        const auto section = plain ? plain : section_named(elf, ".zdebug_info");
        return section && section->getSize() > 0;
    };
    if (has_information(*own_.elf)) {
        debug_path_ = path_;
        dwarf_ = own_dwarf_.get();
        return;
    }
    const DebugLink link = debug_link_of(*own_.elf);
    for (const auto& candidate : debug_file_candidates(path_, build_id_, link.name, folders)) {
        std::error_code error;
        if (!std::filesystem::exists(candidate, error) || std::filesystem::equivalent(candidate, path_, error))
            continue;
        try {
            Opened opened = open(candidate);
            if (!has_information(*opened.elf)) continue;
            if (const auto reason = why_another(opened, link); !reason.empty()) {
                note_ = candidate + " is not its debug information: " + reason;
                continue;
            }
            debug_ = std::move(opened);
            note_.clear();
        } catch (const Fault& fault) {
            note_ = fault.what();
            continue;
        }
        debug_dwarf_ = make_context(*debug_.elf, candidate);
        dwarf_ = debug_dwarf_.get();
        debug_path_ = candidate;
        return;
    }
}

void Image::read_symbols(const ElfFile& elf) {
    if (const auto damage = damage_of_symbols(elf.getELFFile()); !damage.empty()) {
        note_ = "its symbols are damaged: " + damage;
        symbols_damaged_ = true;
        return;
    }
    unsigned source = 0;
    const auto add = [&](const llvm::object::ELFSymbolRef& symbol) {
        const auto type = symbol.getELFType();
        auto name = symbol.getName();
        auto address = symbol.getAddress();
        if (!name || !address) {
            if (!name) llvm::consumeError(name.takeError());
            if (!address) llvm::consumeError(address.takeError());
            return;
        }
        if (type == llvm::ELF::STT_FILE) ++source;
        const bool function = type == llvm::ELF::STT_FUNC || type == llvm::ELF::STT_GNU_IFUNC;
        if ((!function && type != llvm::ELF::STT_OBJECT) || *address == 0 || name->empty()) return;
        const bool local = symbol.getBinding() == llvm::ELF::STB_LOCAL;
        symbols_.push_back({{name->data(), name->size()}, *address, symbol.getSize(), function, local ? source : 0});
    };
    for (const auto& symbol : elf.symbols())
        add(symbol);
    if (!symbols_.empty()) return;
    for (const auto& symbol : elf.getDynamicSymbolIterators())
        add(symbol);
}

bool Image::stripped() const {
    if (symbols_damaged_) return false;
    const auto has_table = [](const Opened& opened) {
        return opened.elf && opened.elf->symbol_begin() != opened.elf->symbol_end();
    };
    return !has_table(own_) && !has_table(debug_);
}

const llvm::DWARFDebugFrame* Image::unwind_information() const {
    if (!damage_of_unwind_information(*own_dwarf_).empty()) return nullptr;
    for (const bool exceptions : {true, false}) {
        auto section = exceptions ? own_dwarf_->getEHFrame() : own_dwarf_->getDebugFrame();
        if (!section)
            llvm::consumeError(section.takeError());
        else if (!(*section)->empty())
            return *section;
    }
    return nullptr;
}

std::vector<CodeRange> Image::function_ranges() const {
    std::vector<CodeRange> all;
    const auto* information = unwind_information();
    if (information == nullptr) return all;
    for (const auto& entry : *information)
        if (const auto* function = llvm::dyn_cast<llvm::dwarf::FDE>(&entry))
            if (function->getAddressRange() != 0)
                all.push_back(
                    {function->getInitialLocation(), function->getInitialLocation() + function->getAddressRange()});
    std::sort(all.begin(), all.end(),
              [](const CodeRange& left, const CodeRange& right) { return left.begin < right.begin; });
    return all;
}

std::string Image::compilers() const {
    for (const auto& section : own_.elf->sections()) {
        auto name = section.getName();
        auto contents = section.getContents();
        const bool wanted = name && contents && *name == ".comment";
        std::string text = wanted ? contents->str() : std::string{};
        if (!name) llvm::consumeError(name.takeError());
        if (!contents) llvm::consumeError(contents.takeError());
        if (wanted) return text;
    }
    return {};
}

const Symbol* Image::symbol_at(std::uint64_t address) const {
    const auto found =
        std::lower_bound(symbols_.begin(), symbols_.end(), address,
                         [](const Symbol& symbol, std::uint64_t value) { return symbol.address < value; });
    return found != symbols_.end() && found->address == address ? &*found : nullptr;
}

const Symbol* Image::function_around(std::uint64_t address) const {
    auto next = std::upper_bound(symbols_.begin(), symbols_.end(), address,
                                 [](std::uint64_t value, const Symbol& symbol) { return value < symbol.address; });
    for (int steps = 0; next != symbols_.begin() && steps < 16; ++steps) {
        --next;
        if (next->function && address < next->address + std::max<std::uint64_t>(next->size, 1)) return &*next;
    }
    return nullptr;
}

bool Image::imports(std::string_view function) const {
    if (symbols_damaged_) return false;
    for (const auto& symbol : own_.elf->getDynamicSymbolIterators()) {
        auto name = symbol.getName();
        auto flags = symbol.getFlags();
        const bool wanted = name && flags && (*flags & llvm::object::SymbolRef::SF_Undefined) != 0 &&
                            std::string_view(*name) == function;
        if (!name) llvm::consumeError(name.takeError());
        if (!flags) llvm::consumeError(flags.takeError());
        if (wanted) return true;
    }
    return false;
}

std::span<const std::uint8_t> Image::bytes_at(std::uint64_t address) const {
    const auto bytes = own_.file.bytes();
    for (const auto& segment : segments_) {
        if (address < segment.address || address - segment.address >= segment.file_size) continue;
        const auto offset = address - segment.address + segment.file_offset;
        if (offset >= bytes.size()) return {};
        const auto size =
            std::min<std::uint64_t>(segment.file_size - (address - segment.address), bytes.size() - offset);
        return {reinterpret_cast<const std::uint8_t*>(bytes.data()) + offset, size};
    }
    return {};
}

DWARFDie Image::function_die(std::uint64_t address) const {
    if (!has_dwarf()) return {};
    llvm::DWARFCompileUnit* unit = dwarf_->getCompileUnitForCodeAddress(address);
    if (unit == nullptr) return {};
    // Its .dwo file is where the compiler put it, or beside the program.
    std::filesystem::path split = split_file_of(unit->getUnitDIE(true));
    if (!split.empty()) split = std::filesystem::path(path_).parent_path() / split.filename();
    const DWARFDie whole = unit->getNonSkeletonUnitDIE(false, split.string());
    if (!whole || !line_table_is_sound(*unit)) return {};  // it cannot be read
    DWARFDie die = whole.getDwarfUnit()->getSubroutineForAddress(address);
    while (die && die.getTag() != llvm::dwarf::DW_TAG_subprogram)
        die = die.getParent();
    return die;
}

SourceLine Image::outer_line(std::uint64_t address) const {
    if (!has_dwarf()) return {};
    const llvm::DILineInfoSpecifier what(llvm::DILineInfoSpecifier::FileLineInfoKind::AbsoluteFilePath);
    if (!function_die(address)) return {};
    const llvm::object::SectionedAddress where{address, llvm::object::SectionedAddress::UndefSection};
    const auto inlining = dwarf_->getInliningInfoForAddress(where, what);
    const auto frames = inlining.getNumberOfFrames();
    if (frames == 0) return {};
    const auto& outermost = inlining.getFrame(frames - 1);
    if (outermost.Line == 0) return {};
    return {outermost.FileName, outermost.Line, outermost.Column};
}

}  // namespace yieldcheck::inspector
