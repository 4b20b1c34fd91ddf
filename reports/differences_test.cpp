#include "reports/differences.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck {
namespace {

using enum VerdictKind;

/// A report to which results are added, each with a build of its own where that is new.
class Builds {
public:
    Builds& add(const std::string& compiler, const std::string& level, VerdictKind kind,
                const std::string& version = "1", const std::vector<std::string>& sanitizers = {}) {
        Hello hello;
        hello.adapter = adapter;
        hello.version = version;
        hello.compiler = compiler;
        hello.optimisation = level;
        hello.sanitizers = sanitizers;
        hello.build = build_name(hello);
        Result& result = report.results.emplace_back();
        result.adapter = adapter;
        result.build = hello.build;
        result.lane = "native";
        result.scenario = "send/a";
        result.verdict.kind = kind;
        if (kind != conforms) {
            result.verdict.step = 1;
            result.verdict.reason = "step 2 went wrong";
        }
        report.adapters.push_back(std::move(hello));
        return *this;
    }

    std::vector<std::string> causes() {
        note_causes(report);
        std::vector<std::string> found;
        for (const auto& result : report.results)
            found.push_back(result.cause);
        return found;
    }

    std::string adapter = "alpha";
    RunReport report;
};

using Causes = std::vector<std::string>;

TEST(Differences, WhatAllBuildsDoIsTheLibrary) {
    Builds builds;
    builds.add("g++ 12", "-O0", diverges).add("clang 19", "-O2", diverges);
    EXPECT_EQ(builds.causes(), (Causes{"library", "library"}));
    EXPECT_TRUE(differences(builds.report).empty());
}

TEST(Differences, OneBuildAloneTellsNothing) {
    Builds builds;
    builds.add("g++ 12", "-O0", diverges);
    EXPECT_EQ(builds.causes(), Causes{""});
}

TEST(Differences, AnotherOutcomeUnderAnotherCompilerIsTheCompiler) {
    Builds builds;
    builds.add("g++ 12", "-O0", diverges).add("g++ 12", "-O2", diverges).add("clang 19", "-O0", conforms);
    EXPECT_EQ(builds.causes(), (Causes{"compiler", "compiler", ""}));
    const auto found = differences(builds.report);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].cause, Cause::compiler);
    ASSERT_EQ(found[0].outcomes.size(), 2u);
    EXPECT_EQ(found[0].outcomes[0].builds, (std::vector<std::string>{"g++ 12 -O0", "g++ 12 -O2"}));
    EXPECT_EQ(found[0].outcomes[1].result->verdict.kind, conforms);
}

TEST(Differences, TheSameVerdictAtAnotherStepIsAnotherOutcome) {
    Builds builds;
    builds.add("g++ 12", "-O0", diverges).add("clang 19", "-O0", diverges);
    builds.report.results[1].verdict.step = 2;
    EXPECT_EQ(builds.causes(), (Causes{"compiler", "compiler"}));
}

TEST(Differences, AnotherVersionOfTheLibraryIsNotTheCompiler) {
    Builds builds;
    builds.add("g++ 12", "-O0", diverges, "1").add("g++ 14", "-O0", conforms, "2");
    EXPECT_EQ(builds.causes(), (Causes{"version", ""}));
    // But where builds of one version disagree, the compiler is to blame, whatever another version does.
    builds.add("clang 19", "-O0", conforms, "1");
    EXPECT_EQ(builds.causes(), (Causes{"compiler", "", ""}));
}

TEST(Differences, WhatOnlySanitizersSeeIsSaidToBeSeenByThem) {
    Builds builds;
    builds.add("g++ 12", "-O0", conforms).add("clang 19", "-O0", conforms);
    builds.add("clang 19", "-O0", crashes, "1", {"address", "undefined"});
    EXPECT_EQ(builds.causes(), (Causes{"", "", "sanitizer"}));
}

TEST(Differences, ScenariosAboutTheCompilerNeedNoSecondBuild) {
    Builds builds;
    builds.add("g++ 12", "-O0", diverges);
    builds.report.results[0].level = RuleLevel::compiler;
    EXPECT_EQ(builds.causes(), Causes{"compiler"});
}

TEST(Differences, ArePrintedOnceForAllAdaptersThatDifferAlike) {
    Builds builds;
    for (const char* adapter : {"alpha", "beta"}) {
        builds.adapter = adapter;
        builds.add("g++ 12.2.0", "-O0", diverges)
            .add("g++ 12.2.0", "-O2", diverges)
            .add("clang 19.1.7", "-O0", conforms);
    }
    std::ostringstream out;
    print_differences(out, builds.report, {});
    EXPECT_EQ(out.str(),
              "Differences between compilers or levels, not libraries:\n"
              "  send/a  native: alpha, beta\n"
              "    diverges     g++ 12.2.0 -O0 -O2\n"
              "                 step 2 went wrong\n"
              "    conforms     clang 19.1.7 -O0\n"
              "\n");
    std::ostringstream none;
    print_differences(none, RunReport(), {});
    EXPECT_EQ(none.str(), "");
}

}  // namespace
}  // namespace yieldcheck
