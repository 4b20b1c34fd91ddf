#include "reports/baseline_edit.hpp"

#include "protocol/fault.hpp"

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

std::string replaced_all(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

TEST(BaselineEdit, KeepsTheLineEndsOfTheFile) {
    const Report report = report_of({"g++"}, {{"end/a", {dead}},
                                              {"end/b", {good}},
                                              {"end/c", {good}},
                                              {"new/x", {bad}},
                                              {"send/a", {good}},
                                              {"send/b", {bad}}});
    const auto edited = [&](const std::string& text) {
        return update_baseline(prune_baseline(text, "b.toml", report, false).text, "b.toml", report, {.reason = "r"})
            .text;
    };
    const std::string unix_text = edited(kept);
    EXPECT_NE(unix_text, kept);
    const std::string windows = edited(replaced_all(kept, "\n", "\r\n"));
    EXPECT_EQ(windows, replaced_all(unix_text, "\n", "\r\n"));
    EXPECT_EQ(edited("\xEF\xBB\xBF" + std::string(kept)), "\xEF\xBB\xBF" + unix_text);
    const std::string open_end = std::string(kept).substr(0, std::string(kept).size() - 1);
    EXPECT_EQ(edited(open_end), unix_text);
    const Report same = report_of(
        {"g++"}, {{"end/a", {dead}}, {"end/b", {dead}}, {"end/c", {dead}}, {"send/a", {bad}}, {"send/b", {bad}}});
    EXPECT_EQ(prune_baseline(open_end, "b.toml", same, false).text, open_end);
}

constexpr const char* inline_tables = R"(accept = [ # all of them
  { adapter = "mine", lane = "native", scenario = ["send/a", 'send/b'], verdict = "diverges", reason = "é" }, # one
  # the next
  {adapter="mine",lane='native',scenario="end/a",verdict=["crashes"],reason='two'}  # no comma
]
)";

TEST(BaselineEdit, EditsInlineTablesToo) {
    const Report report =
        report_of({"g++"}, {{"end/a", {dead}}, {"new/x", {bad}}, {"send/a", {good}}, {"send/b", {bad}}});
    const std::string pruned = prune_baseline(inline_tables, "b.toml", report, false).text;
    EXPECT_EQ(pruned, replaced_all(inline_tables, "\"send/a\", ", ""));
    const std::string updated = update_baseline(pruned, "b.toml", report, {.reason = "new"}).text;
    EXPECT_EQ(updated,
              replaced_all(replaced_all(pruned, "reason='two'}", "reason='two'},"), "# no comma\n",
                           "# no comma\n  {adapter = 'mine', lane = 'native', verdict = 'diverges', reason = 'new', "
                           "scenario = [\n    'new/x',\n]},\n"));
    EXPECT_EQ(gate(report.run, read_baseline(updated, "b.toml"), {.names = &report.known}).code(), 0);

    const Report fixed = report_of({"g++"}, {{"end/a", {dead}}, {"send/a", {good}}, {"send/b", {good}}});
    const std::string rest = prune_baseline(inline_tables, "b.toml", fixed, false).text;
    EXPECT_EQ(read_baseline(rest, "b.toml").entries.size(), 1u) << rest;
    EXPECT_NE(rest.find("# the next"), std::string::npos);
    const std::string again = update_baseline("accept = []\n", "b.toml", report, {.reason = "r"}).text;
    EXPECT_EQ(gate(report.run, read_baseline(again, "b.toml"), {.names = &report.known}).code(), 0) << again;
}

TEST(BaselineEdit, LeavesAloneWhatTookNoPart) {
    Report report = report_of({"g++"}, {{"send/a", {dead}}});
    report.known.scenarios = {"send/a", "send/b", "send/c"};  // the rest is another machine's
    const std::string text =
        "[[accept]]\nadapter = \"mine\"\nlane = \"native\"\nverdict = \"diverges\"\nreason = \"r\"\nscenario = "
        "\"send/*\"\n";
    const std::string updated = update_baseline(text, "b.toml", report, {.reason = "new"}).text;
    EXPECT_EQ(updated.substr(0, updated.find("\n[[accept]]", 5)),
              text.substr(0, text.find("\"send/*\"")) + "[\n    'send/b',\n    'send/c',\n]\n");

    const std::string by_rule = replaced_all(text, "scenario = \"send/*\"", "rule = \"SND-01\"");
    EXPECT_THROW(update_baseline(by_rule, "b.toml", report, {.reason = "new"}), Fault);
    report.run.results[0].verdict.kind = good;
    const BaselineEdit pruned = prune_baseline(by_rule, "b.toml", report, false);
    EXPECT_EQ(pruned.text, by_rule);
    EXPECT_EQ(pruned.done.size(), 1u);
}

TEST(BaselineEdit, ListsNoScenarioTwice) {
    const std::string text =
        "[[accept]]\nadapter = \"mine\"\nlane = \"native\"\nverdict = \"diverges\"\nreason = \"r\"\nscenario = "
        "[\"send/a\", \"send/*\", \"gone/*\"]\n";
    const Report report = report_of({"g++"}, {{"send/a", {bad}}, {"send/b", {bad}}, {"send/c", {good}}});
    EXPECT_EQ(prune_baseline(text, "b.toml", report, false).text,
              text.substr(0, text.find("\"send/*\"")) + "'send/b']\n");
}

TEST(BaselineEdit, CountsWhatWaitsForAReason) {
    const Report report = report_of({"g++"}, {{"send/a", {bad}}});
    EXPECT_EQ(update_baseline("", "b.toml", report, {}).listed, 1u);
    EXPECT_EQ(update_baseline("", "b.toml", report_of({"g++"}, {{"send/a", {good}}}), {}).listed, 0u);
}

}  // namespace
}  // namespace yieldcheck
