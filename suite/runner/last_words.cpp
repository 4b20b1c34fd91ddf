#include "runner/last_words.hpp"

namespace yieldcheck {
namespace {

constexpr std::size_t longest_line = 1024;  // of which a report is recognised

/// "==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x…" and "x.cpp:3:5: runtime error: shift exponent …".
std::optional<SanitizerReport> report_in(std::string_view line) {
    if (const auto at = line.find(": runtime error: "); at != std::string_view::npos && line.find(':') < at)
        return SanitizerReport{SanitizerReport::Kind::error,
                               "UndefinedBehaviorSanitizer: " + std::string(line.substr(at + 17)) + " (" +
                                   std::string(line.substr(0, at)) + ")"};
    for (const std::string_view mark : {"ERROR: ", "WARNING: "}) {
        const auto at = line.find(mark);
        if (at == std::string_view::npos) continue;
        std::string_view rest = line.substr(at + mark.size());
        const auto sanitizer = rest.find("Sanitizer: ");
        if (sanitizer == std::string_view::npos || rest.substr(0, sanitizer).find(' ') != std::string_view::npos)
            continue;
        for (const std::string_view detail : {" on address", " on unknown address", " (pid=", ": (pid"})
            rest = rest.substr(0, rest.find(detail));
        const bool leak = rest.starts_with("LeakSanitizer");
        return SanitizerReport{leak ? SanitizerReport::Kind::leak : SanitizerReport::Kind::error, std::string(rest)};
    }
    return std::nullopt;
}

}  // namespace

void LastWords::append(std::string_view text) {
    kept_ += text.substr(text.size() > tail_limit ? text.size() - tail_limit : 0);
    if (kept_.size() > 2 * tail_limit) kept_.erase(0, kept_.size() - tail_limit);
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view part = text.substr(0, end);
        if (line_.size() < longest_line) line_ += part.substr(0, longest_line - line_.size());
        if (end == std::string_view::npos) break;
        line(line_);
        line_.clear();
        text.remove_prefix(end + 1);
    }
}

void LastWords::clear() {
    kept_.clear();
    line_.clear();
    report_.reset();
}

std::string LastWords::tail() const {
    return kept_.size() > tail_limit ? kept_.substr(kept_.size() - tail_limit) : kept_;
}

void LastWords::line(std::string_view text) {
    if (!report_) report_ = report_in(text);
}

}  // namespace yieldcheck
