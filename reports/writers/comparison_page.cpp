#include "reports/writers/comparison_page.hpp"

#include "reports/readable_text.hpp"

#include <fmt/format.h>

namespace yieldcheck {
namespace {

constexpr std::size_t most_open = 50;  // results of a cause that are shown at once

constexpr const char* head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Yieldcheck: what has changed</title>
<style>
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --line: #e3e2de; --text: #1c1e21; --faint: #686b70; --accent: #1f56b3;
  --good: #35754f; --variant: #2c6ca8; --diverges: #94480a; --crashes: #b3261e; --hangs: #6d3fc4; --leaks: #a01d84;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15171a; --line: #2d3238; --text: #dfe2e6; --faint: #959ba4; --accent: #86b2f5;
    --good: #6dbb8b; --variant: #74aee6; --diverges: #e6a14e; --crashes: #f0837a; --hangs: #b497f2; --leaks: #e283cd;
  }
}
body { max-width: 75rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; background: var(--page); color: var(--text); }
h1 { font-size: 1.375rem; margin: 0.5rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 2rem 0 0.25rem; }
a { color: var(--accent); }
ul { padding-left: 1.25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.25rem 0; }
summary { padding: 0.5rem 0; cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
summary span, .faint { color: var(--faint); font-weight: 400; }
table { border-collapse: collapse; width: 100%; margin-bottom: 0.75rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; border-top: 1px solid var(--line); }
thead th { color: var(--faint); font-weight: 400; border: 0; }
th:nth-child(1) { width: 30%; } th:nth-child(2) { width: 22%; } th:nth-child(3) { width: 12rem; }
tbody th { font-weight: 400; }
th, td { overflow-wrap: anywhere; }
.verdict { white-space: nowrap; overflow-wrap: normal; }
.faint { font-size: 0.875em; }
td .faint { display: block; }
.conforms { color: var(--good); } .variant { color: var(--variant); } .diverges { color: var(--diverges); }
.crashes, .broken { color: var(--crashes); } .hangs { color: var(--hangs); } .leaks { color: var(--leaks); }
.unsupported { color: var(--faint); }
@media (max-width: 45rem) {
  body { padding: 0.75rem 0.875rem 2rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, tbody th, tbody td { display: block; width: auto; }
  tr { border-top: 1px solid var(--line); padding: 0.5rem 0; }
  tbody th, td { border: 0; padding: 0; width: auto; }
}
@media print { summary { list-style: none; } }
</style>
</head>
<body>
<main>
)";

std::string text(std::string_view raw) { return escaped_xml(readable_line(bounded(raw, 300))); }

std::string verdict(const Result* result) {
    if (!result) return "—";
    const auto word = name(result->verdict.kind);
    return fmt::format("<span class=\"{}\">{}</span>", word, word);
}

std::string row(const Change& change) {
    return fmt::format(
        "<tr><th scope=\"row\">{}</th><td>{} {} <span class=\"faint\">{}</span></td><td class=\"verdict\">{} → {}</td>"
        "<td>{}</td></tr>\n",
        text(change.key.scenario), text(change.key.adapter), text(change.key.lane), text(change.key.build),
        verdict(change.before), verdict(change.after), text(change.telling().verdict.reason));
}

/// Those from `begin` on that have its cause.
std::size_t end_of_cause(const std::vector<const Change*>& changes, std::size_t begin) {
    std::size_t end = begin;
    while (end < changes.size() && changes[end]->cause == changes[begin]->cause)
        ++end;
    return end;
}

std::string section(ChangeKind kind, const std::vector<const Change*>& changes) {
    std::string out = fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} ({2})</h2>\n", name(kind),
                                  title(kind), changes.size());
    for (std::size_t begin = 0; begin < changes.size();) {
        const std::size_t end = end_of_cause(changes, begin);
        out += fmt::format("<details{}><summary>{} <span>({})</span></summary>\n<table>\n<thead><tr>",
                           end - begin <= most_open ? " open" : "", text(changes[begin]->cause), end - begin);
        for (const char* heading : {"Scenario", "Where", "Before → now", "Reason"})
            out += fmt::format("<th scope=\"col\">{}</th>", heading);
        out += "</tr></thead>\n<tbody>\n";
        for (; begin < end; ++begin)
            out += row(*changes[begin]);
        out += "</tbody></table></details>\n";
    }
    return out + "</section>\n";
}

}  // namespace

std::string comparison_page(const Comparison& comparison) {
    std::string out = head;
    out += fmt::format("<h1>{} compared with {}</h1>\n", text(comparison.new_name), text(comparison.old_name));
    if (!comparison.notes.empty()) out += "<ul>\n";
    for (const auto& note : comparison.notes)
        out += "<li>" + text(note) + "</li>\n";
    if (!comparison.notes.empty()) out += "</ul>\n";
    std::string sections;
    std::string contents;
    for (const ChangeKind kind : all_changes) {
        const auto changes = comparison.of(kind);
        if (changes.empty()) continue;
        contents += fmt::format("<li><a href=\"#{}\">{} ({})</a></li>\n", name(kind), title(kind), changes.size());
        sections += section(kind, changes);
    }
    if (!contents.empty()) out += "<nav aria-label=\"Changes\"><ul>\n" + contents + "</ul></nav>\n";
    return out + sections +
           fmt::format("<p class=\"faint\">{} results are as they were.</p>\n</main>\n</body>\n</html>\n",
                       comparison.same);
}

}  // namespace yieldcheck
