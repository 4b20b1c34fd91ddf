#include "runner/text_file.hpp"

#include "protocol/fault.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace yieldcheck {

namespace {

constexpr std::size_t most_text = std::size_t{512} << 20;  // far more than any file of ours; a device may have no end

}  // namespace

std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file))
        throw Fault(file.string() + ": cannot be read (" + std::strerror(errno ? errno : EISDIR) + ")");
    std::string text;
    std::error_code unknown;
    if (const auto size = std::filesystem::file_size(file, unknown); !unknown && size <= most_text) text.reserve(size);
    std::vector<char> block(std::size_t{64} << 10);
    while (stream.read(block.data(), std::streamsize(block.size())), stream.gcount() > 0) {
        text.append(block.data(), std::size_t(stream.gcount()));
        if (text.size() > most_text)
            throw Fault(file.string() + ": is longer than " + std::to_string(most_text >> 20) + " MiB",
                        "name a file that yieldcheck has written");
    }
    return text;
}

namespace {

/// Where a file is written before it gets its name. A pipe or a terminal (/dev/stdout) has no beside.
struct Place {
    explicit Place(const std::filesystem::path& file) {
        std::error_code ignored;
        special = std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored);
        beside = special ? file : std::filesystem::path(file.string() + "." + std::to_string(::getpid()) + ".new");
    }
    void discard() const {
        std::error_code ignored;
        if (!special) std::filesystem::remove(beside, ignored);
    }
    bool special;
    std::filesystem::path beside;
};

[[noreturn]] void cannot_write(const std::filesystem::path& file, const std::string& why) {
    throw Fault(file.string() + ": cannot be written (" + why + ")",
                "choose a file in a folder that you may write to and that has room");
}

}  // namespace

void write_text(const std::filesystem::path& file, std::string_view text) {
    const Place place(file);
    std::ofstream stream(place.beside, std::ios::binary | std::ios::trunc);
    stream << text << std::flush;
    const int reason = errno;
    const bool written = stream.good();
    stream.close();
    if (written && place.special) return;
    std::error_code error;
    if (written) std::filesystem::rename(place.beside, file, error);
    if (written && !error) return;
    place.discard();
    cannot_write(file, error ? error.message() : std::strerror(reason));
}

void check_writable(const std::filesystem::path& file) {
    const Place place(file);
    errno = 0;
    const bool opened = std::ofstream(place.beside, std::ios::binary | std::ios::app).is_open();
    const int reason = errno;
    place.discard();
    if (!opened) cannot_write(file, std::strerror(reason));
}

}  // namespace yieldcheck
