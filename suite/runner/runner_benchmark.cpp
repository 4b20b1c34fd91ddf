// How much the JSON-lines path and the runner cost. Called with --serve, this program is its own child: it answers
// every step at once, so that what remains is the cost of the conversation.
#include "runner/runner.hpp"

#include <benchmark/benchmark.h>

#include <iostream>
#include <string>

namespace yieldcheck {
namespace {

constexpr const char* step_body =
    R"("out":["yield",{"t":[1,"two",{"f":"3.0"}]}],"log":["got 1"],"g":{"g":{"st":"S","ln":9,"loc":{"total":1,"value":null}}}})";

ScenarioUnderTest scenario(const std::string& id, std::size_t steps) {
    ScenarioUnderTest result;
    result.id = id;
    const Json json = parse_json(std::string("{") + step_body, "step");
    const Observation observation = read_observation({json, "step"});
    Trace::Group group{{"cpython-3.13"}, {}};
    for (std::size_t i = 0; i < steps; ++i) {
        Operation operation;
        operation.kind = Operation::Kind::next;
        operation.line = int(i) + 10;
        operation.on = "g";
        operation.text = "next(g)";
        result.trace.drive.push_back(operation);
        group.steps.push_back(observation);
    }
    group.steps.push_back(observation);
    result.trace.groups.push_back(std::move(group));
    return result;
}

AdapterProgram own_child() { return {"echo", {"/proc/self/exe", "--serve"}}; }

int serve() {
    std::cout << R"({"yieldcheck":1,"adapter":"echo","lanes":{"native":["next","state"]}})" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        const Json request = parse_json(line, "request");
        for (std::size_t step = 0; step <= request["drive"].size(); ++step)
            std::cout << "{\"step\":" << step << ',' << step_body << std::endl;
        std::cout << to_line(Json{{"end", request["run"]}, {"live", 0}}) << std::endl;
    }
    return 0;
}

void judging(benchmark::State& state) {
    const ScenarioUnderTest tested = scenario("send/a", std::size_t(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(judge(tested.trace, tested.trace.groups[0].steps));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(judging)->Arg(10)->Arg(1000);

void reading_observations(benchmark::State& state) {
    const std::string line = std::string("{\"step\":3,") + step_body;
    for (auto _ : state) {
        const Json json = parse_json(line, "line");
        benchmark::DoNotOptimize(read_observation({json, "line"}, "step"));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(reading_observations);

/// Steps through a child, one scenario after the other: request, answers, judgement.
void conversation(benchmark::State& state) {
    const ScenarioUnderTest tested = scenario("send/a", std::size_t(state.range(0)));
    Child child(own_child().command, {}, -1);
    if (child.wait(Clock::now() + std::chrono::seconds(10)) != Child::Event::line)
        return state.SkipWithError("no hello");
    const Hello hello = read_hello(child.line());
    for (auto _ : state)
        if (run_scenario(child, hello, "native", tested, {}).verdict.kind != VerdictKind::conforms)
            return state.SkipWithError("does not conform");
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(conversation)->Arg(10)->Arg(1000)->UseRealTime();

/// A whole run of 400 scenarios of ten steps on four adapters.
void whole_run(benchmark::State& state) {
    RunOptions options;
    options.jobs = std::size_t(state.range(0));
    const auto adapters = introduce(std::vector<AdapterProgram>(4, own_child()), options);
    std::vector<ScenarioUnderTest> scenarios;
    std::vector<Assignment> assignments;
    for (std::size_t i = 0; i < 400; ++i)
        scenarios.push_back(scenario("send/" + std::to_string(i), 10));
    for (std::size_t adapter = 0; adapter < adapters.size(); ++adapter)
        for (std::size_t i = 0; i < scenarios.size(); ++i)
            assignments.push_back({adapter, "native", i});
    for (auto _ : state) {
        const RunReport report = run(adapters, scenarios, assignments, options);
        if (report.results.size() != assignments.size()) return state.SkipWithError("results are missing");
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(assignments.size()));
}
BENCHMARK(whole_run)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace yieldcheck

int main(int argument_count, char** arguments) {
    if (argument_count > 1 && std::string(arguments[1]) == "--serve") return yieldcheck::serve();
    benchmark::Initialize(&argument_count, arguments);
    if (benchmark::ReportUnrecognizedArguments(argument_count, arguments)) return 3;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
