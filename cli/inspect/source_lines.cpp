#include "cli/inspect/source_lines.hpp"

#include "inspector/view/escaped.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace yieldcheck::inspect {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_source = std::uintmax_t{64} << 20;

/// A line with its tabs as spaces: a terminal's tab stops depend on the column.
std::string expanded(const std::string& line) {
    constexpr std::size_t stop = 8;
    std::string text;
    for (const char c : line)
        if (c == '\t')
            text.append(stop - text.size() % stop, ' ');
        else
            text += c;
    return inspector::escaped(text);
}

bool is_newer(const std::string& source, const std::string& program) {
    std::error_code error;
    const auto source_time = fs::last_write_time(source, error);
    if (error) return false;
    const auto program_time = fs::last_write_time(program, error);
    return !error && source_time > program_time;
}

}  // namespace

const SourceLines::File& SourceLines::file(const std::string& path) {
    const auto [entry, added] = files_.try_emplace(path);
    File& file = entry->second;
    if (!added) return file;
    std::error_code error;
    const bool regular = fs::is_regular_file(path, error);
    std::ifstream stream;
    errno = 0;
    if (regular) stream.open(path);
    if (!regular || !stream) {
        file.failure = "the source is not there: " + inspector::escaped(path);
    } else if (fs::file_size(path, error) > largest_source) {
        file.failure = "the source is too large to be one: " + inspector::escaped(path);
    } else {
        for (std::string line; std::getline(stream, line);) {
            if (line.ends_with('\r')) line.pop_back();
            file.lines.push_back(expanded(line));
        }
    }
    return file;
}

SourceExcerpt SourceLines::around(const inspector::Frame& frame, const std::string& program, unsigned around) {
    SourceExcerpt excerpt;
    if (frame.file.empty() || frame.line == 0) {
        excerpt.note = "no source: its line is not known";
        return excerpt;
    }
    const File& text = file(frame.file);
    if (!text.failure.empty()) {
        excerpt.note = text.failure;
        return excerpt;
    }
    if (frame.line > text.lines.size()) {
        excerpt.note =
            "the source has only " + std::to_string(text.lines.size()) + " lines: it is not what was compiled";
        return excerpt;
    }
    if (is_newer(frame.file, program)) excerpt.note = "the source is newer than the program: lines may have moved";
    const unsigned first = frame.line > around ? frame.line - around : 1;
    const auto last = std::min<std::size_t>(frame.line + around, text.lines.size());
    for (unsigned number = first; number <= last; ++number)
        excerpt.lines.push_back({number, text.lines[number - 1], number == frame.line});
    return excerpt;
}

}  // namespace yieldcheck::inspect
