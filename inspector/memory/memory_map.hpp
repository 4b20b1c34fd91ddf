// /proc/PID/maps: the mappings of a process.
#pragma once

#include "inspector/memory.hpp"

#include <string_view>

namespace yieldcheck::inspector {

/// The regions of a text in the format of proc(5). Lines that are not understood are left out.
std::vector<MemoryRegion> parse_memory_map(std::string_view text);

/// A file of /proc as a whole; nothing when it cannot be read. errno says why.
std::optional<std::string> read_proc_file(const std::string& path);

}  // namespace yieldcheck::inspector
