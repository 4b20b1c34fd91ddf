// Where debug information may lie when it is not in the file itself.
#pragma once

#include <llvm/Object/ELFObjectFile.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// The first section of this name.
std::optional<llvm::object::SectionRef> section_named(const llvm::object::ELFObjectFileBase& elf, llvm::StringRef name);

/// What .gnu_debuglink says of the separate file.
struct DebugLink {
    std::string name;       // empty: there is no such section
    std::uint32_t sum = 0;  // of its bytes: CRC-32, as in GDB's manual
};
DebugLink debug_link_of(const llvm::object::ELFObjectFileBase& elf);

/// The file into which dwz has put what several debug files have in common; empty: none.
std::string shared_file_of(const llvm::object::ELFObjectFileBase& elf);

/// The sum that .gnu_debuglink means.
std::uint32_t debug_link_sum(std::span<const std::byte> file);

/// The places in the order of GDB's manual ("Debugging Information in Separate Files").
std::vector<std::string> debug_file_candidates(const std::string& path, const std::string& build_id,
                                               const std::string& link, const std::vector<std::string>& folders);

}  // namespace yieldcheck::inspector
