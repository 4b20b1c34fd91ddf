// The recorded truth about one scenario: its drive, and what each group of agreeing runtimes made of it.
#pragma once

#include "protocol/observation.hpp"
#include "protocol/operation.hpp"

#include <filesystem>

namespace yieldcheck {

inline constexpr int trace_format = 1;

struct Trace {
    struct Group {
        std::vector<std::string> runtimes;  // "cpython-3.13"
        std::vector<Observation> steps;     // one for each operation of the drive, and one for the disposal

        bool includes(std::string_view runtime) const;
    };

    std::string scenario;
    std::string digest;  // of the scenario's file when it was recorded
    std::vector<std::pair<std::string, std::string>>
        unavailable;  // runtimes that cannot run the file, and what they say
    std::vector<Operation> drive;
    std::vector<Group> groups;  // the reference runtime's first

    /// The group of a runtime; null when it was never recorded there.
    const Group* group(std::string_view runtime) const;
    /// The operation at a step; the disposal behind the last.
    Operation operation(std::size_t step) const;
    std::size_t steps() const { return drive.size() + 1; }
};

Trace read_trace(const JsonReader& reader);
/// Faults with the file's name when it is missing, unreadable or wrong.
Trace load_trace(const std::filesystem::path& file);
/// In the layout of trace files: one operation or step a line.
std::string write_trace(const Trace& trace);

}  // namespace yieldcheck
