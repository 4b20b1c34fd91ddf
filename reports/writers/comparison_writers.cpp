#include "protocol/fault.hpp"
#include "reports/comparison.hpp"
#include "reports/readable_text.hpp"
#include "reports/writers/comparison_page.hpp"
#include "runner/scenario.hpp"
#include "runner/text_file.hpp"

#include <fmt/format.h>

namespace yieldcheck {
namespace {

constexpr std::size_t most_of_a_kind = 200;
constexpr std::size_t most_comment = 64'000;  // a comment on GitHub has room for 65 536 characters

std::string verdict_of(const Result* result) { return result ? std::string(name(result->verdict.kind)) : "—"; }

std::string cell(std::string_view text) { return escaped_markdown(readable_line(bounded(text, 300))); }

std::string markdown(const Comparison& comparison) {
    std::string out =
        fmt::format("## Yieldcheck: {} compared with {}\n\n", cell(comparison.new_name), cell(comparison.old_name));
    for (const auto& note : comparison.notes)
        out += "* " + cell(note) + "\n";
    for (const ChangeKind kind : all_changes) {
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
            out +=
                fmt::format("| {} ({}) | {} | {} | {} | {} | {} |\n", cell(change.key.adapter), cell(change.key.build),
                            cell(change.key.lane), cell(change.key.scenario), verdict_of(change.before),
                            verdict_of(change.after), cell(change.telling().verdict.reason));
        }
        if (changes.size() > shown) out += fmt::format("\n… and {} more\n", changes.size() - shown);
    }
    return out + fmt::format("\n{} results are as they were.\n", comparison.same);
}

std::string json(const Comparison& comparison) {
    Json changes = Json::array();
    for (const Change& change : comparison.changes) {
        Json one{{"change", name(change.kind)}, {"cause", change.cause},   {"adapter", change.key.adapter},
                 {"build", change.key.build},   {"lane", change.key.lane}, {"scenario", change.key.scenario}};
        if (change.before) one["before"] = name(change.before->verdict.kind);
        if (change.after) one["after"] = name(change.after->verdict.kind);
        one["reason"] = change.telling().verdict.reason;
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
         [](const Comparison& comparison, const Path& file) { write_text(file, comparison_page(comparison)); }},
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
