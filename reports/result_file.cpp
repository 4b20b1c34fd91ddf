#include "reports/result_file.hpp"

#include "runner/text_file.hpp"

namespace yieldcheck {
namespace {

Json head(const RunReport& report) {
    return Json{{"format", result_format},
                {"suite", YIELDCHECK_VERSION},
                {"oracle", report.oracle},
                {"partial", report.partial},
                {"seconds", report.seconds},
                {"children_seconds", report.children_seconds},
                {"runner_seconds", report.runner_seconds}};
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

Hello read_adapter(const JsonReader& reader) {
    reader.object(
        {"adapter", "build", "library", "version", "compiler", "optimisation", "sanitizers", "toolchain", "lanes"});
    Hello hello;
    hello.adapter = reader.text("adapter");
    hello.build = reader.text("build");
    hello.library = reader.text("library");
    hello.version = reader.text("version");
    hello.compiler = reader.text("compiler");
    hello.optimisation = reader.text("optimisation");
    hello.sanitizers = reader.at("sanitizers").texts();
    hello.toolchain = reader.text("toolchain");
    const JsonReader lanes = reader.at("lanes");
    for (const auto& [lane, capabilities] : lanes.json().items())
        hello.lanes.emplace_back(lane, lanes.at(lane).texts());
    return hello;
}

Result read_result(const JsonReader& reader) {
    Result result;
    result.adapter = reader.text("adapter");
    result.build = reader.text("build");
    result.lane = reader.text("lane");
    result.scenario = reader.text("scenario");
    result.rules = reader.at("rules").texts();
    for (const auto level : {RuleLevel::core, RuleLevel::beyond_contract, RuleLevel::quirk, RuleLevel::compiler})
        if (name(level) == reader.text("level")) result.level = level;
    const auto kind = verdict_kind(reader.text("verdict"));
    if (!kind) reader.fail("unknown verdict \"" + reader.text("verdict") + "\"");
    result.verdict.kind = *kind;
    if (reader.has("step")) result.verdict.step = std::size_t(reader.integer("step"));
    result.verdict.reason = reader.text_or("reason", "");
    result.cause = reader.text_or("cause", "");
    result.verdict.variant = reader.text_or("variant", "");
    return result;
}

}  // namespace

Json to_json(const RunReport& report) {
    Json json = head(report);
    Json& adapters = json["adapters"] = Json::array();
    for (const auto& adapter : report.adapters)
        adapters.push_back(to_json(adapter));
    Json& results = json["results"] = Json::array();
    for (const auto& result : report.results)
        results.push_back(to_json(result));
    return json;
}

std::string write_result_file(const RunReport& report) {
    std::string text = to_line(head(report));
    text.pop_back();
    const auto add = [&text](const char* name, const auto& items, const auto& convert) {
        text += std::string(",\n\"") + name + "\":[";
        bool first = true;
        for (const auto& item : items) {
            text += first ? "\n" : ",\n";
            text += to_line(convert(item));
            first = false;
        }
        text += "\n]";
    };
    add("adapters", report.adapters, [](const Hello& hello) { return to_json(hello); });
    add("results", report.results, [](const Result& result) { return to_json(result); });
    return text + "}\n";
}

RunReport read_result_file(const std::filesystem::path& file) {
    const Json json = parse_json(read_text(file), file.string());
    const JsonReader reader(json, file.string());
    reader.object({"format", "suite", "oracle", "partial", "seconds", "children_seconds", "runner_seconds", "adapters",
                   "results"});
    if (const int format = reader.integer("format"); format != result_format)
        reader.fail("result format " + std::to_string(format) + ", but this program reads format " +
                        std::to_string(result_format),
                    "run again with --json");
    RunReport report;
    report.oracle = reader.text("oracle");
    report.partial = reader.at("partial").boolean();
    report.seconds = reader.at("seconds").number();
    for (const auto& adapter : reader.at("adapters").items())
        report.adapters.push_back(read_adapter(adapter));
    for (const auto& result : reader.at("results").items())
        report.results.push_back(read_result(result));
    return report;
}

}  // namespace yieldcheck
