// JUnit XML as Jenkins, GitLab and GitHub's readers take it: junit-10.xsd of Jenkins' xunit plugin. A test suite is an
// adapter's build in one lane, a test case is a scenario.
#include "reports/explanation_text.hpp"
#include "reports/readable_text.hpp"
#include "reports/writers/writer.hpp"
#include "runner/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldcheck {
namespace {

constexpr std::size_t most_standard_error = 10'000;

std::string attribute(std::string_view text) { return escaped_xml(readable_line(bounded(text, 1'000))); }
std::string content(std::string_view text) { return escaped_xml(readable(text)); }

/// Readers split class names at their dots.
std::string without_dots(std::string text) {
    std::replace(text.begin(), text.end(), '.', '_');
    return text;
}

enum class Kind { passed, skipped, failure, error };

Kind kind_of(const Result& result, const Judgement& judgement) {
    switch (judgement.standing) {
        case Standing::in_order: return result.verdict.kind == VerdictKind::unsupported ? Kind::skipped : Kind::passed;
        case Standing::excused:
        case Standing::flaky:
        case Standing::tolerated:
        case Standing::compiler:
        case Standing::newer: return Kind::skipped;
        case Standing::regression:
        case Standing::fault: break;
    }
    switch (result.verdict.kind) {
        case VerdictKind::crashes:
        case VerdictKind::hangs:
        case VerdictKind::broken: return Kind::error;
        case VerdictKind::conforms:
        case VerdictKind::variant:
        case VerdictKind::unsupported:
        case VerdictKind::diverges:
        case VerdictKind::leaks: break;
    }
    return Kind::failure;
}

class JUnit {
public:
    explicit JUnit(const Report& report) : report_(report), explanations_(report) {}

    std::string write() {
        const auto lanes = lanes_of(report_);
        std::size_t counts[4] = {};
        for (const Result& result : report_.run.results)
            ++counts[std::size_t(kind_of(result, report_.judgement(result)))];
        text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        text_ +=
            fmt::format("<testsuites name=\"yieldcheck\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\">\n",
                        report_.run.results.size(), counts[std::size_t(Kind::failure)],
                        counts[std::size_t(Kind::error)], report_.run.seconds);
        for (const auto& lane : lanes)
            for (const auto& column : lane.columns)
                suite(lane, column);
        return std::move(text_) + "</testsuites>\n";
    }

private:
    void suite(const ReportLane& lane, const ReportColumn& column) {
        std::size_t counts[4] = {};
        double seconds = 0;
        for (const Result* result : column.results) {
            ++counts[std::size_t(kind_of(*result, report_.judgement(*result)))];
            seconds += result->seconds;
        }
        text_ += fmt::format(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\">\n",
            attribute(column.adapter + " " + lane.lane + " (" + column.build + ")"), column.results.size(),
            counts[std::size_t(Kind::failure)], counts[std::size_t(Kind::error)], counts[std::size_t(Kind::skipped)],
            seconds);
        properties(column);
        for (const Result* result : column.results)
            test_case(*result);
        text_ += "  </testsuite>\n";
    }

    void properties(const ReportColumn& column) {
        const Hello* hello = report_.run.adapter_of(*column.results.front());
        text_ += "    <properties>\n";
        property("oracle", report_.run.oracle);
        property("suite", report_.suite);
        property("system", report_.machine.system);
        if (hello) {
            property("library", hello->library + " " + hello->version);
            property("compiler", hello->compiler);
            property("optimisation", hello->optimisation);
        }
        if (report_.run.partial) property("partial", "the run was interrupted");
        text_ += "    </properties>\n";
    }

    void property(std::string_view name, std::string_view value) {
        text_ += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, attribute(value));
    }

    void test_case(const Result& result) {
        const Judgement judgement = report_.judgement(result);
        const auto slash = result.scenario.find('/');
        const std::string category = result.scenario.substr(0, slash);
        text_ += fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"{:.3f}\"", attribute(result.scenario),
                             attribute(without_dots(report_.column_title(result)) + "." + without_dots(result.lane) +
                                       "." + without_dots(category)),
                             result.seconds);
        switch (kind_of(result, judgement)) {
            case Kind::passed: text_ += "/>\n"; return;
            case Kind::skipped:
                text_ += fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n",
                                     attribute(why_skipped(result, judgement)));
                return;
            case Kind::failure: trouble("failure", result); return;
            case Kind::error: trouble("error", result); return;
        }
    }

    static std::string why_skipped(const Result& result, const Judgement& judgement) {
        std::string why = std::string(name(result.verdict.kind));
        if (!result.verdict.reason.empty()) why += ": " + bounded(result.verdict.reason, 500);
        if (judgement.standing == Standing::in_order) return why;
        why += " (" + std::string(name(judgement.standing));
        if (!judgement.place.empty()) why += " by " + judgement.place + ": " + judgement.reason;
        return why + ")";
    }

    void trouble(std::string_view element, const Result& result) {
        text_ += fmt::format(">\n      <{} type=\"{}\" message=\"{}\">{}</{}>\n", element, name(result.verdict.kind),
                             attribute(result.verdict.reason), content(explanations_.of(result)), element);
        if (!result.standard_error.empty())
            text_ += fmt::format("      <system-err>{}</system-err>\n",
                                 content(bounded(result.standard_error, most_standard_error, Keep::end)));
        text_ += "    </testcase>\n";
    }

    const Report& report_;
    ExplanationTexts explanations_;
    std::string text_;
};

}  // namespace

Writer junit_writer() {
    return {"junit", "JUnit XML, which CI servers show as tests", Writer::Place::file,
            [](const Report& report, const std::filesystem::path& place) { write_text(place, JUnit(report).write()); }};
}

}  // namespace yieldcheck
