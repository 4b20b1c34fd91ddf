#include "inspector/memory/library_loading.hpp"

#include "inspector/memory/memory_map.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>

namespace yieldcheck::inspector {
namespace {

constexpr std::uint64_t most_entries = 512;

/// The program headers as they are mapped; their number says the target, so it is limited.
std::vector<Elf64_Phdr> program_headers(const Memory& memory, Address at, std::uint64_t count) {
    std::vector<Elf64_Phdr> headers(std::min(count, most_entries));
    if (!memory.read(at, std::as_writable_bytes(std::span(headers)))) return {};
    return headers;
}

}  // namespace

std::uint64_t auxiliary_value(int process, std::uint64_t type) {
    const auto file = read_proc_file("/proc/" + std::to_string(process) + "/auxv");
    Elf64_auxv_t value{};
    for (std::size_t at = 0; file && at + sizeof value <= file->size(); at += sizeof value) {
        std::memcpy(&value, file->data() + at, sizeof value);
        if (value.a_type == type) return value.a_un.a_val;
    }
    return 0;
}

std::optional<LibraryLoading> library_loading(const Memory& memory) {
    const Address at = auxiliary_value(memory.process(), AT_PHDR);
    const auto headers = program_headers(memory, at, auxiliary_value(memory.process(), AT_PHNUM));
    Address bias = 0, dynamic = 0;
    for (const auto& header : headers)
        if (header.p_type == PT_PHDR) bias = at - header.p_vaddr;
    for (const auto& header : headers)
        if (header.p_type == PT_DYNAMIC) dynamic = header.p_vaddr + bias;
    if (dynamic == 0) return std::nullopt;
    for (std::uint64_t i = 0; i < most_entries; ++i) {
        const auto entry = memory.get<Elf64_Dyn>(dynamic + i * sizeof(Elf64_Dyn));
        if (!entry || entry->d_tag == DT_NULL) break;
        if (entry->d_tag != DT_DEBUG || entry->d_un.d_ptr == 0) continue;
        const auto debug = memory.get<r_debug>(entry->d_un.d_ptr);
        if (!debug || debug->r_brk == 0) break;
        return LibraryLoading{debug->r_brk, entry->d_un.d_ptr + offsetof(r_debug, r_state)};
    }
    return std::nullopt;
}

}  // namespace yieldcheck::inspector
