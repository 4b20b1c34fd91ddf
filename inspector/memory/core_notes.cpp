#include "inspector/memory/core_notes.hpp"

#include <elf.h>
#include <sys/procfs.h>
#include <sys/user.h>

#include <algorithm>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

/// A structure at the front of the bytes, when there are enough of them.
template <class T>
std::optional<T> front(std::span<const std::byte> bytes, std::size_t offset = 0) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

void read_thread(std::span<const std::byte> bytes, CoreNotes& notes) {
    const auto status = front<elf_prstatus>(bytes);
    if (!status) return;
    user_regs_struct user{};
    static_assert(sizeof user == sizeof status->pr_reg);
    std::memcpy(&user, &status->pr_reg, sizeof user);
    ThreadState thread;
    thread.id = status->pr_pid;
    thread.signal = status->pr_cursig;
    thread.registers.emplace();
    thread.registers->value = {user.rax, user.rdx, user.rcx, user.rbx, user.rsi, user.rdi, user.rbp, user.rsp, user.r8,
                               user.r9,  user.r10, user.r11, user.r12, user.r13, user.r14, user.r15, user.rip};
    if (notes.threads.empty()) notes.signal = thread.signal;
    notes.threads.push_back(std::move(thread));
}

void read_process(std::span<const std::byte> bytes, CoreNotes& notes) {
    const auto info = front<elf_prpsinfo>(bytes);
    if (!info) return;
    notes.process = info->pr_pid;
    notes.program.assign(info->pr_fname, strnlen(info->pr_fname, sizeof info->pr_fname));
}

// count, page size, {begin, end, offset in pages} for each, then the names one after another.
void read_files(std::span<const std::byte> bytes, CoreNotes& notes) {
    const auto count = front<std::uint64_t>(bytes);
    const auto page = front<std::uint64_t>(bytes, 8);
    if (!count || !page || *count > bytes.size() / 24) return;
    auto name = reinterpret_cast<const char*>(bytes.data()) + 16 + 24 * *count;
    const auto end = reinterpret_cast<const char*>(bytes.data() + bytes.size());
    for (std::uint64_t i = 0; i < *count && name < end; ++i) {
        MappedPart part;
        part.begin = front<std::uint64_t>(bytes, 16 + 24 * i).value_or(0);
        part.end = front<std::uint64_t>(bytes, 24 + 24 * i).value_or(0);
        part.file_offset = front<std::uint64_t>(bytes, 32 + 24 * i).value_or(0) * *page;
        part.path.assign(name, strnlen(name, static_cast<std::size_t>(end - name)));
        name += part.path.size() + 1;
        if (part.begin < part.end) notes.files.push_back(std::move(part));
    }
}

void read_auxiliary(std::span<const std::byte> bytes, CoreNotes& notes) {
    for (std::size_t offset = 0; const auto entry = front<Elf64_auxv_t>(bytes, offset); offset += sizeof *entry)
        if (entry->a_type == AT_ENTRY) notes.entry = entry->a_un.a_val;
}

std::size_t aligned(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

}  // namespace

void read_core_notes(std::span<const std::byte> segment, CoreNotes& notes) {
    while (const auto header = front<Elf64_Nhdr>(segment)) {
        const auto start = sizeof(Elf64_Nhdr) + aligned(header->n_namesz);
        if (start > segment.size()) return;
        const auto size = std::min<std::size_t>(header->n_descsz, segment.size() - start);
        const auto content = segment.subspan(start, size);
        switch (header->n_type) {
            case NT_PRSTATUS: read_thread(content, notes); break;
            case NT_PRPSINFO: read_process(content, notes); break;
            case NT_FILE: read_files(content, notes); break;
            case NT_AUXV: read_auxiliary(content, notes); break;
            default: break;  // floating-point registers and the like
        }
        segment = segment.subspan(std::min(segment.size(), start + aligned(header->n_descsz)));
    }
}

}  // namespace yieldcheck::inspector
