#include "reports/result_file.hpp"
#include "runner/text_file.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace yieldcheck {
namespace {

constexpr int deepest_nesting = 200;

RuleLevel read_level(const JsonReader& reader) {
    for (const auto level : {RuleLevel::core, RuleLevel::beyond_contract, RuleLevel::quirk, RuleLevel::compiler})
        if (name(level) == reader.text()) return level;
    reader.fail("unknown level \"" + reader.text() + "\"", "known: core, beyond-contract, quirk, compiler");
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
    if (!lanes.json().is_object()) lanes.fail("expected an object");
    for (const auto& [lane, capabilities] : lanes.json().items())
        hello.lanes.emplace_back(lane, lanes.at(lane).texts());
    return hello;
}

Rule read_rule(const JsonReader& reader) {
    reader.object({"id", "level", "category", "sentence", "source", "varies", "note"});
    Rule rule;
    rule.id = reader.text("id");
    rule.level = read_level(reader.at("level"));
    rule.category = reader.text("category");
    rule.sentence = reader.text("sentence");
    rule.source = reader.text("source");
    rule.varies = reader.at("varies").texts();
    rule.note = reader.text("note");
    return rule;
}

ReportedScenario read_scenario(const JsonReader& reader) {
    reader.object({"id", "title", "file", "text", "rules", "level", "source", "since", "generated", "drive", "steps"});
    ReportedScenario scenario;
    scenario.id = reader.text("id");
    scenario.title = reader.text("title");
    scenario.file = reader.text("file");
    scenario.text = reader.text("text");
    scenario.rules = reader.at("rules").texts();
    scenario.level = read_level(reader.at("level"));
    scenario.source = reader.text("source");
    scenario.since = reader.text("since");
    scenario.generated = reader.text("generated");
    scenario.trace.scenario = scenario.id;
    for (const auto& operation : reader.at("drive").items())
        scenario.trace.drive.push_back(read_operation(operation));
    Trace::Group group;
    const JsonReader steps = reader.at("steps");
    for (const auto& step : steps.items())
        group.steps.push_back(read_observation(step));
    if (group.steps.size() != scenario.trace.steps() && !group.steps.empty())
        steps.fail("expected " + std::to_string(scenario.trace.steps()) +
                   " steps, one for each of \"drive\" and one for "
                   "the disposal, found " +
                   std::to_string(group.steps.size()));
    scenario.trace.groups.push_back(std::move(group));
    return scenario;
}

/// Reads item by item while the text is parsed, so that the whole never stands in memory as JSON.
class ResultReader {
public:
    ResultReader(std::string_view text, std::string place) : text_(text), place_(std::move(place)) {}

    Report read() {
        const Json rest = parse();
        const JsonReader reader(rest, place_);
        reader.object({"format", "suite", "oracle", "partial", "seconds", "children_seconds", "runner_seconds",
                       "machine", "arguments", "known", "adapters", "rules", "scenarios", "results"});
        check_format(reader.at("format"));
        read_head(reader);
        for (const char* name : {"adapters", "rules", "scenarios", "results"})
            for (const auto& item : reader.at(name).items())
                item.object({});  // what is left there was no object
        check_whole();
        return std::move(report_);
    }

private:
    Json parse() {
        const auto read_item = [this](int depth, Json::parse_event_t event, Json& parsed) {
            // Or input could exhaust the stack of those who walk the values in it.
            if (depth > deepest_nesting)
                throw Fault(place_ + ": nested deeper than " + std::to_string(deepest_nesting) + " levels");
            if (depth == 1 && event == Json::parse_event_t::key) field_ = parsed.get<std::string>(), number_ = 0;
            if (depth == 1 && event == Json::parse_event_t::value && field_ == "format")
                check_format(JsonReader(parsed, place_ + ", \"format\""));
            return depth != 2 || event != Json::parse_event_t::object_end || !take(parsed);
        };
        try {
            return Json::parse(text_, read_item);
        } catch (const Json::exception& error) {
            const std::string what = error.what();  // "[json.exception.parse_error.101] parse error at line 1, …"
            const auto end = what.find("] ");
            throw Fault(place_ + ": no valid JSON (" + (end == std::string::npos ? what : what.substr(end + 2)) + ")",
                        "name a file that yieldcheck run --json has written");
        }
    }

    void check_format(const JsonReader& reader) const {
        if (const int format = reader.integer(); format != result_format)
            throw Fault(place_ + ": result format " + std::to_string(format) + ", but this program reads format " +
                            std::to_string(result_format),
                        "run again with --json");
    }

    /// Whether it was an item of ours.
    bool take(const Json& json) {
        const JsonReader reader(json, place_ + ", \"" + field_ + "\"[" + std::to_string(number_) + "]");
        if (field_ == "adapters")
            report_.run.adapters.push_back(read_adapter(reader));
        else if (field_ == "rules")
            report_.rules.add(read_rule(reader), reader.place());
        else if (field_ == "scenarios")
            add_scenario(reader);
        else if (field_ == "results")
            add_result(reader);
        else
            return false;
        ++number_;
        return true;
    }

    void add_scenario(const JsonReader& reader) {
        ReportedScenario scenario = read_scenario(reader);
        Recorded& recorded = recorded_[scenario.id];
        if (!recorded.json.empty()) reader.fail("scenario " + scenario.id + " stands here twice");
        for (const auto& step : reader.at("steps").items()) {
            recorded.json.push_back(step.json());
            recorded.observations.push_back(std::make_shared<const Observation>(read_observation(step)));
        }
        report_.scenarios.push_back(std::move(scenario));
    }

    void add_result(const JsonReader& reader) {
        reader.object({"adapter", "build", "lane", "scenario", "rules", "level", "verdict", "step", "reason", "variant",
                       "cause", "expected", "observed", "observations", "stderr", "seconds"});
        Result result;
        result.adapter = reader.text("adapter");
        result.build = reader.text("build");
        result.lane = reader.text("lane");
        result.scenario = reader.text("scenario");
        result.rules = reader.at("rules").texts();
        result.level = read_level(reader.at("level"));
        read_verdict(reader, result.verdict);
        result.cause = reader.text_or("cause", "");
        const auto known = recorded_.find(result.scenario);
        for (const auto& observation : reader.at("observations").items())
            result.observations.push_back(
                shared(observation, known == recorded_.end() ? nullptr : &known->second, result.observations.size()));
        result.standard_error = reader.text("stderr");
        result.seconds = reader.at("seconds").number();
        report_.run.results.push_back(std::move(result));
    }

    static void read_verdict(const JsonReader& reader, Verdict& verdict) {
        const auto kind = verdict_kind(reader.text("verdict"));
        if (!kind) reader.at("verdict").fail("unknown verdict \"" + reader.text("verdict") + "\"");
        verdict.kind = *kind;
        if (reader.has("step")) {
            const int step = reader.integer("step");
            if (step < 0) reader.at("step").fail("a step is counted from 0");
            verdict.step = std::size_t(step);
        }
        verdict.reason = reader.text_or("reason", "");
        verdict.variant = reader.text_or("variant", "");
        if (reader.has("expected")) verdict.expected = read_observation(reader.at("expected"));
        if (reader.has("observed")) verdict.observed = read_observation(reader.at("observed"));
    }

    /// What the oracle did at a step, and how it was written.
    struct Recorded {
        std::vector<Json> json;
        SharedObservations observations;
    };

    /// Most observations are those of the oracle, and need no memory of their own.
    static std::shared_ptr<const Observation> shared(const JsonReader& reader, const Recorded* recorded,
                                                     std::size_t step) {
        if (recorded && step < recorded->json.size() && recorded->json[step] == reader.json())
            return recorded->observations[step];
        return std::make_shared<const Observation>(read_observation(reader));
    }

    void read_head(const JsonReader& reader) {
        report_.suite = reader.text("suite");
        report_.run.oracle = reader.text("oracle");
        report_.run.partial = reader.at("partial").boolean();
        report_.run.seconds = reader.at("seconds").number();
        report_.run.children_seconds = reader.at("children_seconds").number();
        report_.run.runner_seconds = reader.at("runner_seconds").number();
        report_.arguments = reader.text("arguments");
        const JsonReader machine = reader.at("machine");
        machine.object({"system", "processor", "processors"});
        const int processors = machine.integer("processors");
        if (processors < 0) machine.fail("\"processors\" is a number of processors");
        report_.machine = {machine.text("system"), machine.text("processor"), std::size_t(processors)};
        const JsonReader known = reader.at("known");
        known.object({"adapters", "scenarios"});
        report_.known.adapters = known.at("adapters").texts();
        report_.known.scenarios = known.at("scenarios").texts();
        for (const auto& rule : report_.rules.all())
            report_.known.rules.push_back(rule.id);
        for (auto& scenario : report_.scenarios)
            scenario.trace.groups[0].runtimes = {report_.run.oracle};
    }

    void check_whole() {
        std::sort(report_.scenarios.begin(), report_.scenarios.end(),
                  [](const auto& left, const auto& right) { return left.id < right.id; });
        std::set<ResultKey> seen;
        for (const auto& result : report_.run.results) {
            if (!report_.find(result.scenario))
                throw Fault(place_ + ": there is a result of " + result.scenario +
                            ", which is not among the scenarios");
            if (!seen.insert(key_of(result)).second)
                throw Fault(place_ + ": holds two results of " + result.adapter + " (" + result.build + "), " +
                            result.lane + ", " + result.scenario);
        }
    }

    std::string_view text_;
    std::string place_;
    std::string field_;       // of the document, that is being parsed
    std::size_t number_ = 0;  // of its item
    std::map<std::string, Recorded> recorded_;
    Report report_;
};

}  // namespace

Report read_result(std::string_view text, const std::string& place) { return ResultReader(text, place).read(); }

Report read_result_file(const std::filesystem::path& file) { return read_result(read_text(file), file.string()); }

}  // namespace yieldcheck
