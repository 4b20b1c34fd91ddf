#include "reports/on_screen.hpp"

#include "reports/differences.hpp"
#include "reports/explanation.hpp"
#include "reports/matrix.hpp"
#include "reports/sample_report.hpp"
#include "reports/summary.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>

namespace yieldcheck {
namespace {

TEST(OnScreen, ShowsColoursOfOursAndNoOthers) {
    Style style;
    style.colour = true;
    const std::string red = style.ink(Ink::bad, "bad");
    EXPECT_EQ(readable_screen("a " + red + "\n\xC3\xA9", style), "a " + red + "\n\xC3\xA9");
    EXPECT_EQ(readable_screen(red + "\033[2J\033]0;title\a \033[35m", style),
              red + "\\x1b[2J\\x1b]0;title\\x07 \\x1b[35m");
    EXPECT_EQ(readable_screen(red, Style()), "\\x1b[31mbad\\x1b[0m");
}

/// Whatever adapters call themselves and raise: one readable line for each line of ours.
TEST(OnScreen, NothingHostileReachesATerminal) {
    const Report report = hostile_report(1000);
    const GateReport gated = gate(report.run, {}, {.names = &report.known});
    std::ostringstream out;
    print_matrix(out, report.run, {});
    print_differences(out, report.run, {});
    print_summary(out, report.run, gated, {}, {});
    for (const Result& result : report.run.results)
        if (const ReportedScenario* scenario = report.find(result.scenario)) {
            std::ostringstream explained;
            print_explanation(explained, result, *scenario, report.rules, {}, {});
            EXPECT_EQ(explained.str().find('\x1b'), std::string::npos);
            EXPECT_EQ(explained.str().find("\xE2\x80\xAE"), std::string::npos);
        }
    const std::string text = out.str();
    EXPECT_NE(text.find("\\x1b[31mred\\x01\\x7f"), std::string::npos) << "hostile content is missing";
    for (const char c : text)
        ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << int(c);
    for (const char* evil : {"\x7f", "\xE2\x80\xAE"})
        EXPECT_EQ(text.find(evil), std::string::npos) << evil;
    EXPECT_FALSE(std::regex_search(text, std::regex("\n *(::|##\\[)"))) << "begins a line like a command";
    EXPECT_NO_THROW(Json(text).dump()) << "no valid UTF-8";
}

}  // namespace
}  // namespace yieldcheck
