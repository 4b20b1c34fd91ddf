// What a step costs in the harness: whole scenarios of the suite on the reference generator, in this process and
// through the JSON-lines server without a pipe.
#include "adapter.hpp"
#include "harness/adapter_program.hpp"
#include "harness/driver.hpp"
#include "harness/server.hpp"
#include "protocol/trace.hpp"

#include <benchmark/benchmark.h>

#include <sstream>

namespace yieldcheck {
namespace {

const char* const scenarios[] = {"send/accumulator", "delegation_chains/fifty_levels", "programs/tokeniser"};

Trace trace_of(const char* scenario) { return load_trace(std::string(YIELDCHECK_TRACES) + "/" + scenario + ".json"); }

void in_process(benchmark::State& state, const char* scenario) {
    const Trace trace = trace_of(scenario);
    const AdapterOf<Library> adapter;
    for (auto _ : state) {
        const DriveEnd end = drive(adapter, Lane::native, scenario, trace.drive,
                                   [](std::size_t, Json observation) { benchmark::DoNotOptimize(observation); });
        if (end.unsupported || end.broken || end.live != 0) return state.SkipWithError("the scenario did not run");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(trace.steps()));
}

void through_the_server(benchmark::State& state, const char* scenario) {
    const Trace trace = trace_of(scenario);
    Json drive_as_data = Json::array();
    for (const Operation& operation : trace.drive)
        drive_as_data.push_back(to_json(operation));
    const std::string request =
        to_line({{"run", scenario}, {"lane", "native"}, {"drive", std::move(drive_as_data)}}) + "\n";
    const AdapterOf<Library> adapter;
    for (auto _ : state) {
        std::istringstream input(request);
        std::ostringstream output;
        serve(adapter, input, output);
        if (output.str().find("\"live\":0") == std::string::npos)
            return state.SkipWithError("the scenario did not run");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(trace.steps()));
}

}  // namespace
}  // namespace yieldcheck

int main(int argument_count, char** arguments) {
    for (const char* scenario : yieldcheck::scenarios) {
        const std::string name = scenario;
        benchmark::RegisterBenchmark(("in_process/" + name).c_str(), yieldcheck::in_process, scenario);
        benchmark::RegisterBenchmark(("through_the_server/" + name).c_str(), yieldcheck::through_the_server, scenario);
    }
    benchmark::Initialize(&argument_count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
