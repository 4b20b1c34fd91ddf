#include "reports/source_link.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

TEST(SourceLink, IsThatOfTheFirstSourceWithAnAddress) {
    EXPECT_EQ(source_link("PEP 342"), "https://peps.python.org/pep-0342/");
    EXPECT_EQ(source_link("language reference 8.5; PEP 343"),
              "https://docs.python.org/3.13/reference/compound_stmts.html");
    EXPECT_EQ(source_link("language reference 6.2.9.1 close"),
              "https://docs.python.org/3.13/reference/expressions.html");
    EXPECT_EQ(source_link("[coro.generator.members] operator="), "https://eel.is/c++draft/coro.generator.members");
    EXPECT_EQ(source_link("https://example.org/a, and more"), "https://example.org/a");
    EXPECT_EQ(source_link("hearsay"), "");
    EXPECT_EQ(source_link("language reference 99.1"), "");
    EXPECT_EQ(source_link(""), "");
}

}  // namespace
}  // namespace yieldcheck
