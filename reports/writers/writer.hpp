// A format that reports are written in: one file each, which says its name and its help and does the work; all of them
// stand in one table.
#pragma once

#include "reports/report.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldcheck {

struct Writer {
    enum class Place {
        file,    // one file, written beside and then renamed
        folder,  // a folder of files, written beside and then renamed
        none     // standard output, and what the environment names
    };

    std::string name;  // as in --report NAME=PLACE
    std::string help;  // one line
    Place place = Place::file;
    /// Writes all of it or nothing. Faults with the place's name and the system's reason.
    void (*write)(const Report& report, const std::filesystem::path& place) = nullptr;
};

/// All writers in the order of the help. Adding one means adding a file, and its line in writers.cpp.
const std::vector<Writer>& writers();

/// A writer, and where it is to write.
struct ReportRequest {
    const Writer* writer = nullptr;
    std::filesystem::path place;
};

/// Reads "junit=results.xml" or "github". Faults on an unknown name, and on a place that is missing, not wanted, or
/// cannot be written to: to be asked before long work.
ReportRequest read_request(const std::string& text);

/// Writes them all, even when one fails; then faults with what the first said.
void write_reports(const Report& report, const std::vector<ReportRequest>& requests);

Writer json_writer();
Writer html_writer();
Writer junit_writer();
Writer sarif_writer();
Writer markdown_writer();
Writer github_writer();
Writer badge_writer();

}  // namespace yieldcheck
