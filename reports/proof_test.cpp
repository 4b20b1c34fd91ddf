#include "reports/proof.hpp"
#include "reports/proof_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck {
namespace {

Rules some_rules() {
    Rules rules;
    for (const char* id : {"SND-01", "SND-02", "SND-03", "SND-04"}) {
        Rule rule;
        rule.id = id;
        rule.sentence = std::string("What ") + id + " says.";
        rule.source = "PEP 342";
        rule.category = "send";
        if (rule.id == "SND-04") rule.unprovable = "No generator has a say in it.";
        rules.add(rule, "x");
    }
    return rules;
}

Result result(const std::string& generator, const std::string& scenario, std::vector<std::string> rules,
              VerdictKind kind) {
    Result made;
    made.adapter = "wrong:" + generator;
    made.lane = "native";
    made.scenario = scenario;
    made.rules = std::move(rules);
    made.verdict.kind = kind;
    return made;
}

const std::vector<std::string> all_ids{"SND-01", "SND-02", "SND-03", "SND-04"};

/// Two scenarios: send/one witnesses SND-01, send/two witnesses SND-01 and SND-02.
RunReport report_of(const std::string& generator, VerdictKind one, VerdictKind two) {
    RunReport report;
    report.results = {result("right", "send/one", {"SND-01"}, VerdictKind::conforms),
                      result("right", "send/two", {"SND-01", "SND-02"}, VerdictKind::conforms),
                      result(generator, "send/one", {"SND-01"}, one),
                      result(generator, "send/two", {"SND-01", "SND-02"}, two)};
    return report;
}

const WrongGenerator right{"right", "Nothing.", {}, false};
const WrongGenerator lossy{"lossy", "It loses values.", {"SND-01"}, false};

TEST(Proof, CountsARuleForTheScenariosThatWitnessIt) {
    const RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::conforms);
    const Proof proof = prove({right, lossy}, report, some_rules(), all_ids);
    EXPECT_TRUE(proof.survivors.empty());
    EXPECT_TRUE(proof.missed.empty());
    EXPECT_EQ(proof.find("SND-01")->broken_by.at("lossy"), std::vector<std::string>{"send/one"});
    EXPECT_TRUE(proof.find("SND-01")->aimed_at_by.contains("lossy"));
    ASSERT_EQ(proof.unproven().size(), 2u);
    EXPECT_EQ(proof.unproven()[0]->id, "SND-02");
    EXPECT_EQ(proof.unproven()[1]->id, "SND-03");
    EXPECT_FALSE(proof.holds());
}

TEST(Proof, EveryWayToNoticeCounts) {
    for (const auto kind :
         {VerdictKind::diverges, VerdictKind::crashes, VerdictKind::hangs, VerdictKind::leaks, VerdictKind::variant}) {
        const RunReport report = report_of("lossy", VerdictKind::conforms, kind);
        const Proof proof = prove({right, lossy}, report, some_rules(), all_ids);
        EXPECT_TRUE(proof.find("SND-02")->proven()) << name(kind);
        EXPECT_TRUE(proof.find("SND-02")->aimed_at_by.empty()) << name(kind);
    }
    for (const auto kind : {VerdictKind::conforms, VerdictKind::unsupported, VerdictKind::broken}) {
        const RunReport report = report_of("lossy", VerdictKind::conforms, kind);
        const Proof proof = prove({right, lossy}, report, some_rules(), all_ids);
        EXPECT_EQ(proof.survivors, std::vector<std::string>{"lossy"}) << name(kind);
    }
}

TEST(Proof, WhereTheRightOneDoesNotConformNothingIsProven) {
    RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::diverges);
    report.results[0].verdict.kind = VerdictKind::diverges;
    const Proof proof = prove({right, lossy}, report, some_rules(), all_ids);
    EXPECT_EQ(proof.find("SND-01")->broken_by.at("lossy"), std::vector<std::string>{"send/two"});
    ASSERT_EQ(proof.not_in_order.size(), 1u);
    EXPECT_EQ(proof.not_in_order[0].second, "send/one");
}

TEST(Proof, EachKindOfDelegationHasItsOwnMeasure) {
    const RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::diverges);
    WrongGenerator by_hand = lossy;
    by_hand.delegates_by_hand = true;
    EXPECT_EQ(prove({right, by_hand}, report, some_rules(), all_ids).survivors, std::vector<std::string>{"lossy"});
}

TEST(Proof, WhatIsSaidAndNotNoticedIsMissed) {
    const RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::conforms);
    WrongGenerator boasting = lossy;
    boasting.rules = {"SND-01", "SND-02", "SND-99"};
    const Proof proof = prove({right, boasting}, report, some_rules(), all_ids);
    ASSERT_EQ(proof.missed.size(), 2u);
    EXPECT_EQ(proof.missed[0].second, "SND-02");
    EXPECT_EQ(proof.missed[1].second, "SND-99");
}

TEST(Proof, AnExcuseThatIsNoneIsSaid) {
    RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::conforms);
    report.results[2].rules = {"SND-01", "SND-04"};
    WrongGenerator breaks = lossy;
    breaks.rules = {"SND-04"};
    const Proof proof = prove({right, breaks}, report, some_rules(), all_ids);
    ASSERT_EQ(proof.falsely_excused().size(), 1u);
    EXPECT_EQ(proof.falsely_excused()[0]->id, "SND-04");
}

TEST(Proof, OnTheScreen) {
    RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::crashes);
    report.seconds = 1.25;
    const WrongGenerator sly{"sly", "It does something that no scenario looks at.", {"SND-03"}, false};
    const Rules rules = some_rules();
    const Proof proof = prove({right, lossy, sly}, report, rules, all_ids);
    std::ostringstream out;
    print_proof(out, proof, rules, {});
    EXPECT_EQ(out.str(), R"(broken by a wrong generator     aimed   in passing   excused      never
send                        4       1            1         1          1
all                         4       1            1         1          1

survivors: wrong generators that no scenario notices
  sly
    It does something that no scenario looks at.

missed: no witness of the rule notices a generator that breaks it
  SND-03  sly

unproven: rules that no wrong generator breaks
  SND-03  What SND-03 says.

excused: rules that no generator can break
  SND-04
    No generator has a say in it.

in passing: broken, but only by generators that aim at other rules
  SND-02

2 wrong generators, 1 caught; 4 results in 1.2 s
)");
}

TEST(Proof, AsJson) {
    const RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::crashes);
    const Json json = to_json(prove({right, lossy}, report, some_rules(), all_ids));
    EXPECT_EQ(json.at("survivors"), Json::array());
    EXPECT_EQ(json.at("unproven"), Json::array({"SND-03"}));
    EXPECT_EQ(json.at("killed").at("SND-01").at("lossy"), Json::array({"send/one", "send/two"}));
    EXPECT_EQ(json.at("killed").at("SND-02").at("lossy"), Json::array({"send/two"}));
    EXPECT_EQ(json.at("aimed").at("SND-02"), Json::array());
    EXPECT_EQ(json.at("excused").at("SND-04"), "No generator has a say in it.");
}

ScenarioUnderTest scenario(const std::string& id) {
    ScenarioUnderTest made;
    made.id = id;
    made.file = "suite/scenarios/" + id + ".py";
    return made;
}

TEST(ProofText, KeepsTheScenarioThatItNamed) {
    const RunReport report = report_of("lossy", VerdictKind::diverges, VerdictKind::crashes);
    const Rules rules = some_rules();
    const Proof proof = prove({right, lossy}, report, rules, all_ids);
    const std::vector<ScenarioUnderTest> scenarios{scenario("send/one"), scenario("send/two")};
    const std::string fresh = proof_text(lossy, proof, scenarios, rules, "");
    EXPECT_TRUE(fresh.starts_with("It loses values.\nSND-01  diverges  send/one\n\ndiverges  ")) << fresh;
    const std::string kept = proof_text(lossy, proof, scenarios, rules, "It.\nSND-01  crashes   send/two\n\n");
    EXPECT_TRUE(kept.starts_with("It loses values.\nSND-01  crashes   send/two\n\ncrashes  ")) << kept;
    const std::string gone = proof_text(lossy, proof, scenarios, rules, "It.\nSND-01  crashes   send/none\n\n");
    EXPECT_EQ(gone, fresh);
}

TEST(ProofText, ShowsTheFirstDifference) {
    EXPECT_EQ(first_difference("a\nb\n", "a\nb\n"), "");
    EXPECT_EQ(first_difference("a\nb\n", "a\nc\n"), "line 2\n  - b\n  + c\n");
    EXPECT_EQ(first_difference("a\n", "a\nb\n"), "line 2\n  - (the end)\n  + b\n");
    EXPECT_EQ(first_difference("", "a\n"), "line 1\n  - (the end)\n  + a\n");
}

}  // namespace
}  // namespace yieldcheck
