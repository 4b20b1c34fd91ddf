// The target's memory, whatever it is: a process, a core file, a program under control.
#pragma once

#include "inspector/snapshot.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// A mapping of the target.
struct MemoryRegion {
    Address begin = 0;
    Address end = 0;
    bool readable = false;
    bool writable = false;
    bool executable = false;
    std::uint64_t file_offset = 0;
    std::string path;                    // of the file, or [heap], [stack], [vdso], [anon:…]; empty: anonymous
    bool contents = true;                // false: known to exist, but its bytes are nowhere (a core without them)
    std::uint64_t without_contents = 0;  // so many bytes at its end are nowhere

    std::uint64_t size() const { return end - begin; }
    bool contains(Address address) const { return address >= begin && address < end; }
};

/// The general registers of a thread under their DWARF numbers: 0 rax, 1 rdx, 2 rcx, 3 rbx, 4 rsi, 5 rdi, 6 rbp, 7 rsp,
/// 8 to 15 r8 to r15, 16 rip.
struct Registers {
    static constexpr std::size_t frame_pointer = 6, stack_pointer = 7, program_counter = 16, count = 17;
    std::array<std::uint64_t, count> value{};

    Address pc() const { return value[program_counter]; }
    Address sp() const { return value[stack_pointer]; }
};

struct ThreadState {
    int id = 0;
    std::string name;
    int signal = 0;
    std::optional<Registers> registers;  // none while it runs
};

/// One read of a batch.
struct ReadRequest {
    Address address = 0;
    std::span<std::byte> into;
    bool complete = false;  // out: all bytes were there
};

class Memory {
public:
    Memory() = default;
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    virtual ~Memory() = default;

    /// "process 1234", "core core.1234": for titles and messages.
    virtual std::string description() const = 0;
    /// The path of the executable as seen from here; empty when not known.
    virtual std::string executable() const = 0;
    virtual int process() const = 0;
    /// Why it stands where it stands: a signal, a breakpoint. Empty: it was just running.
    virtual std::string reason() const { return {}; }

    /// All bytes or none: false when any of them cannot be read. Never throws for a wrong address.
    virtual bool read(Address address, std::span<std::byte> into) const = 0;
    /// Many reads at the cost of few: sets `complete` of each.
    virtual void read(std::span<ReadRequest> requests) const;
    /// As many bytes from the start as there are.
    virtual std::size_t read_some(Address address, std::span<std::byte> into) const = 0;
    /// The bytes where they are, when the target is a file in memory already; otherwise an empty span.
    virtual std::span<const std::byte> view(Address, std::uint64_t) const { return {}; }

    /// Ascending, without overlaps.
    virtual const std::vector<MemoryRegion>& regions() const = 0;
    /// The region of an address, or nullptr.
    const MemoryRegion* region_of(Address address) const;

    /// With registers while stopped.
    virtual std::vector<ThreadState> threads() const = 0;

    /// Holds all threads, until resume(). Nothing to do for a core. False: it cannot be held (a debugger has it, or the
    /// right is missing); stop_failure() says why, and reading goes on without.
    virtual bool stop() { return true; }
    virtual void resume() {}
    virtual std::string stop_failure() const { return {}; }
    /// Whether its memory can change between two reads at this moment.
    virtual bool moving() const { return false; }
    /// Looks again: regions and threads of now.
    virtual void refresh() {}
    /// Throws Fault when what was opened is gone: the process has ended, or is another program by now.
    virtual void require_there() const {}

    /// What the file at this path holds is what the target has mapped from it: opens it in the target's file system.
    /// Gives a path to open, or an empty string when the file is gone or is another one by now.
    virtual std::string file_for(const MemoryRegion& region) const { return region.path; }

    template <class T>
    std::optional<T> get(Address address) const {
        T value{};
        if (!read(address, std::as_writable_bytes(std::span(&value, 1)))) return std::nullopt;
        return value;
    }
};

}  // namespace yieldcheck::inspector
