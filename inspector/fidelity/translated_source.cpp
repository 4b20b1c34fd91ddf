#include "inspector/fidelity/translated_source.hpp"

#include <charconv>
#include <fstream>

namespace yieldcheck::fidelity {

const std::string& TranslatedSource::text(const std::string& file, unsigned line) {
    static const std::string nothing;
    auto found = files_.find(file);
    if (found == files_.end()) {
        std::vector<std::string> lines;
        std::ifstream stream(file);
        for (std::string one; std::getline(stream, one);)
            lines.push_back(one);
        found = files_.emplace(file, std::move(lines)).first;
    }
    return line == 0 || line > found->second.size() ? nothing : found->second[line - 1];
}

std::optional<unsigned> TranslatedSource::python_line(const std::string& file, unsigned line) {
    const std::string& where = text(file, line);
    for (const std::string_view macro : {"YIELD(", "DELEGATE("}) {
        const auto at = where.find(macro);
        if (at == std::string::npos) continue;
        unsigned number = 0;
        const char* digits = where.data() + at + macro.size();
        const auto [end, error] = std::from_chars(digits, where.data() + where.size(), number);
        if (error == std::errc{}) return number;
    }
    return std::nullopt;
}

std::optional<std::string> TranslatedSource::local_name(const std::string& file, unsigned line) {
    const std::string& where = text(file, line);
    const auto declared = where.find("Local ");
    const auto begin = where.find('"', declared == std::string::npos ? where.size() : declared);
    const auto end = begin == std::string::npos ? begin : where.find('"', begin + 1);
    if (end == std::string::npos) return std::nullopt;
    return where.substr(begin + 1, end - begin - 1);
}

}  // namespace yieldcheck::fidelity
