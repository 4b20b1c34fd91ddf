#include "reports/baseline_edit.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

/// One adapter in some builds; verdicts by scenario, one for each build.
Report report_of(const std::vector<std::string>& builds,
                 const std::vector<std::pair<std::string, std::vector<VerdictKind>>>& verdicts) {
    Report report;
    report.suite = "0.2.0";
    report.known.adapters = {"mine"};
    for (const auto& build : builds) {
        Hello& hello = report.run.adapters.emplace_back();
        hello.adapter = "mine";
        hello.build = build;
        hello.lanes = {{"native", {"next"}}};
    }
    for (const auto& [scenario, kinds] : verdicts) {
        ReportedScenario& reported = report.scenarios.emplace_back();
        reported.id = scenario;
        reported.since = "0.1.0";
        reported.rules = {"SND-01"};
        report.known.scenarios.push_back(scenario);
    }
    report.known.rules = {"SND-01"};
    for (std::size_t build = 0; build < builds.size(); ++build)
        for (const auto& [scenario, kinds] : verdicts) {
            Result& result = report.run.results.emplace_back();
            result.adapter = "mine";
            result.build = builds[build];
            result.lane = "native";
            result.scenario = scenario;
            result.rules = {"SND-01"};
            result.verdict.kind = kinds.at(build);
        }
    return report;
}

constexpr auto good = VerdictKind::conforms;
constexpr auto bad = VerdictKind::diverges;
constexpr auto dead = VerdictKind::crashes;

constexpr const char* kept = R"(# What we accept.
# In two lines.

# About sending: see the manual.
[[accept]]
adapter = "mine"   # our own
lane = 'native'
verdict = "diverges"
reason = "no send"  # for now
ticket = "https://example.org/1"
scenario = [
    "send/a",   # the first
    # a comment of its own
    'send/b',
]

[[accept]]
lane = "native"
adapter = "mine"
scenario = ["end/a", "end/b", "end/c"]
verdict = "crashes"
reason = "für später"
)";

TEST(BaselineEdit, LeavesAloneWhatIsSo) {
    const Report report = report_of(
        {"g++"}, {{"end/a", {dead}}, {"end/b", {dead}}, {"end/c", {dead}}, {"send/a", {bad}}, {"send/b", {bad}}});
    EXPECT_EQ(prune_baseline(kept, "b.toml", report, false).text, kept);
    EXPECT_EQ(update_baseline(kept, "b.toml", report, {}).text, kept);
}

TEST(BaselineEdit, TakesOutScenariosAndNothingElse) {
    const Report report = report_of(
        {"g++"}, {{"end/a", {dead}}, {"end/b", {good}}, {"end/c", {good}}, {"send/a", {good}}, {"send/b", {bad}}});
    const BaselineEdit edit = prune_baseline(kept, "b.toml", report, false);
    std::string expected = kept;
    expected.replace(expected.find("    \"send/a\",   # the first\n"), 28, "");
    expected.replace(expected.find("\"end/a\", \"end/b\", \"end/c\""), 25, "\"end/a\"");
    EXPECT_EQ(edit.text, expected);
    EXPECT_EQ(edit.done.size(), 3u);
}

TEST(BaselineEdit, TakesOutAnEntryWithItsComment) {
    const Report report = report_of(
        {"g++"}, {{"end/a", {dead}}, {"end/b", {dead}}, {"end/c", {dead}}, {"send/a", {good}}, {"send/b", {good}}});
    const std::string text = prune_baseline(kept, "b.toml", report, false).text;
    const std::string all = kept;
    EXPECT_EQ(text, "# What we accept.\n# In two lines.\n\n" + all.substr(all.rfind("[[accept]]")));
}

TEST(BaselineEdit, TakesOutWhatIsGone) {
    Report report = report_of({"g++"}, {{"send/a", {bad}}, {"send/b", {bad}}});
    const std::string text = prune_baseline(kept, "b.toml", report, false).text;
    EXPECT_EQ(text, std::string(kept).substr(0, std::string(kept).rfind("\n[[accept]]")));
    report.known.adapters = {"other"};
    EXPECT_EQ(prune_baseline(kept, "b.toml", report, false).text, "# What we accept.\n# In two lines.\n");
}

TEST(BaselineEdit, TurnsAPatternIntoTheRestOfIt) {
    const std::string text =
        "[[accept]]\nadapter = \"mine\"\nlane = \"native\"\nverdict = \"diverges\"\nreason = \"r\"\nscenario = "
        "\"send/*\"\n";
    const Report report = report_of({"g++"}, {{"send/a", {good}}, {"send/b", {bad}}, {"send/c", {bad}}});
    EXPECT_EQ(prune_baseline(text, "b.toml", report, false).text,
              text.substr(0, text.find("\"send/*\"")) + "[\n    'send/b',\n    'send/c',\n]\n");
    const std::string by_rule =
        "[[accept]]\nadapter = \"mine\"\nrule = \"SND-01\"  # all\nlane = \"native\"\n"
        "verdict = \"diverges\"\nreason = \"r\"\n";
    EXPECT_EQ(
        prune_baseline(by_rule, "b.toml", report, false).text,
        "[[accept]]\nadapter = \"mine\"\nscenario = [\n    'send/b',\n    'send/c',\n]  # all\nlane = \"native\"\n"
        "verdict = \"diverges\"\nreason = \"r\"\n");
}

TEST(BaselineEdit, TellsBuildsApart) {
    const std::string text =
        "[[accept]]\nadapter = \"mine\"\nlane = \"native\"\nverdict = \"diverges\"\nreason = \"r\"\nscenario = "
        "\"send/a\"\n";
    const Report report = report_of({"g++ -O0", "clang -O2"}, {{"send/a", {good, bad}}});
    const BaselineEdit edit = prune_baseline(text, "b.toml", report, false);
    EXPECT_NE(edit.text.find("build = "), std::string::npos) << edit.text;
    const GateReport gated = gate(report.run, read_baseline(edit.text, "b.toml"), {.names = &report.known});
    EXPECT_EQ(gated.code(), 0) << edit.text;
    EXPECT_EQ(gated.count(Standing::excused), 1u);
}

TEST(BaselineEdit, ListsWhatIsNewAtTheEnd) {
    const Report report = report_of({"g++"}, {{"end/a", {dead}},
                                              {"end/b", {dead}},
                                              {"end/c", {dead}},
                                              {"new/x", {bad}},
                                              {"send/a", {bad}},
                                              {"send/b", {dead}}});
    const BaselineEdit edit = update_baseline(kept, "b.toml", report, {.reason = "it's new"});
    std::string expected = kept;
    expected.replace(expected.find("    'send/b',\n"), 14, "");
    expected +=
        "\n[[accept]]\nadapter = 'mine'\nlane = 'native'\nverdict = 'diverges'\nreason = \"it's new\"\nscenario = [\n  "
        "  "
        "'new/x',\n]\n"
        "\n[[accept]]\nadapter = 'mine'\nlane = 'native'\nverdict = 'crashes'\nreason = \"it's new\"\nscenario = [\n   "
        " "
        "'send/b',\n]\n";
    EXPECT_EQ(edit.text, expected);
    EXPECT_EQ(gate(report.run, read_baseline(edit.text, "b.toml"), {.names = &report.known}).code(), 0);
}

TEST(BaselineEdit, KeepsOtherBuildsListedWhenOneGetsWorse) {
    const std::string text =
        "[[accept]]\nadapter = \"mine\"\nlane = \"native\"\nverdict = \"diverges\"\nreason = \"r\"\nscenario = "
        "\"send/a\"\n";
    const Report report = report_of({"g++ -O0", "clang -O2"}, {{"send/a", {bad, dead}}});
    const BaselineEdit edit = update_baseline(text, "b.toml", report, {.reason = "new"});
    const GateReport gated = gate(report.run, read_baseline(edit.text, "b.toml"), {.names = &report.known});
    EXPECT_EQ(gated.code(), 0) << edit.text;
    EXPECT_EQ(gated.judgements[0].reason, "r");
    EXPECT_EQ(gated.judgements[1].reason, "new");
}

TEST(BaselineEdit, AdoptsNewScenariosWhenTold) {
    Report report = report_of({"g++"}, {{"new/x", {bad}}});
    report.scenarios[0].since = "0.2.0";
    const std::string old = "# Head.\n\nsuite = \"0.1.0\"  # as of spring\n";
    EXPECT_EQ(update_baseline(old, "b.toml", report, {.reason = "r"}).text, old);
    const std::string text = update_baseline(old, "b.toml", report, {.reason = "r", .adopt = true}).text;
    EXPECT_EQ(text.substr(0, 47), "# Head.\n\nsuite = '0.2.0'  # as of spring\n\n[[acc");
    EXPECT_EQ(gate(report.run, read_baseline(text, "b.toml"), {.names = &report.known}).code(), 0);
    EXPECT_EQ(update_baseline("# Head.\n", "b.toml", report, {.reason = "r", .adopt = true}).text.substr(0, 25),
              "# Head.\nsuite = '0.2.0'\n\n");
}

}  // namespace
}  // namespace yieldcheck
