#include "cli/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace yieldcheck {
namespace {

using namespace std::chrono_literals;

constexpr auto rewrite_interval = 100ms;
constexpr auto line_interval = 10s;

}  // namespace

ProgressLine::ProgressLine(std::FILE* stream)
    : stream_(stream),
      terminal_(::isatty(::fileno(stream)) != 0),
      next_(Clock::now() + (terminal_ ? Clock::duration(rewrite_interval) : Clock::duration(line_interval))) {}

ProgressLine::~ProgressLine() {
    if (terminal_) std::fputs("\r\033[K", stream_), std::fflush(stream_);
}

void ProgressLine::show(const Progress& progress) {
    if (Clock::now() < next_) return;
    next_ = Clock::now() + (terminal_ ? Clock::duration(rewrite_interval) : Clock::duration(line_interval));
    const std::string text = cut(fmt::format("{}/{}  {} {}  {}", progress.done, progress.total, progress.last->adapter,
                                             progress.last->lane, progress.last->scenario),
                                 79);
    fmt::print(stream_, "{}{}{}", terminal_ ? "\r" : "", text, terminal_ ? "\033[K" : "\n");
    std::fflush(stream_);
}

}  // namespace yieldcheck
