#include "runner/scenario.hpp"

#include "runner/sha256.hpp"
#include "runner/text_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

class Folder : public ::testing::Test {
protected:
    Folder() { fs::create_directories(path / "send"); }
    ~Folder() override { fs::remove_all(path); }
    static std::string fault(const std::function<void()>& work) {
        try {
            work();
        } catch (const Fault& fault) {
            return fault.what();
        }
        return "no fault";
    }
    fs::path path = fs::path(::testing::TempDir()) / ("yieldcheck-" + std::to_string(::getpid()));
};

TEST(Sha256, AgreesWithTheStandardsExamples) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Match, IsTheShells) {
    EXPECT_TRUE(matches("send/*", "send/accumulator"));
    EXPECT_TRUE(matches("*lator", "send/accumulator"));
    EXPECT_TRUE(matches("send/[ab]*", "send/accumulator"));
    EXPECT_FALSE(matches("send", "send/accumulator"));
}

TEST(Nearest, SuggestsWhatIsAlike) {
    const std::vector<std::string> names{"send/accumulator", "send/averager", "throw/closed"};
    EXPECT_EQ(nearest("send/acumulator", names), "send/accumulator");
    EXPECT_EQ(nearest("acumulator", names), "send/accumulator");
    EXPECT_EQ(nearest("throw/close", names), "throw/closed");
    EXPECT_EQ(nearest("zzzzzz", names), "");
}

TEST_F(Folder, ScenarioIsReadFromItsComments) {
    write_text(path / "send/total.py",
               "\"\"\"Sums up.\n\nMore.\n\"\"\"\n# rules: SND-01 SND-03\n# source: PEP 342\n\n"
               "def total():\n    # rules: NOT-01\n    yield\n");
    write_text(path / "send/note.txt", "no scenario");
    const auto scenarios = find_scenarios(path, path / "traces");
    ASSERT_EQ(scenarios.size(), 1u);
    EXPECT_EQ(scenarios[0].id, "send/total");
    EXPECT_EQ(scenarios[0].category(), "send");
    EXPECT_EQ(scenarios[0].title, "Sums up.");
    EXPECT_EQ(scenarios[0].rules, (std::vector<std::string>{"SND-01", "SND-03"}));
    EXPECT_EQ(scenarios[0].source, "PEP 342");
    EXPECT_EQ(scenarios[0].trace_file, path / "traces/send/total.json");
}

TEST_F(Folder, ScenarioSaysWhomItIsAboutAndWhereItsCppIs) {
    write_text(path / "send/sum.py", "# about: compiler\n# body: sum.cpp\n\ndef sum():\n    yield\n");
    write_text(path / "send/sum.cpp", "no scenario");
    const auto scenarios = find_scenarios(path, path / "traces");
    ASSERT_EQ(scenarios.size(), 1u);
    EXPECT_EQ(scenarios[0].about, "compiler");
    EXPECT_EQ(scenarios[0].body, path / "send/sum.cpp");
}

TEST_F(Folder, TraceMustBelongToTheScenario) {
    write_text(path / "send/total.py", "abc");
    const Scenario scenario = find_scenarios(path, path).at(0);
    EXPECT_EQ(fault([&] { trace_of(scenario); }),
              (path / "send/total.json").string() + ": there is no such trace, or it cannot be read");
    Trace trace;
    trace.scenario = "send/total";
    trace.digest = "ba7816bf8f01cfea";
    trace.groups.push_back({{"cpython-3.13"}, {Observation()}});
    write_text(scenario.trace_file, write_trace(trace));
    EXPECT_EQ(trace_of(scenario).steps(), 1u);
    trace.digest = "0000000000000000";
    write_text(scenario.trace_file, write_trace(trace));
    EXPECT_EQ(fault([&] { trace_of(scenario); }),
              scenario.trace_file.string() + ": was recorded from another text of " + scenario.file.string());
}

TEST_F(Folder, RulesAreReadStrictly) {
    const std::string good =
        "[[rule]]\nid = \"SND-01\"\nlevel = \"beyond-contract\"\nsentence = \"S.\"\nsource = \"PEP\"\n";
    write_text(path / "b.toml", good);
    write_text(path / "a.toml", "[[rule]]\nid = \"THR-02\"\nlevel = \"core\"\nsentence = \"T.\"\nsource = \"PEP\"\n");
    const Rules rules = Rules::load(path);
    ASSERT_EQ(rules.all().size(), 2u);
    EXPECT_EQ(rules.find("SND-01")->level, RuleLevel::beyond_contract);
    EXPECT_EQ(rules.find("SND-09"), nullptr);
    write_text(path / "c.toml", "[[rule]]\nid = \"EXP-01\"\nlevel = \"compiler\"\nsentence = \"S.\"\nsource = \"N\"\n");
    EXPECT_EQ(Rules::load(path).find("EXP-01")->level, RuleLevel::compiler);
    std::filesystem::remove(path / "c.toml");
    EXPECT_EQ(rules.level_of({"THR-02"}), RuleLevel::core);
    EXPECT_EQ(rules.level_of({"THR-02", "SND-01"}), RuleLevel::beyond_contract);

    const auto with = [&](const std::string& text) {
        write_text(path / "b.toml", text);
        return fault([&] { Rules::load(path); });
    };
    const std::string file = (path / "b.toml").string();
    EXPECT_EQ(with(good + good), file + ":6: rule SND-01 is stated twice");
    EXPECT_EQ(with("[[rule]]\nid = \"A\"\n"), file + ":1: a rule needs the key \"level\", a text");
    EXPECT_EQ(with(good + "mood = 1\n"), file + ":1: unknown key \"mood\" of a rule");
    EXPECT_EQ(with("[[rule]]\nid = \"A\"\nlevel = \"hard\"\n"), file + ":1: rule A has the unknown level \"hard\"");
    EXPECT_TRUE(with("[[rule").starts_with(file + ":1: no valid TOML"));
}

TEST_F(Folder, TextIsWrittenWholeOrNotAtAll) {
    write_text(path / "x", "old");
    write_text(path / "x", "new");
    EXPECT_EQ(read_text(path / "x"), "new");
    EXPECT_EQ(fault([&] { write_text(path / "no/x", "new"); }),
              (path / "no/x").string() + ": cannot be written (No such file or directory)");
    EXPECT_EQ(fault([&] { read_text(path / "y"); }),
              (path / "y").string() + ": cannot be read (No such file or directory)");
}

}  // namespace
}  // namespace yieldcheck
