#include "inspector/memory/memory_map.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

namespace yieldcheck::inspector {
namespace {

/// Takes a number off the front of the text, and the character behind it.
bool take_number(std::string_view& text, int base, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
    return true;
}

bool skip_word(std::string_view& text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return false;
    text.remove_prefix(space + 1);
    return true;
}

// 7f1c00a00000-7f1c00a28000 r-xp 00002000 fe:01 1234   /usr/lib/libc.so.6
std::optional<MemoryRegion> parse_line(std::string_view line) {
    MemoryRegion region;
    if (!take_number(line, 16, region.begin) || !take_number(line, 16, region.end) || line.size() < 5)
        return std::nullopt;
    region.readable = line[0] == 'r';
    region.writable = line[1] == 'w';
    region.executable = line[2] == 'x';
    if (!skip_word(line) || !take_number(line, 16, region.file_offset) || !skip_word(line)) return std::nullopt;
    const auto inode_end = line.find(' ');
    line.remove_prefix(inode_end == std::string_view::npos ? line.size() : inode_end);
    const auto path = line.find_first_not_of(' ');
    if (path != std::string_view::npos) region.path = line.substr(path);
    return region.begin < region.end ? std::optional(region) : std::nullopt;
}

}  // namespace

std::vector<MemoryRegion> parse_memory_map(std::string_view text) {
    std::vector<MemoryRegion> regions;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (auto region = parse_line(text.substr(0, end))) regions.push_back(std::move(*region));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return regions;
}

std::optional<std::string> read_proc_file(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return std::nullopt;
    std::string text;
    char buffer[65536];
    for (;;) {
        const auto count = ::read(descriptor, buffer, sizeof buffer);
        if (count > 0) {
            text.append(buffer, static_cast<std::size_t>(count));
            continue;
        }
        if (count < 0 && errno == EINTR) continue;
        const int error = errno;
        close(descriptor);
        errno = error;
        return count < 0 ? std::nullopt : std::optional(std::move(text));
    }
}

}  // namespace yieldcheck::inspector
