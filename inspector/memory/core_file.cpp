#include "inspector/memory/core_file.hpp"

#include "inspector/fault.hpp"

#include <elf.h>
#include <string.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace yieldcheck::inspector {
namespace {

template <class T>
std::optional<T> structure_at(std::span<const std::byte> bytes, std::uint64_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

Elf64_Ehdr core_header(const std::string& path, std::span<const std::byte> bytes) {
    const auto header = structure_at<Elf64_Ehdr>(bytes, 0);
    if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) {
        const bool compressed = bytes.size() > 4 && (std::memcmp(bytes.data(), "\x28\xb5\x2f\xfd", 4) == 0 ||
                                                     std::memcmp(bytes.data(), "\x1f\x8b", 2) == 0);
        throw Fault(
            path + " is no core file",
            compressed ? "it looks compressed: unpack it first (systemd's: coredumpctl dump --output=FILE)" : "");
    }
    if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_machine != EM_X86_64)
        throw Fault(path + " is not from an x86-64 program", "the inspector reads 64-bit programs for x86-64 only");
    if (header->e_type != ET_CORE)
        throw Fault(path + " is a program or library, no core file",
                    "a core file is given with --core, its program with --exe");
    return *header;
}

}  // namespace

CoreFile::CoreFile(const std::string& path, std::string executable)
    : path_(path), executable_(std::move(executable)), file_(MappedFile::open_or_refuse(path)) {
    read_headers();
    name_regions();
    find_executable();
    check_executable();
}

void CoreFile::read_headers() {
    const auto bytes = file_.bytes();
    const auto header = core_header(path_, bytes);
    std::uint64_t count = header.e_phnum;
    if (count == PN_XNUM)  // more than fit: the number stands in the first section header
        if (const auto section = structure_at<Elf64_Shdr>(bytes, header.e_shoff)) count = section->sh_info;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto program = structure_at<Elf64_Phdr>(bytes, header.e_phoff + i * sizeof(Elf64_Phdr));
        if (!program)
            throw Fault(path_ + " is cut off within its headers", "dump it again with enough room on the disk");
        if (program->p_type == PT_LOAD)
            add_segment(program->p_vaddr, program->p_memsz, program->p_offset, program->p_filesz, program->p_flags);
        if (program->p_type == PT_NOTE && program->p_offset < bytes.size())
            read_core_notes(bytes.subspan(program->p_offset,
                                          std::min<std::uint64_t>(program->p_filesz, bytes.size() - program->p_offset)),
                            notes_);
    }
    const auto by_begin = [](const auto& left, const auto& right) { return left.begin < right.begin; };
    std::sort(segments_.begin(), segments_.end(), by_begin);
    std::sort(regions_.begin(), regions_.end(), by_begin);
    if (segments_.empty())
        throw Fault(path_ + " holds no memory" + (missing_ > 0 ? ": it is cut off after its headers" : ""),
                    "dump it again with enough room on the disk (ulimit -c unlimited)");
}

void CoreFile::add_segment(Address begin, std::uint64_t memory_size, std::uint64_t offset, std::uint64_t size,
                           unsigned flags) {
    if (memory_size == 0 || begin + memory_size < begin) return;
    size = std::min(size, memory_size);
    const std::uint64_t there = offset < file_.bytes().size() ? file_.bytes().size() - offset : 0;
    if (there < size) missing_ += size - there;
    const std::uint64_t usable = std::min(size, there);
    if (usable < size) cut_.push_back({begin + usable, begin + size});
    MemoryRegion region;
    region.begin = begin;
    region.end = begin + memory_size;
    region.readable = true;
    region.writable = (flags & PF_W) != 0;
    region.executable = (flags & PF_X) != 0;
    region.contents = usable > 0;
    region.without_contents = memory_size - usable;
    regions_.push_back(std::move(region));
    if (usable > 0) segments_.push_back({begin, file_.bytes().subspan(offset, usable)});
}

void CoreFile::name_regions() {
    for (const auto& part : notes_.files) {
        const auto region = std::find_if(regions_.begin(), regions_.end(), [&](const MemoryRegion& candidate) {
            return candidate.begin <= part.begin && part.begin < candidate.end;
        });
        if (region == regions_.end()) {
            // gcore leaves out what it takes for unneeded: the file still has it.
            MemoryRegion extra;
            extra.begin = part.begin;
            extra.end = part.end;
            extra.readable = true;
            extra.contents = false;
            extra.path = part.path;
            extra.file_offset = part.file_offset;
            regions_.push_back(std::move(extra));
        } else if (region->path.empty()) {
            region->path = part.path;
            region->file_offset = part.file_offset - std::min(part.file_offset, part.begin - region->begin);
        }
    }
    std::sort(regions_.begin(), regions_.end(),
              [](const MemoryRegion& left, const MemoryRegion& right) { return left.begin < right.begin; });
}

void CoreFile::find_executable() {
    for (const auto& part : notes_.files)
        if (notes_.entry >= part.begin && notes_.entry < part.end) recorded_executable_ = part.path;
    if (recorded_executable_.empty() && !notes_.files.empty()) recorded_executable_ = notes_.files.front().path;
    if (executable_.empty())
        executable_ = recorded_executable_;
    else if (!std::filesystem::exists(executable_))
        throw Fault("there is no file " + executable_, "--exe names the program that the core is from");
}

/// Where the program starts tells it from another build, mostly; so does its first page, where the core has that.
void CoreFile::check_executable() const {
    const auto part = std::find_if(notes_.files.begin(), notes_.files.end(), [&](const MappedPart& one) {
        return one.path == recorded_executable_ && one.file_offset == 0;
    });
    const auto file = MappedFile::open(executable_);
    if (part == notes_.files.end() || !file) return;
    const auto in_file = structure_at<Elf64_Ehdr>(file->bytes(), 0);
    if (!in_file) return;
    bool same = true;
    if (notes_.entry != 0 && in_file->e_type == ET_DYN) same = notes_.entry - part->begin == in_file->e_entry;
    if (notes_.entry != 0 && in_file->e_type == ET_EXEC) same = notes_.entry == in_file->e_entry;
    const auto next =
        std::find_if(segments_.begin(), segments_.end(), [&](const Segment& one) { return one.begin == part->begin; });
    if (next != segments_.end())
        same = same && std::equal(next->bytes.begin(),
                                  next->bytes.begin() + std::min<std::ptrdiff_t>(std::ssize(next->bytes), 64),
                                  file->bytes().begin());
    if (!same)
        throw Fault(executable_ + " is not the program that the core is from: it is another one, or was built anew",
                    "name the one that ran with --exe FILE");
}

std::string CoreFile::reason() const {
    if (notes_.signal == 0) return {};
    const char* abbreviation = sigabbrev_np(notes_.signal);
    return abbreviation != nullptr ? std::string("SIG") + abbreviation : "signal " + std::to_string(notes_.signal);
}

std::span<const std::byte> CoreFile::from(Address address) const {
    const auto next = std::upper_bound(segments_.begin(), segments_.end(), address,
                                       [](Address value, const Segment& segment) { return value < segment.begin; });
    if (next != segments_.begin()) {
        const auto& segment = *std::prev(next);
        const auto offset = address - segment.begin;
        if (offset < segment.bytes.size()) return segment.bytes.subspan(offset);
    }
    return from_file(address);
}

/// Code and constants are not in a core: they are in the files that were mapped. What is cut off is not: it was dumped
/// because it differed.
std::span<const std::byte> CoreFile::from_file(Address address) const {
    for (const auto& [begin, end] : cut_)
        if (address >= begin && address < end) return {};
    for (const auto& part : notes_.files) {
        if (address < part.begin || address >= part.end) continue;
        auto [entry, added] = backing_.try_emplace(part.path);
        if (added) entry->second = MappedFile::open(part.path == recorded_executable_ ? executable_ : part.path);
        if (!entry->second) return {};
        const auto bytes = entry->second->bytes();
        const auto offset = part.file_offset + (address - part.begin);
        if (offset >= bytes.size()) return {};
        return bytes.subspan(offset, std::min<std::uint64_t>(bytes.size() - offset, part.end - address));
    }
    return {};
}

std::span<const std::byte> CoreFile::view(Address address, std::uint64_t size) const {
    const auto bytes = from(address);
    return bytes.size() < size ? std::span<const std::byte>{} : bytes.first(size);
}

bool CoreFile::read(Address address, std::span<std::byte> into) const {
    return read_some(address, into) == into.size();
}

std::size_t CoreFile::read_some(Address address, std::span<std::byte> into) const {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto bytes = from(address + done);
        if (bytes.empty()) break;
        const auto count = std::min(bytes.size(), into.size() - done);
        std::memcpy(into.data() + done, bytes.data(), count);
        done += count;
    }
    return done;
}

std::string CoreFile::file_for(const MemoryRegion& region) const {
    if (region.path.empty()) return {};
    if (region.path == recorded_executable_) return executable_;
    std::error_code error;
    return std::filesystem::exists(region.path, error) ? region.path : std::string{};
}

}  // namespace yieldcheck::inspector
