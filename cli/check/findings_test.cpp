#include "cli/check/findings.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

using Kind = Operation::Kind;

Operation operation(Kind kind, std::string on, std::string to = {}) {
    Operation made;
    made.kind = kind;
    made.on = std::move(on);
    made.to = std::move(to);
    return made;
}

Observation observed(Outcome::Kind kind, Json value = nullptr, std::vector<std::string> printed = {}) {
    Observation made;
    made.outcome.kind = kind;
    made.outcome.value = std::move(value);
    if (kind == Outcome::Kind::raised) made.outcome.exception.emplace().id = "ValueError#1";
    for (auto& line : printed)
        made.log.emplace_back().emplace<PrintedText>().text = std::move(line);
    return made;
}

/// A type of which one scenario after the other is told.
class Told {
public:
    Told() {
        rules_.add({"CORE-01", RuleLevel::core, "A rule.", "source", {}, "", "", ""}, "test");
        rules_.add({"ITR-02", RuleLevel::beyond_contract, "It stays at the end.", "source", {}, "", "", ""}, "test");
        rules_.add({"OWN-32", RuleLevel::core, "An exception arrives.", "source", {}, "", "", ""}, "test");
        report_.oracle = "cpython-3.13";
    }

    /// `drive` and `reference` of a scenario, and what became of it.
    void scenario(const std::string& id, const std::string& rule, std::vector<Operation> drive,
                  std::vector<Observation> reference, Verdict verdict, const std::string& build = "plain") {
        ScenarioUnderTest scenario;
        scenario.id = id;
        scenario.rules = {rule};
        scenario.level = rules_.level_of(scenario.rules);
        scenario.trace.drive = std::move(drive);
        reference.push_back(observed(Outcome::Kind::done));
        scenario.trace.groups = {{{"cpython-3.13"}, std::move(reference)}};
        Result result;
        result.build = build;
        result.lane = "native";
        result.scenario = id;
        result.rules = scenario.rules;
        result.level = scenario.level;
        result.verdict = std::move(verdict);
        report_.results.push_back(std::move(result));
        scenarios_.push_back(std::move(scenario));
    }

    Findings find() const { return find_causes(report_, scenarios_, rules_); }

private:
    Rules rules_;
    RunReport report_;
    std::vector<ScenarioUnderTest> scenarios_;
};

Verdict crash(std::size_t step, std::string reason) {
    return {VerdictKind::crashes, step, std::move(reason), {}, {}, {}};
}

Verdict divergence(std::size_t step, Observation seen) {
    return {VerdictKind::diverges, step, "differs", {}, {}, std::move(seen)};
}

const std::vector<Operation> made_and_resumed_thrice{operation(Kind::call, "worker", "g"), operation(Kind::next, "g"),
                                                     operation(Kind::next, "g"), operation(Kind::next, "g")};

TEST(Findings, ACrashAfterTheEndIsBeyondTheContract) {
    Told told;
    told.scenario("iteration/end", "ITR-02", made_and_resumed_thrice,
                  {observed(Outcome::Kind::returned), observed(Outcome::Kind::yielded, 1),
                   observed(Outcome::Kind::stopped), observed(Outcome::Kind::stopped)},
                  crash(3, "killed by SIGSEGV in step 4: next(g)"));
    const Findings found = told.find();
    EXPECT_TRUE(found.wrong.empty());
    ASSERT_EQ(found.beyond_contract.size(), 1U);
    EXPECT_EQ(found.beyond_contract[0].sentence, "resuming it after the end crashes (SIGSEGV)");
    EXPECT_FALSE(found.counts(false));
    EXPECT_TRUE(found.counts(true));
}

TEST(Findings, NamesAreFollowedThroughMoves) {
    Told told;
    told.scenario("creation/moved", "ITR-02",
                  {operation(Kind::call, "worker", "g"), operation(Kind::next, "g"), operation(Kind::move, "g", "h"),
                   operation(Kind::next, "h")},
                  {observed(Outcome::Kind::returned), observed(Outcome::Kind::raised), observed(Outcome::Kind::done),
                   observed(Outcome::Kind::stopped)},
                  crash(3, "killed by SIGABRT in step 4"));
    EXPECT_EQ(told.find().beyond_contract.at(0).sentence,
              "resuming it after an exception has left its body crashes (SIGABRT)");
}

TEST(Findings, ASwallowedExceptionLooksLikeTheEnd) {
    Told told;
    told.scenario("iteration/exception", "CORE-01", {operation(Kind::call, "worker", "g"), operation(Kind::next, "g")},
                  {observed(Outcome::Kind::returned), observed(Outcome::Kind::raised)},
                  divergence(1, observed(Outcome::Kind::stopped)));
    const Findings found = told.find();
    ASSERT_EQ(found.wrong.size(), 1U);
    EXPECT_EQ(found.wrong[0].sentence, "an exception thrown by the body is swallowed: it looks like the end");
    EXPECT_TRUE(found.counts(false));
}

TEST(Findings, ABodyThatRunsAtOnceIsSeenByWhatItPrints) {
    Told told;
    told.scenario("creation/lazy", "CORE-01", {operation(Kind::call, "worker", "g")},
                  {observed(Outcome::Kind::returned)},
                  divergence(0, observed(Outcome::Kind::returned, nullptr, {"begins"})));
    EXPECT_EQ(told.find().wrong.at(0).sentence, "the body starts running when the generator is created");
}

TEST(Findings, AStaleValueIsTheOneBefore) {
    Told told;
    told.scenario("iteration/values", "CORE-01", made_and_resumed_thrice,
                  {observed(Outcome::Kind::returned), observed(Outcome::Kind::yielded, 1),
                   observed(Outcome::Kind::yielded, 2), observed(Outcome::Kind::stopped)},
                  divergence(2, observed(Outcome::Kind::yielded, 1)));
    EXPECT_EQ(told.find().wrong.at(0).sentence, "it gives the value before once more (a stale value)");
}

TEST(Findings, TwoOwnersOfAFrameExplainACrashOfAMove) {
    Told told;
    const std::vector<Operation> drive{operation(Kind::call, "worker", "g"), operation(Kind::move, "g", "h")};
    const std::vector<Observation> reference{observed(Outcome::Kind::returned), observed(Outcome::Kind::done)};
    told.scenario("creation/moved_a", "CORE-01", drive, reference, crash(1, "killed by SIGSEGV in step 2"));
    told.scenario("creation/moved_b", "CORE-01", drive, reference,
                  crash(1, "AddressSanitizer: heap-use-after-free, exited with code 1"), "sanitized");
    const Findings found = told.find();
    ASSERT_EQ(found.wrong.size(), 1U);
    EXPECT_EQ(found.wrong[0].sentence,
              "moving it leaves two owners of one frame, which is destroyed twice (heap-use-after-free)");
    EXPECT_EQ(found.wrong[0].results.size(), 2U);
}

TEST(Findings, ARuleAboutATypeSpeaksForItself) {
    Told told;
    told.scenario("ownership/type_delegate_exception", "OWN-32", {operation(Kind::call, "inner_throws")},
                  {observed(Outcome::Kind::returned, nullptr, {"caught"})},
                  divergence(0, observed(Outcome::Kind::raised)));
    EXPECT_EQ(told.find().wrong.at(0).sentence, "the outer generator's try block is skipped when an inner one throws");
}

TEST(Findings, WhatOnlyARuleCanTellIsAnEffectWhereACauseIsKnown) {
    Told told;
    const std::vector<Operation> drive{operation(Kind::code, "")};
    const std::vector<Observation> reference{observed(Outcome::Kind::done)};
    told.scenario("a/one", "CORE-01", drive, reference, divergence(0, observed(Outcome::Kind::done)));
    ASSERT_EQ(told.find().wrong.size(), 1U);
    EXPECT_EQ(told.find().wrong[0].sentence, "against CORE-01: A rule.");
    told.scenario("a/two", "CORE-01", {operation(Kind::call, "worker", "g"), operation(Kind::next, "g")},
                  {observed(Outcome::Kind::returned), observed(Outcome::Kind::raised)},
                  divergence(1, observed(Outcome::Kind::stopped)));
    ASSERT_EQ(told.find().wrong.size(), 1U);
    EXPECT_EQ(told.find().derived, 1U);
}

}  // namespace
}  // namespace yieldcheck
