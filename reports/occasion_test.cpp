#include "reports/occasion.hpp"
#include "reports/sample_report.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

Occasion occasion_at(std::optional<std::size_t> step) {
    const Report report = sample_report();
    Result result = report.run.results.front();  // of send/total: total(), next(g), g.send(5)
    result.verdict.step = step;
    return occasion_of(report, result);
}

TEST(Occasion, IsTheOperationAndTheStateBeforeIt) {
    EXPECT_EQ(occasion_at(0), (Occasion{"call", ""}));
    EXPECT_EQ(occasion_at(1), (Occasion{"next", "C"}));
    EXPECT_EQ(occasion_at(2), (Occasion{"send", "S"}));
    EXPECT_EQ(occasion_at(3), (Occasion{"#end", ""}));
    EXPECT_EQ(occasion_at({}), (Occasion{"", ""}));
}

TEST(Occasion, KnowsDelegationAndEnds) {
    Report report = sample_report();
    Result result = report.run.results.front();
    result.verdict.step = 2;
    for (auto& scenario : report.scenarios)
        if (scenario.id == result.scenario) {
            Snapshot& snapshot = scenario.trace.groups[0].steps[1].generators.at("g");
            snapshot.delegate = std::make_shared<const Delegate>();
            EXPECT_EQ(occasion_of(report, result).state, "D");
            snapshot.state = Snapshot::State::closed;
            EXPECT_EQ(occasion_of(report, result).state, "X");
            scenario.trace.groups.clear();
            EXPECT_EQ(occasion_of(report, result).state, "");
        }
}

TEST(Occasion, OfAScenarioThatIsNotKnownIsEmpty) {
    Result result;
    result.scenario = "no/such";
    result.verdict.step = 1;
    EXPECT_EQ(occasion_of(sample_report(), result), (Occasion{"", ""}));
}

}  // namespace
}  // namespace yieldcheck
