#include "protocol/fault.hpp"
#include "reports/comparison.hpp"
#include "reports/readable_text.hpp"
#include "runner/scenario.hpp"
#include "runner/text_file.hpp"

#include <fmt/format.h>

namespace yieldcheck {
namespace {

constexpr std::size_t most_of_a_kind = 200;
constexpr std::size_t most_comment = 64'000;  // a comment on GitHub has room for 65 536 characters
constexpr std::array all_kinds{ChangeKind::failure, ChangeKind::worse, ChangeKind::changed,
                               ChangeKind::fixed,   ChangeKind::added, ChangeKind::removed};

std::string verdict_of(const Result* result) { return result ? std::string(name(result->verdict.kind)) : "—"; }

std::string reason_of(const Change& change) {
    return change.after ? change.after->verdict.reason : change.before->verdict.reason;
}

std::string cell(std::string_view text) { return escaped_markdown(readable_line(bounded(text, 300))); }

std::string markdown(const Comparison& comparison) {
    std::string out =
        fmt::format("## Yieldcheck: {} compared with {}\n\n", cell(comparison.new_name), cell(comparison.old_name));
    for (const auto& note : comparison.notes)
        out += "* " + cell(note) + "\n";
    for (const ChangeKind kind : all_kinds) {
        const auto changes = comparison.of(kind);
        if (changes.empty()) continue;
        out += fmt::format("\n### {} ({})\n", title(kind), changes.size());
        std::string cause;
        std::size_t shown = 0;
        for (std::size_t i = 0; i < changes.size() && i < most_of_a_kind; ++i, ++shown) {
            if (out.size() > most_comment - 3'000) break;  // a row takes less, and each kind gets its heading
            const Change& change = *changes[i];
            if (change.cause != cause || i == 0)
                out += "\n" + cell(change.cause) +
                       "\n\n| adapter | lane | scenario | before | now | reason |\n|---|---|---|---|---|---|\n";
            cause = change.cause;
            out += fmt::format("| {} ({}) | {} | {} | {} | {} | {} |\n", cell(change.key.adapter),
                               cell(change.key.build), cell(change.key.lane), cell(change.key.scenario),
                               verdict_of(change.before), verdict_of(change.after), cell(reason_of(change)));
        }
        if (changes.size() > shown) out += fmt::format("\n… and {} more\n", changes.size() - shown);
    }
    return out + fmt::format("\n{} results are as they were.\n", comparison.same);
}

constexpr const char* page_head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yieldcheck: what has changed</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #8886; }
caption { text-align: left; font-weight: 600; padding: .75rem 0 .25rem; }
td { overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
)";

std::string html(const Comparison& comparison) {
    const auto text = [](std::string_view raw) { return escaped_xml(readable_line(bounded(raw, 300))); };
    std::string out = page_head;
    out += fmt::format("<h1>{} compared with {}</h1>\n", text(comparison.new_name), text(comparison.old_name));
    if (!comparison.notes.empty()) out += "<ul>\n";
    for (const auto& note : comparison.notes)
        out += "<li>" + text(note) + "</li>\n";
    if (!comparison.notes.empty()) out += "</ul>\n";
    for (const ChangeKind kind : all_kinds) {
        const auto changes = comparison.of(kind);
        if (changes.empty()) continue;
        out += fmt::format("<section>\n<h2 id=\"{}\">{} ({})</h2>\n", name(kind), title(kind), changes.size());
        for (std::size_t i = 0; i < changes.size();) {
            const std::string& cause = changes[i]->cause;
            out += fmt::format("<div class=\"wide\"><table>\n<caption>{}</caption>\n<thead><tr>", text(cause));
            for (const char* heading : {"Adapter", "Lane", "Scenario", "Before", "Now", "Reason"})
                out += fmt::format("<th scope=\"col\">{}</th>", heading);
            out += "</tr></thead>\n<tbody>\n";
            for (; i < changes.size() && changes[i]->cause == cause; ++i) {
                const Change& change = *changes[i];
                out += fmt::format("<tr><td>{} ({})</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                   text(change.key.adapter), text(change.key.build), text(change.key.lane),
                                   text(change.key.scenario), verdict_of(change.before), verdict_of(change.after),
                                   text(reason_of(change)));
            }
            out += "</tbody></table></div>\n";
        }
        out += "</section>\n";
    }
    return out + fmt::format("<p>{} results are as they were.</p>\n</main>\n</body>\n</html>\n", comparison.same);
}

std::string json(const Comparison& comparison) {
    Json changes = Json::array();
    for (const Change& change : comparison.changes) {
        Json one{{"change", name(change.kind)}, {"cause", change.cause},   {"adapter", change.key.adapter},
                 {"build", change.key.build},   {"lane", change.key.lane}, {"scenario", change.key.scenario}};
        if (change.before) one["before"] = name(change.before->verdict.kind);
        if (change.after) one["after"] = name(change.after->verdict.kind);
        one["reason"] = reason_of(change);
        changes.push_back(std::move(one));
    }
    return to_line(Json{{"old", comparison.old_name},
                        {"new", comparison.new_name},
                        {"notes", comparison.notes},
                        {"same", comparison.same},
                        {"worse", comparison.got_worse(false)},
                        {"changes", std::move(changes)}}) +
           "\n";
}

}  // namespace

const std::vector<ComparisonWriter>& comparison_writers() {
    using Path = std::filesystem::path;
    static const std::vector<ComparisonWriter> all{
        {"html", "A page to be read",
         [](const Comparison& comparison, const Path& file) { write_text(file, html(comparison)); }},
        {"markdown", "For a comment",
         [](const Comparison& comparison, const Path& file) { write_text(file, markdown(comparison)); }},
        {"json", "For other programs",
         [](const Comparison& comparison, const Path& file) { write_text(file, json(comparison)); }}};
    return all;
}

const ComparisonWriter& find_comparison_writer(const std::string& wanted) {
    for (const auto& writer : comparison_writers())
        if (writer.name == wanted) return writer;
    throw Fault("unknown report \"" + wanted + "\" of a comparison", "known: html, markdown, json");
}

}  // namespace yieldcheck
