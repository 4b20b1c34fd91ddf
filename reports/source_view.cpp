#include "reports/source_view.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace yieldcheck {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

void print_excerpt(std::ostream& out, const std::vector<std::string>& lines, std::size_t line, std::size_t around,
                   const Style& style) {
    const std::size_t begin = line > around ? line - around : 1;
    const std::size_t end = std::min(lines.size(), line + around);
    for (std::size_t number = begin; number <= end; ++number) {
        const std::string prefix = (number == line ? "> " : "  ") + right_aligned(std::to_string(number), 4) + "  ";
        const std::string text = prefix + cut(lines[number - 1], style.width - columns(prefix));
        out << (number == line ? style.ink(Ink::strong, text) : text) << '\n';
    }
}

std::size_t translated_line(const std::vector<std::string>& lines, std::size_t python_line) {
    const std::string mark = "// " + std::to_string(python_line);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto at = lines[i].find(mark);
        if (at == std::string::npos) continue;
        const char next = at + mark.size() < lines[i].size() ? lines[i][at + mark.size()] : ':';
        if (next == ':' || next == ' ') return i + 1;
    }
    return 0;
}

}  // namespace yieldcheck
