#include "reports/result_file.hpp"

#include "runner/text_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace yieldcheck {
namespace {

TEST(ResultFile, IsReadAsItWasWritten) {
    RunReport report;
    report.oracle = "cpython-3.13";
    report.partial = true;
    Hello& hello = report.adapters.emplace_back();
    hello.adapter = "mine";
    hello.library = "libmine";
    hello.version = "1.0";
    hello.compiler = "g++ 12";
    hello.optimisation = "-O2";
    hello.sanitizers = {"address"};
    hello.toolchain = "trixie";
    hello.build = build_name(hello);
    hello.lanes = {{"native", {"next"}}};
    Result& result = report.results.emplace_back();
    result.adapter = "mine";
    result.build = hello.build;
    result.lane = "native";
    result.scenario = "send/a";
    result.rules = {"SND-01"};
    result.level = RuleLevel::beyond_contract;
    result.verdict.kind = VerdictKind::crashes;
    result.verdict.step = 3;
    result.verdict.reason = "killed";
    result.standard_error = "no utf-8: \xff";
    result.observations.push_back(std::make_shared<Observation>());

    const std::filesystem::path file =
        std::filesystem::path(::testing::TempDir()) / ("results-" + std::to_string(::getpid()) + ".json");
    write_text(file, write_result_file(report));
    const RunReport read = read_result_file(file);
    EXPECT_TRUE(read.partial);
    EXPECT_EQ(read.oracle, "cpython-3.13");
    EXPECT_EQ(read.adapters.at(0).lanes, report.adapters[0].lanes);
    EXPECT_EQ(read.adapters[0].toolchain, "trixie");
    EXPECT_EQ(read.adapters[0].build, "g++ 12 -O2 address trixie");
    EXPECT_EQ(read.adapter_of(read.results.at(0)), &read.adapters[0]);
    EXPECT_EQ(read.results.at(0).scenario, "send/a");
    EXPECT_EQ(read.results[0].level, RuleLevel::beyond_contract);
    EXPECT_EQ(read.results[0].verdict.kind, VerdictKind::crashes);
    EXPECT_EQ(read.results[0].verdict.step, 3u);

    // The line-by-line text and the structure say the same.
    EXPECT_EQ(to_line(parse_json(write_result_file(report), "text")), to_line(to_json(report)));
    write_text(file, "{\"format\":9}");
    EXPECT_THROW(read_result_file(file), Fault);
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace yieldcheck
