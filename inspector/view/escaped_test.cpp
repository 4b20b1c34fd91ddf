#include "inspector/view/escaped.hpp"

#include <gtest/gtest.h>

namespace yieldcheck::inspector {

TEST(Escaped, LeavesWhatPrints) {
    EXPECT_EQ(escaped("plain “text” ∑ 漢字 🙂"), "plain “text” ∑ 漢字 🙂");
}

TEST(Escaped, ShowsWhatSteersATerminalByItsNumber) {
    EXPECT_EQ(escaped("\x1b]0;title\x07"), "\\x1b]0;title\\x07");
    EXPECT_EQ(escaped("a\x7f\tb\r\n"), "a\\x7f\\tb\\r\\n");
    EXPECT_EQ(escaped("\xc2\x9b"
                      "31m"),
              "\\x9b31m");  // U+009B: the eight-bit ESC [
    EXPECT_EQ(escaped("\xe2\x80\xae"
                      "evil"),
              "\\u202eevil");
    EXPECT_EQ(escaped("\xe2\x80\xa8"), "\\u2028");
}

TEST(Escaped, ShowsBytesThatAreNoText) {
    EXPECT_EQ(escaped("\xff"
                      "a"),
              "\\xffa");
    EXPECT_EQ(escaped("\xc0\xaf"), "\\xc0\\xaf");           // overlong
    EXPECT_EQ(escaped("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // a surrogate
    EXPECT_EQ(escaped("\xe2\x82"), "\\xe2\\x82");           // cut off
    EXPECT_EQ(escaped("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
}

TEST(Quoted, KeepsQuotesApart) {
    EXPECT_EQ(quoted("say \"hi\"\\"), "\"say \\\"hi\\\"\\\\\"");
    EXPECT_EQ(quoted(std::string_view("a\0b", 3)), "\"a\\0b\"");
}

TEST(Utf8, IsToldFromBytes) {
    EXPECT_TRUE(is_utf8("äöü"));
    EXPECT_TRUE(is_utf8(""));
    EXPECT_FALSE(is_utf8("\xe4\xf6"));
}

}  // namespace yieldcheck::inspector
