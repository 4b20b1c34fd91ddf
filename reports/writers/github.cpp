// GitHub Actions: annotations as workflow commands on standard output, and the step summary in the file that
// GITHUB_STEP_SUMMARY names. Limits: 10 annotations of a kind for a step, 1 MiB of summary.
#include "reports/writers/github.hpp"
#include "reports/explanation_text.hpp"
#include "reports/readable_text.hpp"
#include "reports/writers/markdown.hpp"
#include "reports/writers/writer.hpp"

#include "protocol/fault.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>

namespace yieldcheck {
namespace {

constexpr std::size_t most_of_a_kind = 10;
constexpr std::size_t most_summary = 1024 * 1024;

/// As the runner reads it back: https://github.com/actions/toolkit, core/src/command.ts.
std::string escaped_data(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '%')
            result += "%25";
        else if (c == '\r')
            result += "%0D";
        else if (c == '\n')
            result += "%0A";
        else
            result += c;
    }
    return result;
}

std::string escaped_property(std::string_view text) {
    std::string result;
    for (const char c : escaped_data(text)) {
        if (c == ':')
            result += "%3A";
        else if (c == ',')
            result += "%2C";
        else
            result += c;
    }
    return result;
}

std::string property(std::string_view text) { return escaped_property(readable_line(bounded(text, 500))); }

struct Annotation {
    std::string file;
    std::size_t line = 0;
    std::string title;
    std::string message;
};

/// Of one kind: the first ones, and when there are too many, a last one that says how many more.
std::string commands(std::string_view kind, const std::vector<Annotation>& annotations) {
    std::string out;
    const bool all = annotations.size() <= most_of_a_kind;
    const std::size_t shown = all ? annotations.size() : most_of_a_kind - 1;
    for (std::size_t i = 0; i < shown; ++i) {
        const Annotation& one = annotations[i];
        out += fmt::format("::{} ", kind);
        if (!one.file.empty()) out += "file=" + property(one.file) + ",";
        if (one.line > 0) out += fmt::format("line={},", one.line);
        out += fmt::format("title={}::{}\n", property(one.title), escaped_data(one.message));
    }
    if (!all)
        out += fmt::format("::{} title=Yieldcheck::and {} more, which the summary lists\n", kind,
                           annotations.size() - shown);
    return out;
}

Annotation annotation_of(const Report& report, const Result& result) {
    const ReportedScenario* scenario = report.find(result.scenario);
    return {scenario ? scenario->file : "", line_of(report, result),
            result.scenario + " " + std::string(name(result.verdict.kind)),
            sentence_of(report, result) + "\n" + readable_line(bounded(report.reproduction(result), 500))};
}

void append_summary(const Report& report, const std::filesystem::path& file) {
    std::error_code error;
    const auto used = std::filesystem::exists(file, error) ? std::filesystem::file_size(file, error) : 0;
    const std::size_t room = used < most_summary ? most_summary - std::size_t(used) : 0;
    std::ofstream stream(file, std::ios::binary | std::ios::app);
    stream << joined_sections(markdown_sections(report, true), room) << std::flush;
    if (!stream.good())
        throw Fault(file.string() + ": cannot be written (" + std::strerror(errno) + ")",
                    "let GITHUB_STEP_SUMMARY name a file that can be written to");
}

}  // namespace

std::string github_annotations(const Report& report) {
    std::vector<Annotation> errors;
    std::vector<Annotation> warnings;
    for (const Result* result : gating(report))
        errors.push_back(annotation_of(report, *result));
    if (report.gate)
        for (const StaleEntry& entry : report.gate->stale) {
            const auto colon = entry.place.rfind(':');
            Annotation one{entry.place.substr(0, colon), 0, "stale baseline",
                           readable_line(bounded(entry.sentence + "; " + entry.remedy, 1'000))};
            if (colon != std::string::npos) one.line = std::strtoul(entry.place.c_str() + colon + 1, nullptr, 10);
            warnings.push_back(std::move(one));
        }
    for (const Result& result : report.run.results)
        if (const Standing standing = report.judgement(result).standing;
            standing == Standing::newer || standing == Standing::flaky)
            warnings.push_back(annotation_of(report, result));
    return commands("error", errors) + commands("warning", warnings) +
           fmt::format("::notice title=Yieldcheck::{}\n", escaped_data(conclusion(report)));
}

Writer github_writer() {
    return {"github", "Annotations for GitHub Actions, and the summary of the step", Writer::Place::none,
            [](const Report& report, const std::filesystem::path&) {
                std::cout << github_annotations(report) << std::flush;
                if (const char* file = std::getenv("GITHUB_STEP_SUMMARY"); file && *file) append_summary(report, file);
            }};
}

}  // namespace yieldcheck
