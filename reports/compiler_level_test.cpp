// What a compiler does wrong is shown and named, and held against no library.
#include "reports/gate.hpp"
#include "reports/summary.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck {
namespace {

Result result(const std::string& scenario, VerdictKind kind, RuleLevel level, const std::string& adapter = "mine") {
    Result result;
    result.adapter = adapter;
    result.build = "g++ 12.2.0 -O0";
    result.lane = "native";
    result.scenario = scenario;
    result.level = level;
    result.verdict.kind = kind;
    result.verdict.reason = "step 1";
    return result;
}

TEST(CompilerLevel, NeverCountsAgainstALibrary) {
    for (const auto kind : {VerdictKind::diverges, VerdictKind::crashes, VerdictKind::hangs, VerdictKind::leaks}) {
        EXPECT_FALSE(counts_against(result("expressions/sum", kind, RuleLevel::compiler), false));
        EXPECT_FALSE(counts_against(result("expressions/sum", kind, RuleLevel::compiler), true));
    }
    EXPECT_TRUE(counts_against(result("send/a", VerdictKind::diverges, RuleLevel::core), false));
}

TEST(CompilerLevel, IsNamedByItsBuildOnceForAllLibraries) {
    RunReport report;
    report.results = {result("expressions/sum", VerdictKind::diverges, RuleLevel::compiler),
                      result("expressions/sum", VerdictKind::diverges, RuleLevel::compiler, "yours"),
                      result("expressions/call", VerdictKind::crashes, RuleLevel::compiler)};
    const GateReport gated = gate(report, {}, {.strict = true});
    EXPECT_EQ(gated.code(), 0);
    EXPECT_EQ(gated.count(Standing::compiler), 3u);
    EXPECT_EQ(gated.count(Standing::regression), 0u);
    EXPECT_EQ(gated.count(Standing::tolerated), 0u);

    std::ostringstream out;
    Style style;
    style.width = 80;
    print_summary(out, report, gated, style, {});
    EXPECT_NE(out.str().find("g++ 12.2.0 -O0 compiles 2 scenarios wrongly, whatever the library:\n"
                             "  crashes   expressions/call\n"
                             "  diverges  expressions/sum\n"),
              std::string::npos)
        << out.str();
}

}  // namespace
}  // namespace yieldcheck
