#include "protocol/fault.hpp"
#include "reports/sample_report.hpp"
#include "reports/writers/html_data.hpp"
#include "reports/writers/writer.hpp"
#include "runner/text_file.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

class HtmlWriter : public testing::Test {
protected:
    HtmlWriter() {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~HtmlWriter() override { fs::remove_all(folder_); }

    fs::path folder_ = fs::path(testing::TempDir()) / ("yieldcheck_html_" + std::to_string(::getpid()));
};

/// What a browser makes of the string in a script.
Json argument_of(const std::string& script) {
    const auto begin = script.find('\'') + 1;
    std::string json;
    for (std::size_t i = begin; script.at(i) != '\''; ++i)
        json += script.at(i) == '\\' ? script.at(++i) : script.at(i);
    return parse_json(json, "script");
}

TEST(ScriptCall, KeepsContentInsideItsString) {
    EXPECT_EQ(script_call("f", "3", R"({"a":"it's \"so\""})"), "f(3, '{\"a\":\"it\\'s \\\\\"so\\\\\"\"}');\n");
}

TEST_F(HtmlWriter, WritesAPageAndItsData) {
    const Report report = sample_report();
    html_writer().write(report, folder_ / "report");
    EXPECT_TRUE(fs::exists(folder_ / "report" / "index.html"));
    EXPECT_TRUE(fs::exists(folder_ / "report" / "yieldcheck.css"));
    EXPECT_TRUE(fs::exists(folder_ / "report" / "yieldcheck.js"));
    const Json data = argument_of(read_text(folder_ / "report" / "data" / "report.js"));
    ASSERT_EQ(data["columns"].size(), 2u);
    EXPECT_EQ(data["columns"][0]["verdicts"], ".....0..");                     // conforms: send/total, the sixth
    EXPECT_EQ(data["columns"][1]["verdicts"].get<std::string>(), "45674213");  // in the order of VerdictKind
    EXPECT_EQ(data["findings"].size(), 7u);                                    // all but conforms and unsupported
    for (std::size_t i = 0; i < report.scenarios.size(); ++i)
        EXPECT_TRUE(fs::exists(folder_ / "report" / "data" / "scenario" / (std::to_string(i) + ".js")));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);  // nothing is left beside
}

TEST_F(HtmlWriter, KeepsEqualObservationsOnce) {
    html_writer().write(sample_report(), folder_ / "report");
    const Json total = argument_of(read_text(folder_ / "report" / "data" / "scenario" / "5.js"));
    ASSERT_EQ(total["id"], "send/total");
    EXPECT_EQ(total["results"][0]["trace"], 0);  // what was recorded
    EXPECT_EQ(total["results"][1]["trace"], 1);
    EXPECT_EQ(total["traces"].size(), 2u);
    EXPECT_EQ(total["traces"][1][2]["out"][1], 99);
}

TEST_F(HtmlWriter, ReplacesAReportAndNothingElse) {
    html_writer().write(sample_report(), folder_ / "report");
    write_text(folder_ / "report" / "old", "");
    html_writer().write(sample_report(), folder_ / "report/");
    EXPECT_FALSE(fs::exists(folder_ / "report" / "old"));

    fs::create_directories(folder_ / "photos");
    write_text(folder_ / "photos" / "cat", "meow");
    EXPECT_THROW(html_writer().write(sample_report(), folder_ / "photos"), Fault);
    EXPECT_EQ(read_text(folder_ / "photos" / "cat"), "meow");
}

TEST_F(HtmlWriter, SaysWhereItCannotWrite) {
    write_text(folder_ / "file", "");
    try {
        html_writer().write(sample_report(), folder_ / "file" / "report");
        FAIL() << "wrote below a file";
    } catch (const Fault& fault) {
        EXPECT_NE(std::string(fault.what()).find("cannot be written"), std::string::npos) << fault.what();
    }
}

TEST(HtmlBudget, EndsBeforeItIsOverdrawn) {
    HtmlBudget budget{10};
    EXPECT_TRUE(budget.take(7));
    EXPECT_FALSE(budget.take(4));
    EXPECT_TRUE(budget.take(3));
}

TEST(HtmlData, LeavesOutWhatTheBudgetDoesNotCover) {
    const Report report = hostile_report(1 << 16);
    std::vector<const Result*> results;
    std::vector<HtmlColumn> columns;
    for (const Result& result : report.run.results)
        if (result.scenario == report.scenarios[0].id) {
            results.push_back(&result);
            columns.push_back({result.adapter, result.build, result.lane});
        }
    HtmlBudget generous;
    const Json all = parse_json(html_scenario_json(report, report.scenarios[0], results, columns, generous), "all");
    EXPECT_GT(all["results"][0]["stderr"].get<std::string>().size(), 4000u);
    EXPECT_LT(all["results"][0]["stderr"].get<std::string>().size(), 40000u);
    HtmlBudget mean{100};
    const Json few = parse_json(html_scenario_json(report, report.scenarios[0], results, columns, mean), "few");
    EXPECT_FALSE(few["results"][0].contains("stderr"));
    EXPECT_NE(few["results"][0]["note"].get<std::string>().find("left out"), std::string::npos);
}

}  // namespace
}  // namespace yieldcheck
