#include "reports/source_link.hpp"

#include <fmt/format.h>

#include <regex>

namespace yieldcheck {
namespace {

std::string chapter_of_the_language_reference(const std::string& number) {
    static constexpr const char* files[] = {
        "introduction", "lexical_analysis", "datamodel",      "executionmodel",      "import",
        "expressions",  "simple_stmts",     "compound_stmts", "toplevel_components", "grammar"};
    const int chapter = std::stoi(number);
    if (chapter < 1 || chapter > 10) return {};
    return fmt::format("https://docs.python.org/3.13/reference/{}.html", files[chapter - 1]);
}

}  // namespace

std::string source_link(std::string_view source) {
    static const std::regex form(R"((https://[^\s;,]+)|PEP (\d{1,4})|language reference (\d{1,2})\.|\[([a-z.]+)\]|)"
                                 R"((test_generators))");
    const std::string text(source.substr(0, 1000));
    std::smatch found;
    if (!std::regex_search(text, found, form)) return {};
    if (found[1].matched) return found[1];
    if (found[2].matched) return fmt::format("https://peps.python.org/pep-{:04}/", std::stoi(found[2]));
    if (found[3].matched) return chapter_of_the_language_reference(found[3]);
    if (found[4].matched) return fmt::format("https://eel.is/c++draft/{}", found[4].str());
    return "https://github.com/python/cpython/blob/3.13/Lib/test/test_generators.py";
}

}  // namespace yieldcheck
