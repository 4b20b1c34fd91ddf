// The notes of an ELF core file: threads, mapped files, who died of what.
#pragma once

#include "inspector/memory.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

struct MappedPart {
    Address begin = 0, end = 0;
    std::uint64_t file_offset = 0;
    std::string path;
};

struct CoreNotes {
    std::vector<ThreadState> threads;  // the one that died first
    std::vector<MappedPart> files;
    std::string program;  // the first 15 characters of its name
    int process = 0;
    int signal = 0;
    Address entry = 0;  // of the executable
};

/// Reads a segment of notes; what is cut off or malformed is left out.
void read_core_notes(std::span<const std::byte> segment, CoreNotes& notes);

}  // namespace yieldcheck::inspector
