// The gate's truth table, cell by cell.
#include "reports/gate.hpp"

#include "protocol/fault.hpp"
#include "reports/summary.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck {
namespace {

constexpr const char* entry =
    "[[accept]]\nadapter = \"mine\"\nlane = \"native\"\nscenario = \"send/a\"\nreason = \"known\"\n";

std::string listed(const std::string& verdict, const std::string& more = {}) {
    return std::string(entry) + "verdict = \"" + verdict + "\"\n" + more;
}

RunReport run_of(VerdictKind kind, RuleLevel level = RuleLevel::core) {
    RunReport run;
    Hello& hello = run.adapters.emplace_back();
    hello.adapter = "mine";
    hello.library = "libmine";
    hello.version = "0.12.1";
    hello.compiler = "g++ 12.2.0";
    hello.optimisation = "-O2";
    hello.lanes = {{"native", {"next"}}};
    hello.build = build_name(hello);
    Result& result = run.results.emplace_back();
    result.adapter = "mine";
    result.build = hello.build;
    result.lane = "native";
    result.scenario = "send/a";
    result.rules = {"SND-01"};
    result.level = level;
    result.verdict.kind = kind;
    return run;
}

const KnownNames& names() {
    static const KnownNames known{{"mine"}, {"send/a", "send/b"}, {"SND-01"}};
    return known;
}

GateReport gated(const RunReport& run, const std::string& baseline, bool strict = false, const char* since = "0.1.0") {
    return gate(
        run, read_baseline(baseline, "b.toml"),
        {.strict = strict, .baseline = "b.toml", .results = "r.json", .names = &names(), .since = {{"send/a", since}}});
}

/// "accepted/0": how the result stands, and the exit code.
std::string outcome(const GateReport& report) {
    return std::string(name(report.judgements.at(0).standing)) + "/" + std::to_string(report.code());
}

struct Row {
    VerdictKind kind;
    const char* unlisted;
    const char* listed;        // with this verdict; one that needs no entry: as diverges
    const char* listed_other;  // with another verdict
    const char* flaky;
    const char* newer;               // of a scenario that is not adopted
    const char* newer_listed;        // and listed all the same
    const char* newer_listed_other;  // with another verdict
    const char* beyond;              // of a rule beyond the contract
    const char* beyond_strict;
    const char* beyond_listed;
    const char* beyond_listed_other;
    const char* compiler;  // of a scenario about the compiler, strict
};

constexpr const char* ok = "in order/0";
constexpr const char* stale = "in order/2";
constexpr const char* fails = "not in order/1";
constexpr const char* passes = "accepted/0";
constexpr const char* flaky = "flaky/0";
constexpr const char* newer = "not adopted/0";
constexpr const char* beyond = "beyond the contract/0";
constexpr const char* beyond_stale = "beyond the contract/2";
constexpr const char* compilers = "the compiler's/0";
constexpr const char* broken = "fault/3";

constexpr Row table[] = {
    {VerdictKind::conforms, ok, stale, stale, flaky, ok, stale, stale, ok, ok, stale, stale, ok},
    {VerdictKind::variant, ok, stale, stale, flaky, ok, stale, stale, ok, ok, stale, stale, ok},
    {VerdictKind::unsupported, ok, stale, stale, flaky, ok, stale, stale, ok, ok, stale, stale, ok},
    {VerdictKind::diverges, fails, passes, fails, flaky, newer, passes, fails, beyond, fails, passes, beyond_stale,
     compilers},
    {VerdictKind::crashes, fails, passes, fails, flaky, newer, passes, fails, beyond, fails, passes, beyond_stale,
     compilers},
    {VerdictKind::hangs, fails, passes, fails, flaky, newer, passes, fails, beyond, fails, passes, beyond_stale,
     compilers},
    {VerdictKind::leaks, fails, passes, fails, flaky, newer, passes, fails, beyond, fails, passes, beyond_stale,
     compilers},
    {VerdictKind::broken, broken, passes, broken, flaky, newer, passes, broken, broken, broken, passes, broken, broken},
};

void PrintTo(const Row& row, std::ostream* out) { *out << name(row.kind); }

class TruthTable : public ::testing::TestWithParam<Row> {};

TEST_P(TruthTable, HoldsInEveryCell) {
    const Row& row = GetParam();
    const RunReport core = run_of(row.kind);
    const RunReport loose = run_of(row.kind, RuleLevel::beyond_contract);
    const std::string same = listed(in_order(row.kind) ? "diverges" : std::string(name(row.kind)));
    const std::string other = listed(row.kind == VerdictKind::diverges ? "crashes" : "diverges");
    const std::string adopted = "suite = \"0.1.0\"\n";
    EXPECT_EQ(outcome(gated(core, "")), row.unlisted);
    EXPECT_EQ(outcome(gated(core, same)), row.listed);
    EXPECT_EQ(outcome(gated(core, other)), row.listed_other);
    EXPECT_EQ(outcome(gated(core, listed("flaky"))), row.flaky);
    EXPECT_EQ(outcome(gated(core, adopted, false, "0.2.0")), row.newer);
    EXPECT_EQ(outcome(gated(core, adopted + same, false, "0.2.0")), row.newer_listed);
    EXPECT_EQ(outcome(gated(core, adopted + other, false, "0.2.0")), row.newer_listed_other);
    EXPECT_EQ(outcome(gated(loose, "")), row.beyond);
    EXPECT_EQ(outcome(gated(loose, "", true)), row.beyond_strict);
    EXPECT_EQ(outcome(gated(loose, same)), row.beyond_listed);
    EXPECT_EQ(outcome(gated(loose, other)), row.beyond_listed_other);
    EXPECT_EQ(outcome(gated(run_of(row.kind, RuleLevel::compiler), "", true)), row.compiler);
}

INSTANTIATE_TEST_SUITE_P(Gate, TruthTable, ::testing::ValuesIn(table),
                         [](const auto& row) { return std::string(name(row.param.kind)); });

TEST(Gate, AppliesEntriesOnTheirConditions) {
    const RunReport run = run_of(VerdictKind::diverges);
    const std::pair<const char*, const char*> holding[] = {{"compiler", "g++ 12*"},
                                                           {"version", "12.2.*"},
                                                           {"optimisation", "-O[23]"},
                                                           {"library_version", "0.12.*"},
                                                           {"build", "g++ 12.2.0 -O2"}};
    for (const auto& [key, pattern] : holding) {
        const std::string condition = std::string(key) + " = \"" + pattern + "\"\n";
        EXPECT_EQ(outcome(gated(run, listed("diverges", condition))), passes) << key;
        EXPECT_EQ(outcome(gated(run, listed("diverges", std::string(key) + " = \"other*\"\n"))), fails) << key;
        // What does not apply is not stale either.
        EXPECT_EQ(
            outcome(gated(run_of(VerdictKind::conforms), listed("diverges", std::string(key) + " = \"other*\"\n"))),
            ok);
    }
    const std::string both = listed("diverges", "compiler = \"g++*\"\noptimisation = \"-O0\"\n");
    EXPECT_EQ(outcome(gated(run, both)), fails);
}

TEST(Gate, AdoptsScenariosByTheirVersion) {
    const RunReport run = run_of(VerdictKind::diverges);
    const std::pair<const char*, const char*> table_of_versions[] = {
        {"0.1.0", fails}, {"0.1", fails}, {"0.0.9", fails}, {"0.1.1", newer}, {"0.10.0", newer}, {"1.0", newer}};
    for (const auto& [since, expected] : table_of_versions)
        EXPECT_EQ(outcome(gated(run, "suite = \"0.1.0\"\n", false, since)), expected) << since;
    EXPECT_EQ(outcome(gated(run, "", false, "9.0")), fails);  // who names no version has adopted all
    EXPECT_EQ(gated(run_of(VerdictKind::conforms), "suite = \"0.1.0\"\n", false, "0.2.0").newer,
              std::vector<std::string>{"send/a"});
}

std::string stale_sentence(const std::string& baseline) {
    const GateReport report = gated(run_of(VerdictKind::conforms), baseline);
    EXPECT_EQ(report.code(), 2);
    return report.stale.empty() ? "" : report.stale[0].place + ": " + report.stale[0].sentence;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(Gate, FindsNamesThatAreGone) {
    const std::string good = listed("diverges");
    EXPECT_EQ(stale_sentence(replaced(good, "mine", "other")), "b.toml:1: there is no adapter other");
    EXPECT_EQ(stale_sentence(replaced(good, "native", "natural")), "b.toml:1: adapter mine has no lane natural");
    EXPECT_EQ(stale_sentence(replaced(good, "send/a", "sent/*")), "b.toml:1: no scenario is named sent/*");
    EXPECT_EQ(stale_sentence(replaced(good, "scenario = \"send/a\"", "rule = \"SND-99\"")),
              "b.toml:1: there is no rule SND-99");
    EXPECT_EQ(stale_sentence(replaced(good, "\"diverges\"", "\"flaky\"").replace(good.find("send/a"), 6, "gone/a")),
              "b.toml:1: no scenario is named gone/a");
    EXPECT_EQ(stale_sentence(good), "b.toml:1: mine native send/a is listed, but conforms now");
}

TEST(Gate, LeavesAloneWhatTookNoPart) {
    EXPECT_EQ(outcome(gated(run_of(VerdictKind::conforms), replaced(listed("diverges"), "send/a", "send/b"))), ok);
}

TEST(Gate, RefusesAPartialRun) {
    RunReport run = run_of(VerdictKind::conforms);
    run.partial = true;
    EXPECT_EQ(outcome(gated(run, "")), "in order/3");
    run = run_of(VerdictKind::diverges);
    run.partial = true;
    EXPECT_EQ(outcome(gated(run, "")), "not in order/3");
}

TEST(Gate, AFaultWeighsMoreThanARegressionAndThatMoreThanAStaleEntry) {
    RunReport run = run_of(VerdictKind::conforms);
    const auto add = [&run](const char* scenario, VerdictKind kind) {
        run.results.push_back(run.results.front());
        run.results.back().scenario = scenario;
        run.results.back().verdict.kind = kind;
    };
    const std::string baseline = listed("diverges");
    EXPECT_EQ(gated(run, baseline).code(), 2);
    add("send/b", VerdictKind::diverges);
    EXPECT_EQ(gated(run, baseline).code(), 1);
    add("send/c", VerdictKind::broken);
    EXPECT_EQ(gated(run, baseline).code(), 3);
}

std::string fault_of(const std::string& baseline) {
    try {
        gated(run_of(VerdictKind::diverges), baseline);
    } catch (const Fault& fault) {
        EXPECT_EQ(fault.code(), 3);
        return fault.what();
    }
    return "no fault";
}

TEST(Gate, RefusesBaselinesThatAreWrong) {
    const std::string good = listed("diverges");
    EXPECT_EQ(fault_of(good), "no fault");
    EXPECT_EQ(fault_of(replaced(good, "known", "  ")), "b.toml:1: the entry has no \"reason\"");
    EXPECT_EQ(fault_of(replaced(good, "reason = \"known\"\n", "")), "b.toml:1: the entry has no \"reason\"");
    EXPECT_EQ(fault_of(good + "mood = \"x\"\n"), "b.toml:1: unknown key \"mood\"");
    EXPECT_EQ(fault_of("moods = 1\n"), "b.toml:1: unknown key \"moods\"");
    EXPECT_EQ(fault_of("suite = 1\n"), "b.toml:1: \"suite\" must be a text");
    EXPECT_EQ(fault_of("suite = \"new\"\n"), "b.toml:1: \"new\" is no version");
    EXPECT_EQ(fault_of(replaced(good, "\"diverges\"", "\"divergent\"")), "b.toml:1: unknown verdict \"divergent\"");
    for (const char* needless : {"conforms", "variant", "unsupported"})
        EXPECT_EQ(fault_of(listed(needless)),
                  "b.toml:1: \"" + std::string(needless) + "\" needs no entry: it never fails a run");
    EXPECT_EQ(fault_of(replaced(good, "\"diverges\"", "[\"flaky\", \"crashes\"]")),
              "b.toml:1: a flaky entry lists no other verdict");
    EXPECT_EQ(fault_of(good + "rule = \"SND-01\"\n"), "b.toml:1: an entry names either scenario or rule");
    EXPECT_EQ(fault_of(good + good), "b.toml:7: repeats b.toml:1");
    EXPECT_EQ(fault_of(good + listed("crashes")), "b.toml:7: contradicts b.toml:1");
    EXPECT_EQ(fault_of(good + replaced(listed("crashes"), "send/a", "send/*")),
              "b.toml:7: contradicts b.toml:1 about mine native send/a");
    EXPECT_EQ(fault_of(good + replaced(listed("flaky"), "send/a", "send/*")),
              "b.toml:7: contradicts b.toml:1 about mine native send/a");
    EXPECT_EQ(fault_of("[[accept]\n").substr(0, 30), "b.toml:1: no valid baseline (E");
}

TEST(Gate, TakesEntriesAboutARule) {
    const std::string by_rule = replaced(listed("diverges"), "scenario = \"send/a\"", "rule = \"SND-01\"");
    EXPECT_EQ(outcome(gated(run_of(VerdictKind::diverges), by_rule)), passes);
    EXPECT_EQ(outcome(gated(run_of(VerdictKind::crashes), by_rule)), fails);
    EXPECT_EQ(outcome(gated(run_of(VerdictKind::conforms), by_rule)), stale);
}

std::string last_words(const GateReport& gated, const RunReport& run) {
    std::ostringstream out;
    Style style;
    style.width = 60;  // commands are longer, and stay on their line
    print_summary(out, run, gated, style, {});
    const std::string text = out.str();
    return text.substr(text.rfind("\n\n") + 2);
}

std::string last_words(const RunReport& run, const std::string& baseline, const char* since = "0.1.0") {
    return last_words(gated(run, baseline, false, since), run);
}

TEST(Gate, SaysWhatToDoNextWithTheVeryCommand) {
    EXPECT_EQ(last_words(run_of(VerdictKind::diverges), ""),
              "Failed: 1 not in order.\nFix them; or accept them:\n"
              "  ./yieldcheck baseline update --from r.json --baseline b.toml --reason 'why'\n");
    EXPECT_EQ(last_words(run_of(VerdictKind::conforms), listed("diverges")),
              "Stale: 1 of the baseline no longer so.\nTake out what is no longer so:\n"
              "  ./yieldcheck baseline prune --from r.json --baseline b.toml\n");
    EXPECT_EQ(last_words(run_of(VerdictKind::diverges), "suite = \"0.1\"\n", "0.2"),
              "In order.\nAdopt the new scenarios:\n"
              "  ./yieldcheck baseline update --adopt --from r.json --baseline b.toml --reason 'why'\n");
    EXPECT_EQ(last_words(run_of(VerdictKind::broken), ""),
              "Fault: 1 broken.\nThe suite or an adapter has to be repaired; no entry should hide it.\n");
    RunReport partial = run_of(VerdictKind::conforms);
    partial.partial = true;
    EXPECT_EQ(last_words(partial, ""),
              "No verdict on the whole: the run was interrupted.\nRun it again and let it come to its end.\n");
    EXPECT_EQ(last_words(run_of(VerdictKind::conforms), ""), "In order.\n");
    EXPECT_EQ(last_words(run_of(VerdictKind::diverges), listed("diverges")), "In order; 1 accepted by b.toml.\n");
}

TEST(Gate, SaysCommandsThatAShellTakesAsTheyAreMeant) {
    const RunReport run = run_of(VerdictKind::diverges, RuleLevel::beyond_contract);
    const GateReport report =
        gate(run, {}, {.strict = true, .baseline = "my list.toml", .results = "it's.json", .names = &names()});
    EXPECT_EQ(report.baseline_command("update"),
              "./yieldcheck baseline update --strict --from 'it'\\''s.json' --baseline 'my list.toml'");
    GateReport unsaved = report;
    unsaved.results.clear();
    EXPECT_EQ(last_words(unsaved, run),
              "Failed: 1 not in order.\nFix them; or accept them:\n"
              "  ./yieldcheck run --json results.json   # first save the results\n"
              "  ./yieldcheck baseline update --strict --from results.json --baseline 'my list.toml' --reason 'why'\n");
}

TEST(Gate, RefusesAPartOfTheWholeWhenToldTo) {
    RunReport run = run_of(VerdictKind::diverges);
    const auto complete = [&](const RunReport& of) {
        return gate(of, {}, {.complete = true, .baseline = "b.toml", .results = "r.json", .names = &names()});
    };
    const GateReport part = complete(run);
    EXPECT_EQ(part.code(), 3);
    EXPECT_EQ(part.missing, std::vector<std::string>{"mine native (g++ 12.2.0 -O2): 1 of 2 scenarios"});
    EXPECT_EQ(last_words(part, run),
              "No verdict on the whole: parts of it are missing.\nMerge the results of all parts, and gate those:\n"
              "  ./yieldcheck merge part*.json -o all.json\n");
    EXPECT_EQ(gated(run, "").code(), 1);  // who does not ask has a verdict on the part
    run.results.push_back(run.results.front());
    run.results.back().scenario = "send/b";
    EXPECT_EQ(complete(run).code(), 1);
}

}  // namespace
}  // namespace yieldcheck
