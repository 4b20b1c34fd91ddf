#include "reports/readable_text.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

TEST(ReadableText, ShowsControlCharactersByTheirNumber) {
    EXPECT_EQ(readable("für\tdich\n"), "für\tdich\n");
    EXPECT_EQ(readable("a\x1b[31mb\x7f\x01"), "a\\x1b[31mb\\x7f\\x01");
    EXPECT_EQ(readable(std::string_view("a\0b", 3)), "a\\x00b");
    EXPECT_EQ(readable("one\r\ntwo\rthree"), "one\ntwo\\x0dthree");
    EXPECT_EQ(readable("\xC2\x85"), "\\x85");          // next line, a control character
    EXPECT_EQ(readable("\xE2\x80\xAE!"), "\\u202e!");  // right-to-left override
    EXPECT_EQ(readable_line("one\ntwo\tthree"), "one two three");
}

TEST(ReadableText, ReplacesWhatIsNoUtf8) {
    EXPECT_EQ(readable("\xFF"), "\xEF\xBF\xBD");
    EXPECT_EQ(readable("\xC3"), "\xEF\xBF\xBD");                                  // cut off
    EXPECT_EQ(readable("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");                  // too long for its value
    EXPECT_EQ(readable("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
    EXPECT_EQ(readable("\xF4\x90\x80\x80").size(), 12u);                          // beyond U+10FFFF
    EXPECT_EQ(readable("\xEF\xBF\xBE"), "\xEF\xBF\xBD");                          // U+FFFE, which XML forbids
    EXPECT_EQ(readable("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80");
}

TEST(ReadableText, IsBoundedBetweenCharacters) {
    EXPECT_EQ(bounded("abc", 3), "abc");
    EXPECT_EQ(bounded("abcdef", 3), "abc… (3 bytes left out)");
    EXPECT_EQ(bounded("aüb", 2), "a… (2 bytes left out)");
    EXPECT_EQ(bounded("abcdef", 3, Keep::end), "(3 bytes left out) …def");
    EXPECT_EQ(bounded("aüb", 2, Keep::end), "(2 bytes left out) …b");
    EXPECT_LT(bounded(std::string(1000, '\x80'), 10).size(), 60u);
    EXPECT_LT(bounded(std::string(1000, '\x80'), 10, Keep::end).size(), 60u);
}

TEST(ReadableText, IsEscapedForItsFormat) {
    EXPECT_EQ(escaped_xml("<a b=\"c\" d='e'>&]]>"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;]]&gt;");
    EXPECT_EQ(escaped_markdown("a_b | <i> `c` [d](e) @f #1\n::g"),
              "a\\_b \\| &lt;i&gt; \\`c\\` \\[d\\](e) &#64;f &#35;1 :&#58;g");
    EXPECT_EQ(fenced("x", "cpp"), "```cpp\nx\n```\n");
    EXPECT_EQ(fenced("````\nx\n"), "`````\n````\nx\n`````\n");
}

}  // namespace
}  // namespace yieldcheck
