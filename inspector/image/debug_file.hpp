// Where debug information may lie when it is not in the file itself.
#pragma once

#include <llvm/Object/ELFObjectFile.h>

#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// The name in .gnu_debuglink; empty when there is none.
std::string debug_link_of(const llvm::object::ELFObjectFileBase& elf);

/// The places in the order of GDB's manual ("Debugging Information in Separate Files").
std::vector<std::string> debug_file_candidates(const std::string& path, const std::string& build_id,
                                               const std::string& link, const std::vector<std::string>& folders);

}  // namespace yieldcheck::inspector
