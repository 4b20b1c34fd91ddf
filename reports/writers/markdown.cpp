#include "reports/writers/markdown.hpp"

#include "reports/explanation_text.hpp"
#include "reports/readable_text.hpp"
#include "reports/writers/writer.hpp"
#include "runner/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yieldcheck {
namespace {

constexpr std::size_t most_listed = 50;
constexpr std::size_t most_explained = 20;
constexpr std::size_t most_comment = 65'536;  // characters of a comment on GitHub

std::string text(std::string_view raw, std::size_t most = 300) {
    return escaped_markdown(readable_line(bounded(raw, most)));
}

std::string heading(const Report& report) {
    std::string out = "## Yieldcheck: " + conclusion(report) + "\n\n";
    out +=
        fmt::format("{} results: {}. Oracle {}, suite {}, {}.\n", report.run.results.size(), totals(report.run.results),
                    text(report.run.oracle), text(report.suite), text(report.machine.system));
    if (report.run.partial) out += "\n**Interrupted: the results are partial.**\n";
    return out;
}

std::string matrix(const ReportLane& lane) {
    std::set<std::string> categories;
    for (const auto& column : lane.columns)
        for (const auto& [category, tally] : column.categories)
            categories.insert(category);
    std::string out = "| " + text(lane.lane) + " |";
    std::string rule = "|---|";
    std::string sums = "| **all** |";
    for (const auto& column : lane.columns) {
        out += " " + text(column.title) + " |";
        rule += "--:|";
        sums += " **" + cell(column.sum) + "** |";
    }
    out += "\n" + rule + "\n";
    for (const auto& category : categories) {
        out += "| " + text(category) + " |";
        for (const auto& column : lane.columns) {
            const auto found = column.categories.find(category);
            out += found == column.categories.end() ? " |" : " " + cell(found->second) + " |";
        }
        out += "\n";
    }
    return out + sums + "\n";
}

std::string listed(const Report& report, const std::string& title, const std::vector<const Result*>& results) {
    std::string out = fmt::format("### {} ({})\n\n", title, results.size());
    for (std::size_t i = 0; i < results.size() && i < most_listed; ++i) {
        out += "* " + escaped_markdown(sentence_of(report, *results[i]));
        const Judgement judgement = report.judgement(*results[i]);
        if (!judgement.reason.empty()) out += " — " + text(judgement.reason) + " (" + text(judgement.place) + ")";
        out += "\n";
    }
    if (results.size() > most_listed) out += fmt::format("* … and {} more\n", results.size() - most_listed);
    return out;
}

std::vector<const Result*> of(const Report& report, Standing standing) {
    std::vector<const Result*> results;
    for (const Result& result : report.run.results)
        if (report.judgement(result).standing == standing) results.push_back(&result);
    return results;
}

std::string stale(const GateReport& gate) {
    std::string out = fmt::format("### The baseline is stale ({})\n\n", gate.stale.size());
    for (std::size_t i = 0; i < gate.stale.size() && i < most_listed; ++i)
        out += "* " + text(gate.stale[i].place) + ": " + text(gate.stale[i].sentence) + "\n";
    if (gate.stale.size() > most_listed) out += fmt::format("* … and {} more\n", gate.stale.size() - most_listed);
    return out + "\n" + fenced(readable_line(gate.baseline_command("prune")), "sh");
}

}  // namespace

std::vector<std::string> markdown_sections(const Report& report, bool with_explanations) {
    std::vector<std::string> sections{heading(report)};
    const auto failing = gating(report);
    if (!failing.empty()) sections.push_back(listed(report, "Not in order", failing));
    if (report.gate && !report.gate->stale.empty()) sections.push_back(stale(*report.gate));
    for (const auto& lane : lanes_of(report))
        sections.push_back(matrix(lane));
    if (!report.run.results.empty())
        sections.push_back(
            "In order of those that ran; d diverges, c crashes, h hangs, l leaks, b broken; - unsupported.\n");
    for (const Standing standing :
         {Standing::newer, Standing::flaky, Standing::excused, Standing::tolerated, Standing::compiler})
        if (const auto results = of(report, standing); !results.empty()) {
            std::string title(name(standing));
            title[0] = char(std::toupper(title[0]));
            sections.push_back(listed(report, title, results));
        }
    if (!with_explanations) return sections;
    const ExplanationTexts explanations(report);
    for (std::size_t i = 0; i < failing.size() && i < most_explained; ++i)
        sections.push_back("<details><summary>" + escaped_xml(bounded(sentence_of(report, *failing[i]), 300)) +
                           "</summary>\n\n" + fenced(explanations.of(*failing[i]), "text") + "\n</details>\n");
    return sections;
}

std::string joined_sections(const std::vector<std::string>& sections, std::size_t most_bytes) {
    constexpr std::size_t reserve = 100;
    std::string out;
    std::size_t left_out = 0;
    for (const auto& section : sections) {
        if (left_out > 0 || out.size() + section.size() + 1 + reserve > most_bytes)
            ++left_out;
        else
            out += (out.empty() ? "" : "\n") + section;
    }
    if (left_out > 0) out += fmt::format("\n… and {} more sections, for which there is no room here.\n", left_out);
    return out;
}

Writer markdown_writer() {
    return {"markdown", "The matrix and what is not in order, fit for a README or a comment", Writer::Place::file,
            [](const Report& report, const std::filesystem::path& place) {
                write_text(place, joined_sections(markdown_sections(report, false), most_comment));
            }};
}

}  // namespace yieldcheck
