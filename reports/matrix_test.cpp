#include "reports/matrix.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck {
namespace {

Result result(const std::string& adapter, const std::string& scenario, VerdictKind kind,
              const std::string& lane = "native") {
    Result one;
    one.adapter = adapter;
    one.lane = lane;
    one.scenario = scenario;
    one.verdict.kind = kind;
    return one;
}

std::string printed(const RunReport& report, const Style& style = {}) {
    std::ostringstream out;
    print_matrix(out, report, style);
    return out.str();
}

std::string printed(const std::vector<Result>& results, const Style& style = {}) {
    RunReport report;
    report.results = results;
    return printed(report, style);
}

TEST(Matrix, ShowsWhatIsInOrderOfWhatRan) {
    using enum VerdictKind;
    const std::vector<Result> results{
        result("alpha", "send/a", conforms),         result("alpha", "send/b", variant),
        result("alpha", "throw/a", conforms),        result("beta", "send/a", diverges),
        result("beta", "send/b", crashes),           result("beta", "throw/a", unsupported),
        result("beta", "send/a", leaks, "emulated"),
    };
    EXPECT_EQ(printed(results),
              "native         alpha       beta\n"
              "send        2    2/2  0/2 1d 1c\n"
              "throw       1    1/1          -\n"
              "all         3    3/3        0/2\n"
              "variant            1          -\n"
              "diverges           -          1\n"
              "unsupported        -          1\n"
              "crashes            -          1\n"
              "\n"
              "emulated         beta\n"
              "send        1  0/1 1l\n"
              "all         1     0/1\n"
              "leaks               1\n"
              "\n"
              "in order/run, - unsupported; d diverges, c crashes, l leaks\n"
              "\n");
}

TEST(Matrix, FitsTheWidthWhateverThereIs) {
    std::vector<Result> results;
    for (int adapter = 0; adapter < 30; ++adapter)
        for (int category = 0; category < 40; ++category)
            results.push_back(result("adapter_with_a_name_" + std::to_string(adapter * adapter * adapter),
                                     std::string(std::size_t(category), 'c') + "ategory/x", VerdictKind::diverges));
    results.push_back(result(std::string(200, 'a'), std::string(200, 'c') + "/x", VerdictKind::conforms));
    std::istringstream lines(printed(results));
    std::size_t adapters = 0;
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(columns(line), 80u) << line;
        for (std::size_t at = line.find("adapter_"); at != std::string::npos; at = line.find("adapter_", at + 1))
            ++adapters;
    }
    EXPECT_EQ(adapters, 30u);
}

Hello hello(const std::string& adapter, const std::string& version, const std::string& compiler,
            const std::string& optimisation) {
    Hello one;
    one.adapter = adapter;
    one.version = version;
    one.compiler = compiler;
    one.optimisation = optimisation;
    one.build = build_name(one);
    return one;
}

TEST(Matrix, NamesTheBuildAndTheVersions) {
    RunReport report;
    report.adapters = {hello("alpha", "1.0", "g++ 12.2.0", "-O0"), hello("beta", "2.1", "g++ 12.2.0", "-O0")};
    for (const Hello& one : report.adapters)
        report.results.push_back(result(one.adapter, "send/a", VerdictKind::conforms)),
            report.results.back().build = one.build;
    EXPECT_EQ(printed(report),
              "native         alpha  beta\n"
              "send        1    1/1   1/1\n"
              "all         1    1/1   1/1\n"
              "\n"
              "in order/run, - unsupported\n"
              "g++ 12.2.0 -O0: alpha 1.0, beta 2.1\n"
              "\n");
}

TEST(Matrix, BuildsThatAgreeShareAColumn) {
    using enum VerdictKind;
    RunReport report;
    for (const char* compiler : {"g++ 12.2.0", "clang 19.1.7"})
        for (const char* level : {"-O0", "-O2"}) {
            report.adapters.push_back(hello("alpha", "1.0", compiler, level));
            report.results.push_back(
                result("alpha", "send/a", compiler[0] == 'g' && level[2] == '2' ? diverges : conforms));
            report.results.back().build = report.adapters.back().build;
        }
    report.adapters.push_back(hello("beta", "2.1", "g++ 12.2.0", "-O0"));
    report.results.push_back(result("beta", "send/a", crashes));
    report.results.back().build = report.adapters.back().build;
    EXPECT_EQ(printed(report),
              "native         alpha   alpha    beta\n"
              "builds           ACD       B       A\n"
              "send        1    1/1  0/1 1d  0/1 1c\n"
              "all         1    1/1     0/1     0/1\n"
              "diverges           -       1       -\n"
              "crashes            -       -       1\n"
              "\n"
              "in order/run, - unsupported; d diverges, c crashes\n"
              "A  g++ 12.2.0 -O0\n"
              "B  g++ 12.2.0 -O2\n"
              "C  clang 19.1.7 -O0\n"
              "D  clang 19.1.7 -O2\n"
              "alpha 1.0 (A-D), beta 2.1 (A)\n"
              "\n");
}

TEST(Matrix, ColourAddsOnlyColour) {
    const std::vector<Result> results{result("a", "send/a", VerdictKind::conforms)};
    std::string coloured = printed(results, {.colour = true});
    EXPECT_NE(coloured.find("\033[32m"), std::string::npos);
    for (std::size_t at = coloured.find('\033'); at != std::string::npos; at = coloured.find('\033'))
        coloured.erase(at, coloured.find('m', at) - at + 1);
    EXPECT_EQ(coloured, printed(results));
}

TEST(Matrix, TotalsNameWhatOccurs) {
    EXPECT_EQ(totals({}), "no results");
    EXPECT_EQ(totals({result("a", "s/a", VerdictKind::conforms), result("a", "s/b", VerdictKind::hangs)}),
              "1 conform, 1 hang");
}

}  // namespace
}  // namespace yieldcheck
