#include "harness/scenario_tests.hpp"

#include "harness/body.hpp"
#include "harness/driver.hpp"
#include "protocol/strict_json.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace yieldcheck {
namespace {

std::filesystem::path trace_folder(const ScenarioTestOptions& options) {
    if (!options.traces.empty()) return options.traces;
    const char* root = std::getenv("YIELDCHECK_ROOT");
    return std::filesystem::path(root != nullptr ? root : YIELDCHECK_ROOT) / "oracle" / "traces";
}

class ScenarioTest : public testing::Test {
public:
    ScenarioTest(const Adapter& adapter, Lane lane, std::string scenario, ScenarioTestOptions options)
        : adapter_(adapter), lane_(lane), scenario_(std::move(scenario)), options_(std::move(options)) {}

    void TestBody() override {
        // Wrong code may do anything, and here it would take the other tests along.
        if (find_scenario(scenario_)->about == "compiler") GTEST_SKIP() << "is about the compiler: use yieldcheck run";
        const Trace trace = load_trace(trace_folder(options_) / (scenario_ + ".json"));
        std::vector<Observation> observed;
        const DriveEnd end = drive(adapter_, lane_, scenario_, trace.drive, [&](std::size_t, Json observation) {
            observed.push_back(read_observation(JsonReader(observation, scenario_)));
        });
        if (end.broken) FAIL() << *end.broken;
        JudgeOptions judging;
        judging.level = options_.level;
        judging.compare_state = lane_ == Lane::emulated || adapter_.native().state;
        const Verdict verdict = judge(trace, observed, judging);
        const bool agrees = verdict.kind == VerdictKind::conforms || verdict.kind == VerdictKind::variant;
        if (!agrees) FAIL() << name(verdict.kind) << ": " << verdict.reason;
        if (end.unsupported) GTEST_SKIP() << "needs the capability \"" << *end.unsupported << '"';
        EXPECT_EQ(end.live, 0U) << "objects are alive that should be gone";
    }

private:
    const Adapter& adapter_;
    Lane lane_;
    std::string scenario_;
    ScenarioTestOptions options_;
};

}  // namespace

void register_scenario_tests(const Adapter& adapter, const ScenarioTestOptions& options) {
    for (const Lane lane : {Lane::native, Lane::emulated}) {
        if (!adapter.has_lane(lane)) continue;
        for (const ScenarioModule* module : all_scenarios()) {
            testing::RegisterTest(std::string(lane_name(lane)).c_str(), module->id, nullptr, nullptr, __FILE__,
                                  __LINE__, [&adapter, lane, id = std::string(module->id), options]() -> ScenarioTest* {
                                      return new ScenarioTest(adapter, lane, id, options);
                                  });
        }
    }
}

}  // namespace yieldcheck
