// The result file: what `yieldcheck run --json FILE` writes.
#pragma once

#include "runner/result.hpp"

#include <filesystem>

namespace yieldcheck {

inline constexpr int result_format = 1;

Json to_json(const RunReport& report);
/// One result a line, so that files can be compared and searched line by line.
std::string write_result_file(const RunReport& report);
/// Reads what `baseline write` needs: adapters, and for each result all but its observations and standard error.
RunReport read_result_file(const std::filesystem::path& file);

}  // namespace yieldcheck
