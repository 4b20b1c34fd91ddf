#include "reports/result_file.hpp"

namespace yieldcheck {
namespace {

Json head(const Report& report) {
    return Json{{"format", result_format},
                {"suite", report.suite},
                {"oracle", report.run.oracle},
                {"partial", report.run.partial},
                {"seconds", report.run.seconds},
                {"children_seconds", report.run.children_seconds},
                {"runner_seconds", report.run.runner_seconds},
                {"machine", Json{{"system", report.machine.system},
                                 {"processor", report.machine.processor},
                                 {"processors", report.machine.processors}}},
                {"arguments", report.arguments},
                {"known", Json{{"adapters", report.known.adapters}, {"scenarios", report.known.scenarios}}}};
}

Json to_json(const Rule& rule) {
    return Json{
        {"id", rule.id},         {"level", name(rule.level)}, {"category", rule.category}, {"sentence", rule.sentence},
        {"source", rule.source}, {"varies", rule.varies},     {"note", rule.note}};
}

Json to_json(const ReportedScenario& scenario, const std::vector<Observation>& steps) {
    Json json{{"id", scenario.id},         {"title", scenario.title}, {"file", scenario.file},
              {"text", scenario.text},     {"rules", scenario.rules}, {"level", name(scenario.level)},
              {"source", scenario.source}, {"since", scenario.since}, {"generated", scenario.generated}};
    Json& drive = json["drive"] = Json::array();
    for (const auto& operation : scenario.trace.drive)
        drive.push_back(yieldcheck::to_json(operation));
    Json& recorded = json["steps"] = Json::array();
    for (const auto& step : steps)
        recorded.push_back(yieldcheck::to_json(step));
    return json;
}

Json to_json(const Result& result) {
    Json json{{"adapter", result.adapter},   {"build", result.build}, {"lane", result.lane},
              {"scenario", result.scenario}, {"rules", result.rules}, {"level", name(result.level)}};
    json.update(yieldcheck::to_json(result.verdict));
    if (!result.cause.empty()) json["cause"] = result.cause;
    Json& observations = json["observations"] = Json::array();
    for (const auto& observation : result.observations)
        observations.push_back(yieldcheck::to_json(*observation));
    json["stderr"] = result.standard_error;
    json["seconds"] = result.seconds;
    return json;
}

/// Appends a field whose value is an array with one item a line.
template <class Items, class Convert>
void add(std::string& text, const char* name, const Items& items, const Convert& convert) {
    text += std::string(",\n\"") + name + "\":[";
    bool first = true;
    for (const auto& item : items) {
        text += first ? "\n" : ",\n";
        text += to_line(convert(item));
        first = false;
    }
    text += "\n]";
}

}  // namespace

std::string write_result_file(const Report& report) {
    std::string text = to_line(head(report));
    text.pop_back();
    add(text, "adapters", report.run.adapters, [](const Hello& hello) { return yieldcheck::to_json(hello); });
    add(text, "rules", report.rules.all(), [](const Rule& rule) { return to_json(rule); });
    add(text, "scenarios", report.scenarios,
        [&](const ReportedScenario& scenario) { return to_json(scenario, report.expected(scenario)); });
    add(text, "results", report.run.results, [](const Result& result) { return to_json(result); });
    return text + "}\n";
}

}  // namespace yieldcheck
