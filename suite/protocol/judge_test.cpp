#include "protocol/judge.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

Observation observation(const std::string& text) {
    const Json json = parse_json(text, "observation");
    return read_observation({json, "observation"});
}

/// A trace with one group per list of steps; the first is cpython-3.13, then 3.12, 3.11 …
Trace trace(const std::vector<std::vector<std::string>>& groups) {
    Trace result;
    result.scenario = "send/sample";
    int minor = 13;
    for (const auto& steps : groups) {
        Trace::Group& group = result.groups.emplace_back();
        group.runtimes = {"cpython-3." + std::to_string(minor--)};
        for (const auto& step : steps)
            group.steps.push_back(observation(step));
    }
    result.drive.resize(groups[0].size() - 1);
    for (std::size_t i = 0; i < result.drive.size(); ++i)
        result.drive[i].text = "next(g)";
    return result;
}

Verdict judged(const std::vector<std::string>& expected, const std::vector<std::string>& observed,
               JudgeOptions options = {}) {
    std::vector<Observation> observations;
    for (const auto& step : observed)
        observations.push_back(observation(step));
    return judge(trace({expected}), observations, options);
}

const std::string end = R"({"out":["ok"]})";

TEST(Judge, EqualConforms) {
    const std::vector<std::string> steps{R"({"out":["yield",1],"log":["a"],"g":{"g":{"st":"S","ln":3}}})", end};
    const Verdict verdict = judged(steps, steps);
    EXPECT_EQ(verdict.kind, VerdictKind::conforms);
    EXPECT_EQ(verdict.reason, "");
}

TEST(Judge, NamesTheFirstDifference) {
    const Verdict verdict = judged({R"({"out":["yield",1]})", R"({"out":["yield",2]})", end},
                                   {R"({"out":["yield",1]})", R"({"out":["stop",null]})", end});
    EXPECT_EQ(verdict.kind, VerdictKind::diverges);
    EXPECT_EQ(verdict.step, 1u);
    EXPECT_EQ(verdict.reason, "step 2, next(g): the outcome: expected yielded 2, but stopped");
    EXPECT_EQ(to_json(*verdict.expected).dump(), R"({"out":["yield",2]})");
    EXPECT_EQ(to_json(*verdict.observed).dump(), R"({"out":["stop",null]})");
}

TEST(Judge, TrueIsNotOne) {
    EXPECT_EQ(judged({R"({"out":["yield",1]})", end}, {R"({"out":["yield",true]})", end}).kind, VerdictKind::diverges);
    EXPECT_EQ(judged({R"({"out":["yield",1]})", end}, {R"({"out":["yield",{"f":"1.0"}]})", end}).kind,
              VerdictKind::diverges);
}

TEST(Judge, LevelsIncludeOneAnother) {
    const std::string expected =
        R"({"out":["raise",{"id":"A#1","args":[],"ctx":{"id":"B#1","args":[]}}],"g":{"g":{"st":"S","ln":3,"loc":{"a":1}}}})";
    const std::string other_context =
        R"({"out":["raise",{"id":"A#1","args":[]}],"g":{"g":{"st":"S","ln":3,"loc":{"a":1}}}})";
    const std::string other_local =
        R"({"out":["raise",{"id":"A#1","args":[]}],"g":{"g":{"st":"S","ln":3,"loc":{"a":2}}}})";
    const std::string other_state = R"({"out":["raise",{"id":"A#1","args":[]}],"g":{"g":{"st":"X"}}})";
    const std::string other_outcome = R"({"out":["raise",{"id":"C#1","args":[]}],"g":{"g":{"st":"X"}}})";
    const auto diverges = [&](const std::string& observed, CompareLevel level) {
        return judged({expected, end}, {observed, end}, {.level = level}).kind == VerdictKind::diverges;
    };
    EXPECT_TRUE(diverges(other_context, CompareLevel::context));
    EXPECT_FALSE(diverges(other_context, CompareLevel::locals));
    EXPECT_TRUE(diverges(other_local, CompareLevel::locals));
    EXPECT_FALSE(diverges(other_local, CompareLevel::state));
    EXPECT_TRUE(diverges(other_state, CompareLevel::state));
    EXPECT_FALSE(diverges(other_state, CompareLevel::outcome));
    EXPECT_TRUE(diverges(other_outcome, CompareLevel::outcome));
}

TEST(Judge, SnapshotsAreDeltas) {
    const std::vector<std::string> expected{R"({"out":["ok"],"g":{"g":{"st":"S"}}})", R"({"out":["ok"]})", end};
    // shown again although unchanged: the same
    EXPECT_EQ(judged(expected, {expected[0], expected[0], end}).kind, VerdictKind::conforms);
    // not shown where it changed: different
    const Verdict verdict = judged({expected[0], R"({"out":["ok"],"g":{"g":{"st":"X"}}})", end}, expected);
    EXPECT_EQ(verdict.reason, "step 2, next(g): the state of g: expected closed, but suspended");
    EXPECT_EQ(judged(expected, {end, end, end}).reason,
              "step 1, next(g): g: expected suspended, but there is no snapshot of it");
}

TEST(Judge, UnknownStateIsNotCompared) {
    const std::string unknown = R"({"out":["ok"],"g":{"g":{"st":null,"ln":3}}})";
    EXPECT_EQ(judged({R"({"out":["ok"],"g":{"g":{"st":"S","ln":3}}})", end}, {unknown, end}).kind,
              VerdictKind::conforms);
    EXPECT_EQ(judged({R"({"out":["ok"],"g":{"g":{"st":"X"}}})", end}, {unknown, end}).kind, VerdictKind::conforms);
    EXPECT_EQ(judged({R"({"out":["ok"],"g":{"g":{"st":"S","ln":4}}})", end}, {unknown, end}).reason,
              "step 1, next(g): the line of g: expected 4, but 3");
}

TEST(Judge, WhoDoesNotKnowTheStateShowsNoDelegate) {
    const std::string delegating = R"({"out":["ok"],"g":{"g":{"st":"S","ln":3,"yf":{"n":"inner#1","st":"S","ln":2}}}})";
    const std::vector<std::string> unknown{R"({"out":["ok"],"g":{"g":{"st":null}}})", end};
    EXPECT_EQ(judged({delegating, end}, unknown).kind, VerdictKind::conforms);
    EXPECT_EQ(judged({delegating, end}, {R"({"out":["ok"],"g":{"g":{"st":"S","ln":3}}})", end}).reason,
              "step 1, next(g): what g delegates to: expected <generator inner#1>, but nothing");
}

TEST(Judge, LaneWithoutStateSkipsIt) {
    const std::vector<std::string> expected{R"({"out":["ok"],"g":{"g":{"st":"S"}}})", end};
    const std::vector<std::string> observed{R"({"out":["ok"],"g":{"g":{"st":"C"}}})", end};
    EXPECT_EQ(judged(expected, observed, {.compare_state = false}).kind, VerdictKind::conforms);
    EXPECT_EQ(judged(expected, observed).kind, VerdictKind::diverges);
}

TEST(Judge, AnotherRuntimeIsAVariant) {
    const std::vector<std::string> newest{R"({"out":["ret",5]})", end};
    const std::vector<std::string> older{R"({"out":["ret",null]})", end};
    const std::vector<std::string> oldest{R"({"out":["ret",1]})", end};
    Trace three = trace({newest, older, oldest});
    three.groups[1].runtimes = {"pypy-3.9", "cpython-3.8", "cpython-3.12", "cpython-3.9"};
    const std::vector<Observation> observed{observation(older[0]), observation(end)};
    const Verdict verdict = judge(three, observed);
    EXPECT_EQ(verdict.kind, VerdictKind::variant);
    EXPECT_EQ(verdict.variant, "cpython-3.12");
    EXPECT_EQ(verdict.step, 0u);
    EXPECT_EQ(judge(three, observed, {.oracle = "cpython-3.9"}).kind, VerdictKind::conforms);
    EXPECT_EQ(judge(three, observed, {.oracle = "cpython-3.7"}).kind, VerdictKind::broken);
}

TEST(Judge, AVariantHasOneSource) {
    // One step as in 3.12 and another as in 3.11 is neither.
    const std::string a = R"({"out":["ret","a"]})", b = R"({"out":["ret","b"]})", c = R"({"out":["ret","c"]})";
    const Trace three = trace({{a, a, end}, {b, b, end}, {c, c, end}});
    const std::vector<Observation> mixed{observation(b), observation(c), observation(end)};
    EXPECT_EQ(judge(three, mixed).kind, VerdictKind::diverges);
}

TEST(Judge, IncompleteRunsAreJudgedAsFarAsTheyGo) {
    const Trace two = trace({{R"({"out":["ret",1]})", R"({"out":["ret",2]})", end}});
    EXPECT_EQ(judge(two, std::vector{observation(R"({"out":["ret",1]})")}).kind, VerdictKind::conforms);
    EXPECT_EQ(judge(two, std::vector{observation(R"({"out":["ret",2]})")}).kind, VerdictKind::diverges);
    const std::vector<Observation> many(4, observation(end));
    EXPECT_EQ(judge(two, many).kind, VerdictKind::broken);
}

TEST(Judge, IdentityIsACorrespondence) {
    const auto raised = [](int number) {
        return R"({"out":["raise",{"id":"E#)" + std::to_string(number) + R"(","args":[]}]})";
    };
    // numbered otherwise, but the same object again and again
    EXPECT_EQ(judged({raised(1), raised(1), end}, {raised(7), raised(7), end}).kind, VerdictKind::conforms);
    EXPECT_EQ(judged({raised(1), raised(1), end}, {raised(1), raised(2), end}).reason,
              "step 2, next(g): the exception: expected the same E as before, but another one");
    EXPECT_EQ(judged({raised(1), raised(2), end}, {raised(1), raised(1), end}).kind, VerdictKind::diverges);
    EXPECT_EQ(judged({R"({"out":["ret",{"o":"Box#1"}]})", R"({"out":["ret",[{"o":"Box#1"}]]})", end},
                     {R"({"out":["ret",{"o":"Box#2"}]})", R"({"out":["ret",[{"o":"Box#1"}]]})", end})
                  .kind,
              VerdictKind::diverges);
    EXPECT_EQ(judged({R"({"out":["ret",{"o":"Box#1"}]})", end}, {R"({"out":["ret",{"o":"Bag#1"}]})", end}).kind,
              VerdictKind::diverges);
}

TEST(Judge, TheInterpretersWordsAreItsOwn) {
    const auto raised = [](const std::string& message, bool interpreter) {
        return R"({"out":["raise",{"id":"TypeError#1","args":[")" + message + R"("])" +
               (interpreter ? R"(,"interpreter":true)" : "") + "}]}";
    };
    const auto kind = [&](const std::string& expected, const std::string& observed, bool interpreter) {
        return judged({raised(expected, false), end}, {raised(observed, interpreter), end}).kind;
    };
    EXPECT_EQ(kind("f() takes 1", "f() has 1", true), VerdictKind::conforms);
    EXPECT_EQ(kind("f() takes 1", "f() has 1", false), VerdictKind::diverges);
    // the six messages of the protocol are compared, whoever raises them
    EXPECT_EQ(kind("generator already executing", "re-entered", true), VerdictKind::diverges);
    EXPECT_EQ(kind("re-entered", "generator already executing", true), VerdictKind::diverges);
    EXPECT_EQ(kind("generator already executing", "generator already executing", true), VerdictKind::conforms);
}

TEST(Judge, CausesAreComparedAtEveryLevel) {
    const std::string with = R"({"out":["raise",{"id":"A#1","args":[],"cause":{"id":"B#1","args":[]}}]})";
    const std::string without = R"({"out":["raise",{"id":"A#1","args":[]}]})";
    EXPECT_EQ(judged({with, end}, {without, end}, {.level = CompareLevel::outcome}).reason,
              "step 1, next(g): the cause of A: expected B(), but none");
}

TEST(Judge, LogsAreComparedEntryByEntry) {
    EXPECT_EQ(judged({R"({"out":["ok"],"log":["a","b"]})", end}, {R"({"out":["ok"],"log":["a"]})", end}).reason,
              "step 1, next(g): entry 2 of the log: expected printed 'b', but there is none");
    EXPECT_EQ(judged({R"({"out":["ok"]})", end}, {R"({"out":["ok"],"log":["a"]})", end}).reason,
              "step 1, next(g): entry 1 of the log: expected none, but printed 'a'");
    EXPECT_EQ(judged({R"({"out":["ok"],"log":["a"]})", end}, {R"({"out":["ok"],"log":[["a"]]})", end}).reason,
              "step 1, next(g): entry 1 of the log: expected printed 'a', but noted 'a'");
    // a snapshot in the log obeys the level, too
    const std::string expected = R"({"out":["ok"],"log":[{"snap":"g","is":{"st":"R","loc":{"x":1}}}]})";
    const std::string observed = R"({"out":["ok"],"log":[{"snap":"g","is":{"st":"R"}}]})";
    EXPECT_EQ(judged({expected, end}, {observed, end}).kind, VerdictKind::diverges);
    EXPECT_EQ(judged({expected, end}, {observed, end}, {.level = CompareLevel::state}).kind, VerdictKind::conforms);
}

TEST(Judge, DelegationIsCompared) {
    const std::string generator = R"({"out":["ok"],"g":{"g":{"st":"S","yf":{"n":"inner#1","st":"S","ln":3}}}})";
    const std::string iterator = R"({"out":["ok"],"g":{"g":{"st":"S","yf":{"it":"iter"}}}})";
    const std::string none = R"({"out":["ok"],"g":{"g":{"st":"S"}}})";
    EXPECT_EQ(judged({generator, end}, {generator, end}).kind, VerdictKind::conforms);
    EXPECT_EQ(judged({generator, end}, {iterator, end}).reason,
              "step 1, next(g): what g delegates to: expected <generator inner#1>, but <iter>");
    EXPECT_EQ(judged({generator, end}, {none, end}).kind, VerdictKind::diverges);
    EXPECT_EQ(judged({none, end}, {iterator, end}).kind, VerdictKind::diverges);
}

}  // namespace
}  // namespace yieldcheck
