#include "runner/text_file.hpp"

#include "protocol/fault.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace yieldcheck {

std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (stream && !std::filesystem::is_directory(file))
        text << stream.rdbuf();
    else
        throw Fault(file.string() + ": cannot be read (" + std::strerror(errno ? errno : EISDIR) + ")");
    return std::move(text).str();
}

void write_text(const std::filesystem::path& file, std::string_view text) {
    // A pipe or a terminal (/dev/stdout) has no beside.
    std::error_code ignored;
    const bool special = std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored);
    const std::filesystem::path beside =
        special ? file : std::filesystem::path(file.string() + "." + std::to_string(::getpid()) + ".new");
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream << text << std::flush;
    const int reason = errno;
    const bool written = stream.good();
    stream.close();
    if (written && special) return;
    std::error_code error;
    if (written) std::filesystem::rename(beside, file, error);
    if (written && !error) return;
    const std::string why = error ? error.message() : std::strerror(reason);
    if (!special) std::filesystem::remove(beside, ignored);
    throw Fault(file.string() + ": cannot be written (" + why + ")",
                "choose a file in a folder that you may write to and that has room");
}

}  // namespace yieldcheck
