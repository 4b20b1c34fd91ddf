#include "inspector/memory/process_status.hpp"

#include "inspector/memory/memory_map.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

namespace yieldcheck::inspector {
namespace {

template <class Number>
Number number(std::string_view text, int base = 10) {
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

std::optional<ProcessStatus> parse(const std::optional<std::string>& file) {
    if (!file) return std::nullopt;
    ProcessStatus status;
    std::string_view text = *file;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const auto colon = line.find(":\t");
        if (colon == std::string_view::npos) continue;
        const auto key = line.substr(0, colon);
        const auto value = line.substr(colon + 2);
        if (key == "Name") status.name = value;
        if (key == "State" && !value.empty()) status.state = value.front();
        if (key == "TracerPid") status.tracer = number<int>(value);
        if (key == "Uid") {  // real, effective, saved, of the file system
            const auto tab = value.find('\t');
            if (tab != std::string_view::npos) status.user = number<unsigned>(value.substr(tab + 1));
        }
        if (key == "SigCgt") status.caught_signals = number<std::uint64_t>(value, 16);
        if (key == "SigBlk") status.blocked_signals = number<std::uint64_t>(value, 16);
        if (key == "SigPnd" || key == "ShdPnd") status.pending_signals |= number<std::uint64_t>(value, 16);
        if (key == "SigIgn") status.ignored_signals = number<std::uint64_t>(value, 16);
    }
    return status;
}

std::string folder(int process) { return "/proc/" + std::to_string(process); }

}  // namespace

std::optional<ProcessStatus> process_status(int process) { return parse(read_proc_file(folder(process) + "/status")); }

std::optional<ProcessStatus> thread_status(int process, int thread) {
    return parse(read_proc_file(folder(process) + "/task/" + std::to_string(thread) + "/status"));
}

std::vector<int> thread_ids(int process) {
    std::vector<int> ids;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder(process) + "/task", error), end; !error && entry != end;
         entry.increment(error))
        ids.push_back(number<int>(entry->path().filename().string()));
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace yieldcheck::inspector
