// Whole files as text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace yieldcheck {

/// Faults with the file's name and the system's reason.
std::string read_text(const std::filesystem::path& file);

/// Writes beside the file, then renames: a reader sees the old or the new text, never half of one.
/// Faults with the file's name and the system's reason.
void write_text(const std::filesystem::path& file, std::string_view text);

/// Faults as write_text() would, and leaves the file as it is: to be asked before long work.
void check_writable(const std::filesystem::path& file);

}  // namespace yieldcheck
