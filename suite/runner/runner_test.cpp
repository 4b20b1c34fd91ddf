#include "runner/runner.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

namespace yieldcheck {
namespace {

using namespace std::chrono_literals;

/// Five steps and the disposal, all {"out":["ok"]}.
ScenarioUnderTest scenario(const std::string& id) {
    ScenarioUnderTest result;
    result.id = id;
    for (int i = 0; i < 5; ++i) {
        Operation operation;
        operation.line = i + 1;
        operation.text = "step" + std::to_string(i + 1) + "()";
        result.trace.drive.push_back(operation);
    }
    result.trace.scenario = id;
    result.trace.groups.push_back({{"cpython-3.13"}, std::vector<Observation>(6)});
    return result;
}

AdapterProgram child(const std::string& hello = "") {
    AdapterProgram program{"child", {"python3", YIELDCHECK_TEST_CHILDREN "/child.py"}};
    if (!hello.empty()) program.command.insert(program.command.end(), {"--hello", hello});
    return program;
}

RunOptions options() {
    RunOptions result;
    result.jobs = 2;
    result.session.time_limit = 1500ms;
    result.start_limit = 10s;
    result.limits.memory = std::size_t{256} << 20;
    result.limits.line = std::size_t{1} << 20;
    return result;
}

RunReport run_all(const AdapterProgram& program, const std::vector<ScenarioUnderTest>& scenarios,
                  const RunOptions& how = options(), const std::string& lane = "native") {
    const auto adapters = introduce({program}, how);
    std::vector<Assignment> assignments;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        assignments.push_back({0, lane, i});
    return run(adapters, scenarios, assignments, how);
}

std::size_t most_memory_so_far() {  // of this process, in bytes
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::size_t(usage.ru_maxrss) << 10;
}

/// The verdict on one bad scenario that stands between two good ones; these must not suffer.
Result verdict_on(const std::string& bad) {
    RunOptions how = options();
    how.jobs = 1;
    const RunReport report = run_all(child(), {scenario("good/1"), scenario("bad/" + bad), scenario("good/2")}, how);
    EXPECT_EQ(report.results.size(), 3u);
    EXPECT_EQ(report.results[0].verdict.kind, VerdictKind::conforms) << report.results[0].verdict.reason;
    EXPECT_EQ(report.results[2].verdict.kind, VerdictKind::conforms) << report.results[2].verdict.reason;
    EXPECT_FALSE(report.partial);
    return report.results[1];
}

void expect(const std::string& bad, VerdictKind kind, const std::string& reason) {
    const Result result = verdict_on(bad);
    EXPECT_EQ(name(result.verdict.kind), name(kind)) << bad;
    EXPECT_EQ(result.verdict.reason, reason) << bad;
}

TEST(Runner, GoodChildConforms) {
    const RunReport report = run_all(child(), {scenario("good/1"), scenario("good/2")});
    for (const auto& result : report.results) {
        EXPECT_EQ(result.verdict.kind, VerdictKind::conforms) << result.verdict.reason;
        EXPECT_EQ(result.observations.size(), 6u);
        EXPECT_EQ(result.adapter, "child");
    }
    EXPECT_EQ(report.adapters.at(0).library, "none");
}

TEST(Runner, BuildsOfOneAdapterAreToldApart) {
    const AdapterProgram elsewhere = child("toolchain");
    const AdapterProgram silent{"ghost", {"/nowhere/ghost"}, "build/release"};
    const auto adapters = introduce({child(), elsewhere, child(), silent}, options());
    std::vector<std::string> builds;
    for (const auto& adapter : adapters)
        builds.push_back(adapter.build());
    EXPECT_EQ(builds, (std::vector<std::string>{"none", "none trixie", "none (2)", "build/release"}));
    const std::vector<ScenarioUnderTest> one{scenario("good/1")};
    const RunReport report = run(adapters, one, {{0, "native", 0}, {1, "native", 0}, {2, "native", 0}}, options());
    ASSERT_EQ(report.results.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(report.results[i].build, builds[i]);
        EXPECT_EQ(report.adapter_of(report.results[i]), &report.adapters[i]);
    }
}

TEST(Runner, BuildsAreNamedByWhatMadeThem) {
    Hello hello;
    hello.library = "mylib";
    hello.version = "1.2";
    EXPECT_EQ(build_name(hello), "mylib 1.2");
    hello.compiler = "g++ 12.2.0";
    hello.optimisation = "-O0";
    EXPECT_EQ(build_name(hello), "g++ 12.2.0 -O0");
    hello.sanitizers = {"address", "undefined"};
    EXPECT_EQ(build_name(hello), "g++ 12.2.0 -O0 address,undefined");
}

TEST(Runner, DeathIsACrash) {
    expect("segfault", VerdictKind::crashes, "killed by SIGSEGV in step 3: step3()");
    expect("abort", VerdictKind::crashes, "killed by SIGABRT in step 3: step3()");
    expect("exit-0", VerdictKind::crashes, "exited with code 0 in step 3: step3()");
    expect("exit-7", VerdictKind::crashes, "exited with code 7 in step 3: step3()");
    expect("grandchild", VerdictKind::crashes, "killed by SIGSEGV in step 3: step3()");
}

TEST(Runner, CrashNamesStepAndLastWords) {
    const Result result = verdict_on("segfault");
    EXPECT_EQ(result.verdict.step, 2u);
    EXPECT_EQ(result.standard_error, "the last words\n");
    EXPECT_EQ(result.observations.size(), 2u);
}

TEST(Runner, SilenceIsAHang) {
    expect("hang", VerdictKind::hangs, "did not finish within 1.5 s in step 3: step3()");
    expect("spin", VerdictKind::hangs, "did not finish within 1.5 s in step 3: step3()");
    expect("ignore-sigterm", VerdictKind::hangs, "did not finish within 1.5 s in step 3: step3()");
    expect("half-line-hang", VerdictKind::hangs, "did not finish within 1.5 s in step 3: step3()");
}

TEST(Runner, ProtocolErrorsAreBroken) {
    const std::string broke = "broke the JSON-lines protocol in step 3: step3(): its answer";
    expect("half-line", VerdictKind::broken,
           "exited with code 0, leaving half a line on standard output in step 3: step3()");
    expect("close-output", VerdictKind::broken, "closed its standard output in step 3: step3()");
    expect("null", VerdictKind::broken, broke + ": is neither a step nor an end");
    expect("deep", VerdictKind::broken, broke + ": nested deeper than 200 levels");
    expect("wrong-step", VerdictKind::broken, broke + ": step 7 where step 2 was due");
    expect("unknown-field", VerdictKind::broken, broke + ": unknown field \"mood\"");
    expect("ends-early", VerdictKind::broken, broke + ": ends after 2 of 6 steps");
    expect("other-end", VerdictKind::broken,
           "broke the JSON-lines protocol in step 7: the disposal at the end: its answer: ends good/1, but "
           "bad/other-end was running");
    expect("error", VerdictKind::broken, "the adapter could not read the request: cannot read that");
    expect("broken", VerdictKind::broken, "the body is not translated");
    const Result garbage = verdict_on("garbage");
    EXPECT_EQ(garbage.verdict.kind, VerdictKind::broken);
    EXPECT_TRUE(garbage.verdict.reason.starts_with(broke + ": no valid JSON")) << garbage.verdict.reason;
}

TEST(Runner, FloodsAreBounded) {
    run_all(child(), {scenario("good/1")});
    const std::size_t before = most_memory_so_far();
    const Result flooded = verdict_on("flood-errors");
    EXPECT_EQ(flooded.verdict.kind, VerdictKind::conforms) << flooded.verdict.reason;
    EXPECT_EQ(flooded.standard_error.size(), LastWords::tail_limit);
    EXPECT_TRUE(flooded.standard_error.ends_with("flood \nthe last words\n"));
    expect("endless-line", VerdictKind::broken, "printed a line without end in step 3: step3()");
    expect("many-lines", VerdictKind::broken,
           "broke the JSON-lines protocol in step 3: step3(): its answer: step 0 where step 2 was due");
    EXPECT_LT(most_memory_so_far() - before, std::size_t{24} << 20);
}

TEST(Runner, HungerForMemoryIsACrash) {
    expect("allocate", VerdictKind::crashes, "used more than its memory limit of 256 MiB in step 3: step3()");
}

TEST(Runner, SanitizersAreHeard) {
    expect("address-sanitizer", VerdictKind::crashes,
           "AddressSanitizer: heap-use-after-free, exited with code 1 in step 3: step3()");
    expect("undefined-behaviour", VerdictKind::crashes,
           "UndefinedBehaviorSanitizer: shift exponent 40 is too large (f.cpp:3:5)");
}

TEST(Runner, ReportAtExitBelongsToTheLastScenario) {
    RunOptions how = options();
    how.jobs = 1;
    const std::vector<ScenarioUnderTest> two{scenario("good/1"), scenario("good/2")};
    RunReport report = run_all(child("leaks-at-exit"), two, how);
    EXPECT_EQ(report.results[0].verdict.kind, VerdictKind::conforms);
    EXPECT_EQ(report.results[1].verdict.kind, VerdictKind::leaks);
    EXPECT_EQ(report.results[1].verdict.reason,
              "LeakSanitizer: detected memory leaks, after this and 1 other scenarios in the same process");
    report = run_all(child("dies-at-exit"), two, how);
    EXPECT_EQ(report.results[1].verdict.kind, VerdictKind::crashes);
    EXPECT_TRUE(report.results[1].verdict.reason.starts_with("killed by SIGSEGV when its standard input ended"));
}

TEST(Runner, OtherVerdicts) {
    expect("leaks", VerdictKind::leaks, "3 objects were still alive after the scenario was cleaned up");
    expect("diverges", VerdictKind::diverges, "step 3, step3(): the outcome: expected done, but returned 5");
    expect("unsupported", VerdictKind::unsupported, "needs \"throw\" in step 3: step3()");
    expect("diverges-then-unsupported", VerdictKind::diverges,
           "step 2, step2(): the outcome: expected done, but returned 5");
}

TEST(Runner, QuirksBindNobody) {
    ScenarioUnderTest quirk = scenario("bad/diverges");
    quirk.level = RuleLevel::quirk;
    quirk.rules = {"DLT-11", "DLT-15"};
    const RunReport report = run_all(child(), {quirk});
    EXPECT_EQ(report.results[0].verdict.kind, VerdictKind::variant);
    EXPECT_EQ(report.results[0].verdict.variant, "quirk DLT-11, DLT-15");
}

TEST(Runner, NoHelloIsBroken) {
    RunOptions how = options();
    how.start_limit = 1s;
    const std::map<std::string, std::string> faults{
        {"silent", "adapter child: did not say hello within 1 s"},
        {"dies",
         "adapter child: exited with code 127 before it said hello (its last words: cannot open libsomething.so)"},
        {"wrong-version",
         "adapter child: its first line: speaks version 2 of the JSON-lines protocol, and "
         "this program version 1; build the adapter again"},
    };
    for (const auto& [hello, fault] : faults) {
        const RunReport report = run_all(child(hello), {scenario("good/1"), scenario("good/2")}, how);
        for (const auto& result : report.results) {
            EXPECT_EQ(result.verdict.kind, VerdictKind::broken);
            EXPECT_EQ(result.verdict.reason, fault);
        }
    }
    const auto garbage = introduce({child("garbage")}, how);
    EXPECT_TRUE(garbage[0].fault.starts_with("its first line: no valid JSON")) << garbage[0].fault;
    const auto missing = introduce({{"ghost", {"/nowhere/ghost"}}}, how);
    EXPECT_EQ(missing[0].fault, "/nowhere/ghost: cannot be started (No such file or directory)");
}

TEST(Runner, AllBadChildrenAtOnce) {
    std::vector<ScenarioUnderTest> scenarios;
    for (const char* bad : {"segfault", "abort", "hang", "exit-0", "garbage", "half-line", "flood-errors", "allocate",
                            "ignore-sigterm", "endless-line", "grandchild"}) {
        scenarios.push_back(scenario(std::string("bad/") + bad));
        scenarios.push_back(scenario(std::string("good/") + bad));
    }
    RunOptions how = options();
    how.jobs = 4;
    how.session.time_limit = 4s;
    const RunReport report = run_all(child(), scenarios, how, "emulated");
    ASSERT_EQ(report.results.size(), scenarios.size());
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        EXPECT_EQ(report.results[i].scenario, scenarios[i].id);
        EXPECT_EQ(report.results[i].lane, "emulated");
        if (scenarios[i].id.starts_with("good/")) {
            EXPECT_EQ(report.results[i].verdict.kind, VerdictKind::conforms) << report.results[i].verdict.reason;
        }
    }
}

TEST(Runner, StopsWithAPartialReport) {
    int descriptors[2];
    ASSERT_EQ(::pipe2(descriptors, O_CLOEXEC), 0);
    RunOptions how = options();
    how.jobs = 1;
    how.session.time_limit = 60s;
    how.stop_descriptor = descriptors[0];
    const auto adapters = introduce({child()}, how);
    const std::vector<ScenarioUnderTest> scenarios{scenario("good/1"), scenario("bad/hang"), scenario("good/2")};
    const auto begin = Clock::now();
    const RunReport report = run(adapters, scenarios, {{0, "native", 0}, {0, "native", 1}, {0, "native", 2}}, how,
                                 [&](const Progress& progress) {
                                     EXPECT_EQ(progress.done, 1u);
                                     EXPECT_EQ(progress.total, 3u);
                                     EXPECT_EQ(::write(descriptors[1], "x", 1), 1);
                                 });
    EXPECT_LT(Clock::now() - begin, 20s);
    EXPECT_TRUE(report.partial);
    ASSERT_EQ(report.results.size(), 1u);
    EXPECT_EQ(report.results[0].scenario, "good/1");
    ::close(descriptors[0]);
    ::close(descriptors[1]);
}

}  // namespace
}  // namespace yieldcheck
