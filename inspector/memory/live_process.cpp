#include "inspector/memory/live_process.hpp"

#include "inspector/fault.hpp"
#include "inspector/memory/memory_map.hpp"
#include "inspector/memory/process_status.hpp"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace yieldcheck::inspector {
namespace {

constexpr std::size_t batch = 512;  // of the IOV_MAX of 1024 that the kernel takes

std::string link_target(const std::string& path) {
    char buffer[PATH_MAX];
    const auto length = readlink(path.c_str(), buffer, sizeof buffer);
    return length > 0 ? std::string(buffer, static_cast<std::size_t>(length)) : std::string{};
}

std::string folder(int process) { return "/proc/" + std::to_string(process); }

[[noreturn]] void refuse(int process, int error) {
    const std::string who = "process " + std::to_string(process);
    const auto status = process_status(process);
    if (!status) throw Fault("there is no " + who, "ps -e lists the processes that there are");
    if (status->ended()) throw Fault(who + " (" + status->name + ") has ended");
    if (error == EACCES || error == EPERM) {
        if (status->user != geteuid())
            throw Fault(who + " (" + status->name + ") belongs to another user", "run this as that user or as root");
        throw Fault(who + " (" + status->name + ") may not be read from here",
                    "kernel.yama.ptrace_scope or a container forbids it: run as root, start the program through "
                    "`yieldcheck inspect -- PROGRAM`, or inspect a core file");
    }
    throw Fault(who + " (" + status->name + ") cannot be read: " + std::strerror(error));
}

/// The program's own ELF header says what it is made for.
void check_architecture(int process) {
    std::ifstream file(folder(process) + "/exe", std::ios::binary);
    Elf64_Ehdr header{};
    if (!file.read(reinterpret_cast<char*>(&header), sizeof header)) return;  // not for us to see; its memory is
    if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_machine != EM_X86_64)
        throw Fault("process " + std::to_string(process) + " is no x86-64 program",
                    "the inspector reads 64-bit programs for x86-64 only");
}

}  // namespace

LiveProcess::LiveProcess(int process) : process_(process), stop_(process) {
    refresh();
    for (const auto& region : regions_) {
        if (!region.readable || region.path == "[vvar]" || region.path == "[vsyscall]") continue;
        std::byte first{};
        errno = 0;
        if (read_some(region.begin, {&first, 1}) == 1) {
            check_architecture(process);
            memory_ = Descriptor(open((folder(process) + "/mem").c_str(), O_RDONLY | O_CLOEXEC));
            return;
        }
        if (errno != EFAULT) break;
    }
    const auto status = process_status(process);
    if (regions_.empty() && status && !status->ended())
        throw Fault("process " + std::to_string(process) + " has no memory: it is one of the kernel, or is ending");
    refuse(process, errno);
}

void LiveProcess::refresh() {
    const auto text = read_proc_file(folder(process_) + "/maps");
    if (!text) refuse(process_, errno);
    regions_ = parse_memory_map(*text);
    executable_ = link_target(folder(process_) + "/exe");
}

void LiveProcess::require_there() const {
    std::byte unused{};
    // At an address that is not mapped: -1 while the memory is there, 0 when it has gone.
    const bool known = memory_.get() >= 0;
    if (known && pread(memory_.get(), &unused, 1, 0) != 0) return;
    const std::string who = "process " + std::to_string(process_);
    const auto status = process_status(process_);
    if (!status || status->ended())
        throw Fault(who + " ended while it was looked at",
                    "a core file of its end can be inspected at leisure: --core FILE");
    if (known) throw Fault(who + " became another program (" + status->name + ") while it was looked at", "look again");
}

bool LiveProcess::read(Address address, std::span<std::byte> into) const {
    return read_some(address, into) == into.size();
}

std::size_t LiveProcess::read_some(Address address, std::span<std::byte> into) const {
    const iovec local{into.data(), into.size()};
    const iovec remote{reinterpret_cast<void*>(address), into.size()};
    const auto count = process_vm_readv(process_, &local, 1, &remote, 1, 0);
    return count < 0 ? 0 : static_cast<std::size_t>(count);
}

void LiveProcess::read(std::span<ReadRequest> requests) const {
    iovec local[batch];
    iovec remote[batch];
    while (!requests.empty()) {
        const std::size_t count = std::min(batch, requests.size());
        for (std::size_t i = 0; i < count; ++i) {
            local[i] = {requests[i].into.data(), requests[i].into.size()};
            remote[i] = {reinterpret_cast<void*>(requests[i].address), requests[i].into.size()};
        }
        auto done = process_vm_readv(process_, local, count, remote, count, 0);
        // The first piece that cannot be read ends the call: what follows it is asked for again.
        std::size_t complete = 0;
        while (complete < count && done >= static_cast<ssize_t>(requests[complete].into.size())) {
            done -= static_cast<ssize_t>(requests[complete].into.size());
            requests[complete++].complete = true;
        }
        if (complete < count) requests[complete++].complete = false;
        requests = requests.subspan(complete);
    }
}

std::vector<ThreadState> LiveProcess::threads() const {
    std::vector<ThreadState> all;
    for (const int id : thread_ids(process_)) {
        ThreadState thread;
        thread.id = id;
        if (const auto status = thread_status(process_, id)) thread.name = status->name;
        if (stop_.holds(id)) thread.registers = read_registers(id);
        all.push_back(std::move(thread));
    }
    return all;
}

/// A deleted or replaced file is still to be had through the mapping itself; another container's through its root.
std::string LiveProcess::file_for(const MemoryRegion& region) const {
    if (region.path.empty() || region.path.front() != '/') return {};
    char range[64];
    std::snprintf(range, sizeof range, "/map_files/%lx-%lx", static_cast<unsigned long>(region.begin),
                  static_cast<unsigned long>(region.end));
    constexpr std::string_view deleted = " (deleted)";
    const bool gone = region.path.ends_with(deleted);
    std::error_code error;
    if (!gone) {
        const std::string path = folder(process_) + "/root" + region.path;
        // The plain path when it is the same file: it stands in messages and is where debug files are looked for.
        if (std::filesystem::equivalent(path, region.path, error)) return region.path;
        if (std::filesystem::exists(path, error)) return path;
    }
    const std::string mapped = folder(process_) + range;
    if (access(mapped.c_str(), R_OK) == 0) return mapped;
    if (region.path == executable_) return folder(process_) + "/exe";
    return {};
}

}  // namespace yieldcheck::inspector
