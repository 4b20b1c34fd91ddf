#include "reports/result_file.hpp"

#include "reports/sample_report.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

std::string fault_of(const std::string& text) {
    try {
        read_result(text, "r.json");
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "no fault";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(ResultFile, IsReadAsItWasWritten) {
    const Report report = sample_report();
    const std::string text = write_result_file(report);
    const Report read = read_result(text, "r.json");
    EXPECT_EQ(write_result_file(read), text);

    EXPECT_EQ(read.suite, "0.1.0");
    EXPECT_EQ(read.machine, report.machine);
    EXPECT_EQ(read.run.oracle, "cpython-3.13");
    EXPECT_EQ(read.known.scenarios, report.known.scenarios);
    EXPECT_EQ(read.known.rules, (std::vector<std::string>{"END-01", "SND-01"}));
    EXPECT_EQ(read.rules.find("END-01")->level, RuleLevel::beyond_contract);
    ASSERT_NE(read.find("send/total"), nullptr);
    EXPECT_EQ(read.find("send/total")->title, "Sums up what is sent.");
    EXPECT_EQ(read.find("send/total")->trace.drive.at(2).text, "g.send(5)");
    EXPECT_EQ(read.expected(*read.find("send/total")).size(), 4u);
    ASSERT_EQ(read.run.results.size(), report.run.results.size());
    for (std::size_t i = 0; i < read.run.results.size(); ++i) {
        EXPECT_EQ(key_of(read.run.results[i]), key_of(report.run.results[i]));
        EXPECT_EQ(read.run.results[i].verdict.kind, report.run.results[i].verdict.kind);
        EXPECT_EQ(read.run.results[i].verdict.step, report.run.results[i].verdict.step);
        EXPECT_EQ(read.run.results[i].standard_error, report.run.results[i].standard_error);
        EXPECT_EQ(read.run.results[i].observations.size(), report.run.results[i].observations.size());
    }
    EXPECT_EQ(read.run.adapter_of(read.run.results.at(0)), &read.run.adapters.at(0));
}

TEST(ResultFile, SharesWhatIsAsTheOracleDidIt) {
    const Report read = read_result(write_result_file(sample_report()), "r.json");
    const Result& first = read.run.results.at(0);
    const Result& second = read.run.results.at(1);
    ASSERT_EQ(first.scenario, second.scenario);
    EXPECT_EQ(first.observations.at(0), second.observations.at(0));
    EXPECT_NE(first.observations.at(2), second.observations.at(2));  // there it diverges
}

TEST(ResultFile, IsReadStrictly) {
    const std::string good = write_result_file(sample_report());
    EXPECT_EQ(fault_of("{\"format\":9}"), "r.json: result format 9, but this program reads format 1");
    EXPECT_NE(fault_of(good.substr(0, good.size() / 2)).find("r.json: no valid JSON (parse error at line"),
              std::string::npos);
    EXPECT_NE(fault_of("").find("no valid JSON"), std::string::npos);
    EXPECT_NE(fault_of("[]").find("expected an object, found an array"), std::string::npos);
    EXPECT_NE(fault_of(std::string(300, '[')).find("nested deeper than 200 levels"), std::string::npos);
    EXPECT_EQ(fault_of(replaced(good, "\"lane\":\"native\",\"scenario\"", "\"lame\":\"native\",\"scenario\"")),
              "r.json, \"results\"[0]: unknown field \"lame\"");
    EXPECT_EQ(fault_of(replaced(good, "\"verdict\":\"diverges\"", "\"verdict\":\"divine\"")),
              "r.json, \"results\"[1], \"verdict\": unknown verdict \"divine\"");
    EXPECT_NE(
        fault_of(replaced(good, "\"out\":[\"yield\",99]", "\"out\":[\"yeld\",99]")).find("unknown outcome \"yeld\""),
        std::string::npos);
    EXPECT_NE(fault_of(replaced(good, "\"results\":[\n", "\"results\":[\n7,")).find("expected an object"),
              std::string::npos);
    const auto first = good.find("{\"adapter\"", good.find("\"results\":["));
    const std::string line = good.substr(first, good.find('\n', first) - first);
    EXPECT_EQ(fault_of(good.substr(0, first) + line + "\n" + good.substr(first)),
              "r.json: holds two results of right (g++ 12.2.0 -O0), native, send/total");
    EXPECT_EQ(fault_of(replaced(good, "\"scenario\":\"send/total\"", "\"scenario\":\"send/none\"")),
              "r.json: there is a result of send/none, which is not among the scenarios");
}

}  // namespace
}  // namespace yieldcheck
