// A badge in SVG: how many results are in order of those that ran, and whether the gate is content.
#include "reports/explanation_text.hpp"
#include "reports/readable_text.hpp"
#include "reports/writers/writer.hpp"
#include "runner/text_file.hpp"

#include <fmt/format.h>

namespace yieldcheck {
namespace {

struct Message {
    std::string text;
    const char* colour;
};

Message message_of(const Report& report) {
    Tally tally;
    std::size_t failing = 0;
    bool fault = report.run.partial;
    for (const Result& result : report.run.results) {
        const Standing standing = report.judgement(result).standing;
        failing += gates(standing);
        fault = fault || standing == Standing::fault;
        tally.add(result.verdict.kind);
    }
    constexpr const char *green = "#2a7d2e", *red = "#b32424", *amber = "#8a6100", *grey = "#595959";
    if (report.run.partial) return {"interrupted", grey};
    if (report.gate && !report.gate->missing.empty()) return {"incomplete", grey};
    if (fault) return {"fault", grey};
    if (failing > 0) return {fmt::format("{} not in order", failing), red};
    if (report.gate && !report.gate->stale.empty()) return {"baseline stale", amber};
    if (tally.run() == 0) return {"no results", grey};
    return {fmt::format("{}/{} in order", tally.in_order(), tally.run()), green};
}

/// Pixels of text in 11 px Verdana, near enough: textLength makes it exact.
int width_of(std::string_view text) { return int(text.size()) * 7; }

std::string badge(const Report& report) {
    const std::string label = "yieldcheck";
    const Message message = message_of(report);
    const int left = width_of(label) + 10;
    const int right = width_of(message.text) + 10;
    const auto word = [](int middle, std::string_view text) {
        return fmt::format("<text x=\"{}\" y=\"14\" textLength=\"{}\">{}</text>", middle, width_of(text),
                           escaped_xml(text));
    };
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"20\" role=\"img\" "
        "aria-label=\"{1}: {2}\">\n"
        "<title>{1}: {2}</title>\n"
        "<clipPath id=\"round\"><rect width=\"{0}\" height=\"20\" rx=\"3\"/></clipPath>\n"
        "<g clip-path=\"url(#round)\"><rect width=\"{3}\" height=\"20\" fill=\"#444\"/>"
        "<rect x=\"{3}\" width=\"{4}\" height=\"20\" fill=\"{5}\"/></g>\n"
        "<g fill=\"#fff\" text-anchor=\"middle\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">"
        "{6}{7}</g>\n</svg>\n",
        left + right, label, escaped_xml(message.text), left, right, message.colour, word(left / 2, label),
        word(left + right / 2, message.text));
}

}  // namespace

Writer badge_writer() {
    return {"badge", "A badge in SVG", Writer::Place::file,
            [](const Report& report, const std::filesystem::path& place) { write_text(place, badge(report)); }};
}

}  // namespace yieldcheck
