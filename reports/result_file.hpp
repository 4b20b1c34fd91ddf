// The result file: what `yieldcheck run --json FILE` writes. schema/result-1.schema.json says its shape. It holds all
// that reports are made of, so that they can be made on another machine.
#pragma once

#include "reports/report.hpp"

#include <filesystem>

namespace yieldcheck {

inline constexpr int result_format = 1;

/// One adapter, rule, scenario and result a line, so that files can be compared and searched line by line.
std::string write_result_file(const Report& report);

/// Reads it back, strictly: faults with the file's name and the place on unknown and missing fields, wrong types,
/// another format, and results that stand there twice.
Report read_result_file(const std::filesystem::path& file);
/// The same from text; `place` names it in messages.
Report read_result(std::string_view text, const std::string& place);

}  // namespace yieldcheck
