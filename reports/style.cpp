#include "reports/style.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace yieldcheck {
namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

}  // namespace

std::string Style::ink(Ink ink, std::string_view text) const {
    const char* code = "";
    switch (ink) {
        case Ink::plain: break;
        case Ink::good: code = "\033[32m"; break;
        case Ink::bad: code = "\033[31m"; break;
        case Ink::warning: code = "\033[33m"; break;
        case Ink::faint: code = "\033[2m"; break;
        case Ink::strong: code = "\033[1m"; break;
    }
    if (!colour || !*code) return std::string(text);
    return code + std::string(text) + "\033[0m";
}

Style style_for(int descriptor) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    Style style;
    style.colour =
        ::isatty(descriptor) && !(no_colour && *no_colour) && terminal && std::string_view(terminal) != "dumb";
    return style;
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += begins_code_point(c);
    return count;
}

std::string cut(std::string_view text, std::size_t width) {
    if (columns(text) <= width) return std::string(text);
    if (width == 0) return {};
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (begins_code_point(text[i]) && ++count == width) return std::string(text.substr(0, i)) + "…";
    return std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        std::size_t end = 0;  // of the line: behind the last word that fits, or the first word at any rate
        for (std::size_t space = text.find(' ');; space = text.find(' ', space + 1)) {
            const std::size_t candidate = std::min(space, text.size());
            if (end > 0 && columns(text.substr(0, candidate)) > width) break;
            end = candidate;
            if (end == text.size()) break;
        }
        if (lines.size() + 1 == most) end = text.size();
        lines.push_back(cut(text.substr(0, end), width));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t taken = columns(text);
    return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string right_aligned(std::string_view text, std::size_t width) {
    const std::size_t taken = columns(text);
    return std::string(taken < width ? width - taken : 0, ' ') + std::string(text);
}

}  // namespace yieldcheck
