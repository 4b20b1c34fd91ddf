#include "inspector/image/image.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

template <class T>
bool take(std::span<const std::byte> bytes, std::uint64_t offset, T& value) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof value) return false;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return true;
}

std::string hexadecimal(std::span<const std::byte> bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) {
        text += digits[std::to_integer<unsigned>(byte) >> 4];
        text += digits[std::to_integer<unsigned>(byte) & 15];
    }
    return text;
}

std::string find_in_notes(std::span<const std::byte> notes) {
    std::uint64_t offset = 0;
    Elf64_Nhdr header{};
    const auto aligned = [](std::uint64_t size) { return (size + 3) & ~std::uint64_t{3}; };
    while (take(notes, offset, header)) {
        const auto name = offset + sizeof header;
        const auto content = name + aligned(header.n_namesz);
        if (content + header.n_descsz > notes.size()) break;
        if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && std::memcmp(&notes[name], "GNU", 4) == 0)
            return hexadecimal(notes.subspan(content, header.n_descsz));
        offset = content + aligned(header.n_descsz);
    }
    return {};
}

}  // namespace

std::string build_id_of(std::span<const std::byte> elf) {
    Elf64_Ehdr header{};
    if (!take(elf, 0, header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) return {};
    for (unsigned i = 0; i < header.e_phnum; ++i) {
        Elf64_Phdr program{};
        if (!take(elf, header.e_phoff + i * sizeof program, program)) break;
        if (program.p_type != PT_NOTE || program.p_offset >= elf.size()) continue;
        const auto size = std::min<std::uint64_t>(program.p_filesz, elf.size() - program.p_offset);
        if (auto id = find_in_notes(elf.subspan(program.p_offset, size)); !id.empty()) return id;
    }
    return {};
}

}  // namespace yieldcheck::inspector
