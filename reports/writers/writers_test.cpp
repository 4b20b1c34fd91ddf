// What the writers write: as it was last read by people (golden/), whatever stands in the results, and quickly.
#include "reports/writers/writer.hpp"

#include "protocol/fault.hpp"
#include "reports/comparison.hpp"
#include "reports/result_file.hpp"
#include "reports/sample_report.hpp"
#include "reports/writers/github.hpp"
#include "reports/writers/markdown.hpp"
#include "runner/text_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <regex>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

class Writers : public ::testing::Test {
protected:
    Writers() : folder_(fs::path(::testing::TempDir()) / ("writers-" + std::to_string(::getpid()))) {
        fs::create_directories(folder_);
        ::unsetenv("GITHUB_STEP_SUMMARY");
    }
    ~Writers() override { fs::remove_all(folder_); }

    std::string written(const Writer& writer, const Report& report) {
        if (writer.place == Writer::Place::none) return github_annotations(report);
        writer.write(report, folder_ / writer.name);
        return read_text(folder_ / writer.name);
    }

    fs::path folder_;
};

Report gated_sample() {
    Report report = sample_report();
    const Baseline baseline = read_baseline(
        "suite = \"0.1.0\"\n"
        "[[accept]]\nadapter = \"wrong\"\nlane = \"native\"\nscenario = \"send/crash\"\nverdict = \"crashes\"\n"
        "reason = \"known & <accepted>\"\n"
        "[[accept]]\nadapter = \"right\"\nlane = \"native\"\nscenario = \"send/total\"\nverdict = \"diverges\"\n"
        "reason = \"was so\"\n",
        "baseline.toml");
    report.gate =
        gate(report.run, baseline, {.baseline = "baseline.toml", .results = "r.json", .names = &report.known});
    return report;
}

/// Files only; the pages have tests of their own.
std::vector<Writer> file_writers() {
    std::vector<Writer> chosen;
    for (const Writer& writer : writers())
        if (writer.place != Writer::Place::folder) chosen.push_back(writer);
    return chosen;
}

TEST_F(Writers, WriteWhatPeopleHaveRead) {
    const Report report = gated_sample();
    for (const Writer& writer : file_writers()) {
        const fs::path golden = fs::path(YIELDCHECK_GOLDEN) / ("sample." + writer.name + ".txt");
        const std::string text = written(writer, report);
        if (std::getenv("YIELDCHECK_UPDATE_GOLDEN")) write_text(golden, text);
        EXPECT_EQ(text, read_text(golden)) << writer.name << "; YIELDCHECK_UPDATE_GOLDEN=1 writes it anew";
    }
}

TEST_F(Writers, BoundAndEscapeWhateverStandsInTheResults) {
    const Report report = hostile_report(10'000'000 / 9);  // 10 MB in all, in nine results
    for (const Writer& writer : file_writers()) {
        SCOPED_TRACE(writer.name);
        const std::string text = written(writer, report);
        for (const char c : text)
            ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') << int(c);
        EXPECT_NO_THROW(Json(text).dump()) << "no valid UTF-8";
        if (writer.name == "json") continue;  // keeps texts as they were, but for what JSON has to escape
        EXPECT_LT(text.size(), 400'000u);
        EXPECT_EQ(text.find('\x7f'), std::string::npos);
        EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
        if (writer.name == "sarif") continue;  // its texts are no markup
        EXPECT_EQ(text.find(writer.name == "github" ? "\n::error::owned" : "<script"), std::string::npos);
        if (writer.name == "junit") continue;  // nobody reads it for commands
        EXPECT_FALSE(std::regex_search(text, std::regex("\n::(?!(error|warning|notice) )")));
    }
}

TEST_F(Writers, AlsoWithOneResultThatSaysTenMegabytes) {
    Report report = sample_report();
    for (Result& result : report.run.results)
        if (result.verdict.kind == VerdictKind::crashes) result.standard_error.assign(10'000'000, '\x01');
    for (const Writer& writer : file_writers()) {
        if (writer.name == "json") continue;
        EXPECT_LT(written(writer, report).size(), 200'000u) << writer.name;
    }
}

TEST_F(Writers, ReplaceAFileOrLeaveItAlone) {
    const Writer json = json_writer();
    write_text(folder_ / "old", "older");
    EXPECT_THROW(json.write(sample_report(), folder_ / "no" / "such" / "file"), Fault);
    EXPECT_THROW(json.write(sample_report(), "/dev/full"), Fault);
    EXPECT_EQ(read_text(folder_ / "old"), "older");
    write_reports(sample_report(), {{&json, folder_ / "old"}});
    EXPECT_EQ(read_text(folder_ / "old").front(), '{');
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(Writers, OneThatFailsDoesNotKeepTheOthersFromTheirWork) {
    const Writer json = json_writer();
    EXPECT_THROW(write_reports(sample_report(), {{&json, "/dev/full"}, {&json, folder_ / "good"}}), Fault);
    EXPECT_TRUE(fs::exists(folder_ / "good"));
}

TEST_F(Writers, WriteComparisonsThatFitIntoAComment) {
    const Report before = large_report(20, 100);
    Report after = before;
    for (Result& result : after.run.results) {
        result.verdict.kind = VerdictKind::crashes;
        result.verdict.reason.assign(300, '|');
    }
    const Comparison comparison = compare(before, after);
    find_comparison_writer("markdown").write(comparison, folder_ / "comment");
    const std::string text = read_text(folder_ / "comment");
    EXPECT_LT(text.size(), 65'536u);
    EXPECT_GT(text.size(), 50'000u);
    EXPECT_NE(text.find(" more\n"), std::string::npos);
    EXPECT_TRUE(text.ends_with(" results are as they were.\n"));
}

std::string fault_of(const std::string& request) {
    try {
        read_request(request);
    } catch (const Fault& fault) {
        return std::string(fault.what()) + "; " + fault.hint();
    }
    return "no fault";
}

TEST_F(Writers, RequestsAreRefusedBeforeTheWork) {
    EXPECT_EQ(fault_of("github"), "no fault");
    EXPECT_EQ(fault_of("junit=" + (folder_ / "x").string()), "no fault");
    EXPECT_FALSE(fs::exists(folder_ / "x"));
    EXPECT_TRUE(fault_of("jnit=x").starts_with("unknown report \"jnit\"; did you mean junit? known: "));
    EXPECT_EQ(fault_of("junit"), "report junit needs a file; write --report junit=FILE");
    EXPECT_EQ(fault_of("junit="), "report junit needs a file; write --report junit=FILE");
    EXPECT_EQ(fault_of("github=x"), "report github has no place of its own; write --report github");
    EXPECT_TRUE(fault_of("junit=" + folder_.string()).ends_with(": is a folder; report junit needs a file"));
    EXPECT_TRUE(fault_of("sarif=/no/such/x").starts_with("/no/such/x: cannot be written (No such file"));
}

TEST_F(Writers, GitHubGetsTenOfAKindAndTheSumOfTheRest) {
    Report report = large_report(2, 100);
    const std::string text = github_annotations(report);
    std::size_t errors = 0;
    for (auto at = text.find("::error "); at != std::string::npos; at = text.find("::error ", at + 1))
        ++errors;
    EXPECT_EQ(errors, 10u);
    std::size_t gating = 0;
    for (const Result& result : report.run.results)
        gating += !in_order(result.verdict.kind);
    EXPECT_NE(text.find("::error title=Yieldcheck::and " + std::to_string(gating - 9) + " more"), std::string::npos);
}

TEST_F(Writers, GitHubsSummaryIsCutBySections) {
    const std::vector<std::string> sections{std::string(500, 'a'), std::string(500, 'b'), std::string(500, 'c')};
    EXPECT_EQ(joined_sections(sections, 10'000).size(), 1502u);
    const std::string cut = joined_sections(sections, 1'200);
    EXPECT_LE(cut.size(), 1'200u);
    EXPECT_EQ(cut.find('c', 1'050), std::string::npos);
    EXPECT_NE(cut.find("… and 1 more sections"), std::string::npos);

    const fs::path summary = folder_ / "summary";
    write_text(summary, std::string(1'000'000, 'x'));
    ::setenv("GITHUB_STEP_SUMMARY", summary.c_str(), 1);
    ::testing::internal::CaptureStdout();
    github_writer().write(large_report(20, 100), {});
    EXPECT_EQ(::testing::internal::GetCapturedStdout().substr(0, 8), "::error ");
    EXPECT_LE(fs::file_size(summary), 1024u * 1024u);
    EXPECT_GT(fs::file_size(summary), 1'000'500u);
}

/// All formats for 20 columns of 300 scenarios, from the result file on: at most 3 s and 300 MB. The limits are those
/// of an optimised build on a machine that has time for it.
TEST_F(Writers, AreQuickAndSmall) {
    write_text(folder_ / "in.json", write_result_file(large_report(20, 300)));
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        const Report report = read_result_file(folder_ / "in.json");
        for (const Writer& writer : writers())
            if (writer.place != Writer::Place::none) writer.write(report, folder_ / ("out." + writer.name));
        (void)github_annotations(report);
        ::_exit(0);
    }
    int status = 0;
    rusage used{};
    ASSERT_EQ(::wait4(child, &status, 0, &used), child);
    EXPECT_EQ(status, 0);
    const double seconds = double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                           double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    RecordProperty("seconds", std::to_string(seconds));
    RecordProperty("kilobytes", std::to_string(used.ru_maxrss));
    std::printf("all formats: %.2f s of processor time, %ld MB\n", seconds, used.ru_maxrss / 1024);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
    EXPECT_LT(seconds, 3.0);
    EXPECT_LT(used.ru_maxrss, 300 * 1024);
#endif
}

}  // namespace
}  // namespace yieldcheck
