#include "reports/explanation_text.hpp"

#include "reports/explanation.hpp"
#include "reports/readable_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace yieldcheck {
namespace {

constexpr std::size_t most_explanation = 20'000;
constexpr std::size_t most_sentence = 1'000;

}  // namespace

std::string ExplanationTexts::of(const Result& result) const {
    const ReportedScenario* scenario = report_.find(result.scenario);
    std::ostringstream out;
    if (!scenario) {
        out << result.verdict.reason << '\n';
    } else {
        Result shown = result;
        shown.standard_error = bounded(result.standard_error, 4'000, Keep::end);
        ExplanationOptions options;
        options.oracle = report_.run.oracle;
        options.build = report_.several_builds(result.adapter) ? result.build : "";
        options.generated = scenario->generated;
        options.reproduce = report_.reproduction(result);
        Style style;
        style.width = 100;
        print_explanation(out, shown, *scenario, report_.rules, style, options);
    }
    return bounded(readable(bounded(out.str(), most_explanation)), most_explanation);
}

std::string sentence_of(const Report& report, const Result& result) {
    std::string text = fmt::format("{} {}, {} {}", bounded(report.column_title(result), 200), bounded(result.lane, 50),
                                   bounded(result.scenario, 200), name(result.verdict.kind));
    if (!result.verdict.reason.empty()) text += ": " + bounded(result.verdict.reason, most_sentence / 2);
    return bounded(readable_line(text), most_sentence);
}

std::vector<ReportLane> lanes_of(const Report& report) {
    std::vector<ReportLane> lanes;
    std::map<std::string, std::size_t> lane_numbers;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> column_numbers;
    for (const Result& result : report.run.results) {
        const auto [lane, new_lane] = lane_numbers.emplace(result.lane, lanes.size());
        if (new_lane) lanes.push_back({result.lane, {}});
        auto& columns = lanes[lane->second].columns;
        const auto [number, new_column] =
            column_numbers.emplace(std::tuple(result.lane, result.adapter, result.build), columns.size());
        if (new_column) columns.push_back({result.adapter, result.build, report.column_title(result), {}, {}, {}});
        ReportColumn& column = columns[number->second];
        column.sum.add(result.verdict.kind);
        column.categories[result.scenario.substr(0, result.scenario.find('/'))].add(result.verdict.kind);
        column.results.push_back(&result);
    }
    return lanes;
}

std::vector<const Result*> gating(const Report& report) {
    std::vector<const Result*> results;
    for (const Standing standing : {Standing::fault, Standing::regression})
        for (const Result& result : report.run.results)
            if (report.judgement(result).standing == standing) results.push_back(&result);
    return results;
}

std::string conclusion(const Report& report) {
    std::map<Standing, std::size_t> counts;
    for (const Result& result : report.run.results)
        ++counts[report.judgement(result).standing];
    if (report.run.partial) return "No verdict on the whole: the run was interrupted.";
    if (report.gate && !report.gate->missing.empty()) return "No verdict on the whole: parts of it are missing.";
    if (const auto faults = counts[Standing::fault]) return fmt::format("Fault: {} broken.", faults);
    if (const auto regressions = counts[Standing::regression])
        return fmt::format("Failed: {} not in order.", regressions);
    if (report.gate && !report.gate->stale.empty())
        return fmt::format("Stale: {} of the baseline no longer so.", report.gate->stale.size());
    if (const auto excused = counts[Standing::excused])
        return fmt::format("In order; {} accepted by the baseline.", excused);
    return "In order.";
}

}  // namespace yieldcheck
