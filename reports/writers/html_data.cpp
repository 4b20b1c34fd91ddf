#include "reports/writers/html_data.hpp"

#include "reports/occasion.hpp"
#include "reports/readable_text.hpp"
#include "reports/source_link.hpp"

#include <algorithm>
#include <unordered_map>

namespace yieldcheck {
namespace {

constexpr std::size_t most_standard_error = 8192;
constexpr std::size_t most_observations = 65536;
constexpr std::size_t most_reason = 600;

Json rules_json(const Rules& rules) {
    Json json = Json::array();
    for (const Rule& rule : rules.all())
        json.push_back({{"id", rule.id},
                        {"level", name(rule.level)},
                        {"category", rule.category},
                        {"sentence", rule.sentence},
                        {"source", rule.source},
                        {"link", source_link(rule.source)},
                        {"varies", rule.varies},
                        {"note", rule.note}});
    return json;
}

/// One digit for each scenario: the number of its verdict; a point where it took no part.
std::vector<std::string> verdict_digits(const Report& report, const std::vector<HtmlColumn>& columns) {
    std::vector<std::string> digits(columns.size(), std::string(report.scenarios.size(), '.'));
    for (const Result& result : report.run.results) {
        const ReportedScenario* scenario = report.find(result.scenario);
        if (!scenario) continue;
        const std::size_t number = std::size_t(scenario - report.scenarios.data());
        digits[html_column(columns, result)][number] = char('0' + int(result.verdict.kind));
    }
    return digits;
}

/// What the lists say of a result that is not as recorded.
Json finding_json(const Report& report, const Result& result, std::size_t column, std::size_t scenario) {
    const Occasion occasion = occasion_of(report, result);
    Json json{{"column", column},
              {"scenario", scenario},
              {"operation", occasion.operation},
              {"state", occasion.state},
              {"reason", bounded(result.verdict.reason, most_reason)}};
    if (!result.cause.empty()) json["cause"] = result.cause;
    if (report.gate) json["standing"] = name(report.judgement(result).standing);
    return json;
}

Json standing_json(const Judgement& judgement) {
    return {{"standing", name(judgement.standing)},
            {"place", judgement.place},
            {"reason", judgement.reason},
            {"ticket", judgement.ticket}};
}

/// Sequences of observations as JSON texts. Most results have the scenario's own; equal ones are kept once.
class Traces {
public:
    Traces(const std::vector<Observation>& expected, HtmlBudget& budget) : budget_(budget) {
        std::string text;
        for (const Observation& step : expected)
            text += (text.empty() ? "" : ",") + to_line(to_json(step));
        texts_.push_back("[" + text + "]");
        numbers_.emplace(texts_.back(), 0);
    }

    /// The place of these observations; nothing when they would take too much room.
    std::optional<std::size_t> number(const SharedObservations& observations) {
        std::string text = "[";
        for (const auto& observation : observations) {
            if (text.size() > 1) text += ',';
            text += text_of(observation);
            if (text.size() > most_observations) return {};
        }
        text += ']';
        if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
        if (!budget_.take(text.size())) return {};
        numbers_.emplace(text, texts_.size());
        texts_.push_back(std::move(text));
        return texts_.size() - 1;
    }

    const std::string& recorded() const { return texts_.front(); }
    /// All of them; the recorded one stands beside.
    std::string array() const {
        std::string text = "[null";
        for (std::size_t i = 1; i < texts_.size(); ++i)
            text += "," + texts_[i];
        return text + "]";
    }

private:
    const std::string& text_of(const std::shared_ptr<const Observation>& observation) {
        std::string& text = known_[observation];
        if (text.empty()) text = to_line(to_json(*observation));
        return text;
    }

    HtmlBudget& budget_;
    std::vector<std::string> texts_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::unordered_map<std::shared_ptr<const Observation>, std::string> known_;
};

Json result_json(const Report& report, const Result& result, std::size_t column, Traces& traces, HtmlBudget& budget) {
    Json json{{"column", column}, {"seconds", result.seconds}, {"command", report.reproduction(result)}};
    std::string note;
    if (const auto trace = traces.number(result.observations))
        json["trace"] = *trace;
    else
        note = "What it did is too long for this report; the result file has it. ";
    if (result.verdict.step) json["step"] = *result.verdict.step;
    if (!result.verdict.reason.empty()) json["reason"] = bounded(result.verdict.reason, most_standard_error);
    if (!result.verdict.variant.empty()) json["variant"] = result.verdict.variant;
    if (!result.standard_error.empty()) {
        const std::string text = bounded(result.standard_error, most_standard_error, Keep::end);
        if (budget.take(text.size()))
            json["stderr"] = text;
        else
            note += "Its standard error is left out; the result file has it.";
    }
    if (!note.empty()) json["note"] = note;
    if (report.gate) json["standing"] = standing_json(report.judgement(result));
    return json;
}

}  // namespace

bool HtmlBudget::take(std::size_t wanted) {
    if (wanted > bytes) return false;
    bytes -= wanted;
    return true;
}

std::string script_call(const std::string& function, const std::string& first, const std::string& json) {
    std::string text = function + "(" + (first.empty() ? "" : first + ", ") + "'";
    text.reserve(text.size() + json.size() + json.size() / 16);
    for (const char c : json) {
        if (c == '\\' || c == '\'') text += '\\';
        text += c;
    }
    return text + "');\n";
}

std::size_t html_column(const std::vector<HtmlColumn>& columns, const Result& result) {
    const HtmlColumn column{result.adapter, result.build, result.lane};
    return std::size_t(std::lower_bound(columns.begin(), columns.end(), column) - columns.begin());
}

std::string html_report_json(const Report& report, const std::vector<HtmlColumn>& columns) {
    Json json{{"suite", report.suite},
              {"oracle", report.run.oracle},
              {"partial", report.run.partial},
              {"seconds", report.run.seconds},
              {"machine", Json{{"system", report.machine.system},
                               {"processor", report.machine.processor},
                               {"processors", report.machine.processors}}},
              {"baseline", report.gate ? report.gate->baseline : ""},
              {"rules", rules_json(report.rules)}};
    for (const Hello& hello : report.run.adapters)
        json["adapters"].push_back(to_json(hello));
    Json& scenarios = json["scenarios"] = Json::array();
    for (const ReportedScenario& scenario : report.scenarios)
        scenarios.push_back({{"id", scenario.id},
                             {"title", scenario.title},
                             {"rules", scenario.rules},
                             {"level", name(scenario.level)},
                             {"source", scenario.source}});
    const auto digits = verdict_digits(report, columns);
    Json& shown = json["columns"] = Json::array();
    for (std::size_t i = 0; i < columns.size(); ++i)
        shown.push_back({{"adapter", columns[i].adapter},
                         {"build", columns[i].build},
                         {"lane", columns[i].lane},
                         {"verdicts", digits[i]}});
    Json& findings = json["findings"] = Json::array();
    for (const Result& result : report.run.results) {
        const ReportedScenario* scenario = report.find(result.scenario);
        if (!scenario || result.verdict.kind == VerdictKind::conforms ||
            result.verdict.kind == VerdictKind::unsupported)
            continue;
        findings.push_back(finding_json(report, result, html_column(columns, result),
                                        std::size_t(scenario - report.scenarios.data())));
    }
    return to_line(json);
}

std::string html_scenario_json(const Report& report, const ReportedScenario& scenario,
                               const std::vector<const Result*>& results, const std::vector<HtmlColumn>& columns,
                               HtmlBudget& budget) {
    Json json{{"id", scenario.id},      {"file", scenario.file},
              {"text", scenario.text},  {"generated", scenario.generated},
              {"drive", Json::array()}, {"results", Json::array()}};
    for (const Operation& operation : scenario.trace.drive)
        json["drive"].push_back(to_json(operation));
    Traces traces(report.expected(scenario), budget);
    for (const Result* result : results)
        json["results"].push_back(result_json(report, *result, html_column(columns, *result), traces, budget));
    std::string text = to_line(json);
    text.pop_back();
    return text + ",\"steps\":" + traces.recorded() + ",\"traces\":" + traces.array() + "}";
}

}  // namespace yieldcheck
