#include "runner/last_words.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

std::string summary(const std::string& text) {
    LastWords words;
    words.append(text);
    return words.report() ? words.report()->summary : "none";
}

TEST(LastWords, RecognisesReports) {
    EXPECT_EQ(summary("==12==ERROR: AddressSanitizer: heap-use-after-free on address 0x6020 at pc 0x1\n"),
              "AddressSanitizer: heap-use-after-free");
    EXPECT_EQ(summary("==12==ERROR: AddressSanitizer: SEGV on unknown address 0x0 (pc 0x1)\n"),
              "AddressSanitizer: SEGV");
    EXPECT_EQ(summary("==12==ERROR: LeakSanitizer: detected memory leaks\n"), "LeakSanitizer: detected memory leaks");
    EXPECT_EQ(summary("WARNING: ThreadSanitizer: data race (pid=12)\n"), "ThreadSanitizer: data race");
    EXPECT_EQ(summary("/a/b.cpp:7:3: runtime error: signed integer overflow: 1 + 2\n"),
              "UndefinedBehaviorSanitizer: signed integer overflow: 1 + 2 (/a/b.cpp:7:3)");
    EXPECT_EQ(summary("ERROR: no Sanitizer: here\nruntime error: no place\n"), "none");
}

TEST(LastWords, RecognisesReportsInPiecesAndBeforeFloods) {
    LastWords words;
    const std::string report = "==1==ERROR: LeakSanitizer: detected memory leaks\n";
    for (const char c : report)
        words.append({&c, 1});
    for (int i = 0; i < 1000; ++i)
        words.append(std::string(1000, 'x'));
    ASSERT_TRUE(words.report());
    EXPECT_EQ(words.report()->kind, SanitizerReport::Kind::leak);
    EXPECT_EQ(words.tail(), std::string(LastWords::tail_limit, 'x'));
    words.clear();
    EXPECT_FALSE(words.report());
    EXPECT_EQ(words.tail(), "");
}

}  // namespace
}  // namespace yieldcheck
