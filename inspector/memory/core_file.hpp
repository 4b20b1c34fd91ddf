// A core dump, by the kernel or by gcore.
#pragma once

#include "inspector/memory.hpp"
#include "inspector/memory/core_notes.hpp"
#include "inspector/memory/mapped_file.hpp"

#include <map>

namespace yieldcheck::inspector {

class CoreFile : public Memory {
public:
    /// `executable` stands in for the file that the core names as its program; empty: that file. Throws Fault when this
    /// is no core file of an x86-64 program, or when so much is cut off that nothing can be said.
    explicit CoreFile(const std::string& path, std::string executable = {});

    std::string description() const override { return "core " + path_; }
    std::string executable() const override { return executable_; }
    int process() const override { return notes_.process; }
    std::string reason() const override;
    using Memory::read;
    bool read(Address address, std::span<std::byte> into) const override;
    std::size_t read_some(Address address, std::span<std::byte> into) const override;
    std::span<const std::byte> view(Address address, std::uint64_t size) const override;
    const std::vector<MemoryRegion>& regions() const override { return regions_; }
    std::vector<ThreadState> threads() const override { return notes_.threads; }
    std::string file_for(const MemoryRegion& region) const override;

    /// Bytes that the file should hold and does not: it was cut off.
    std::uint64_t missing_bytes() const { return missing_; }

private:
    struct Segment {
        Address begin = 0;
        std::span<const std::byte> bytes;
    };

    void read_headers();
    void add_segment(Address begin, std::uint64_t memory_size, std::uint64_t offset, std::uint64_t size,
                     unsigned flags);
    void name_regions();
    void find_executable();
    void check_executable() const;
    std::span<const std::byte> from(Address address) const;
    std::span<const std::byte> from_file(Address address) const;

    std::string path_;
    std::string executable_;
    std::string recorded_executable_;
    MappedFile file_;
    CoreNotes notes_;
    std::vector<Segment> segments_;
    std::vector<MemoryRegion> regions_;
    std::vector<std::pair<Address, Address>> cut_;  // what the file should hold and does not
    std::uint64_t missing_ = 0;
    mutable std::map<std::string, std::optional<MappedFile>> backing_;
};

}  // namespace yieldcheck::inspector
