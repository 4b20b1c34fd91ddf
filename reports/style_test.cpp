#include "reports/style.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

TEST(Style, CutsByColumnsNotBytes) {
    EXPECT_EQ(cut("für", 3), "für");
    EXPECT_EQ(cut("fürst", 4), "für…");
    EXPECT_EQ(cut("x", 0), "");
    EXPECT_EQ(padded("ü", 3), "ü  ");
    EXPECT_EQ(right_aligned("ü", 3), "  ü");
}

TEST(Style, WrapsAtSpaces) {
    EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(wrapped("one two three", 100), (std::vector<std::string>{"one two three"}));
    EXPECT_EQ(wrapped("unbreakable", 4), (std::vector<std::string>{"unb…"}));
    EXPECT_EQ(wrapped("one two three", 7, 1), (std::vector<std::string>{"one tw…"}));
    EXPECT_TRUE(wrapped("", 7).empty());
}

TEST(Style, InksOnlyInColour) {
    EXPECT_EQ(Style{}.ink(Ink::bad, "x"), "x");
    EXPECT_EQ((Style{.colour = true}.ink(Ink::bad, "x")), "\033[31mx\033[0m");
}

}  // namespace
}  // namespace yieldcheck
