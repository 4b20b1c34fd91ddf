// Objects that cannot be (test_targets/broken_values.cpp says how each is broken): what is said of them.
#include "inspector/inspection.hpp"

#include "inspector/memory/live_process.hpp"
#include "inspector/test_targets/target.hpp"
#include "inspector/view/value_text.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <regex>

namespace yieldcheck::inspector {
namespace {

/// Addresses that differ from run to run.
std::string normalised(const std::string& text) {
    static const std::regex address("0x(?!7000dead)[0-9a-f]{9,}");
    return std::regex_replace(text, address, "0x…");
}

std::map<std::string, std::string> texts_of(const Snapshot& snapshot) {
    std::map<std::string, std::string> all;
    for (const auto& frame : snapshot.frames)
        for (const auto& variable : frame.locals)
            all[variable.name] = normalised(value_text(variable.value));
    return all;
}

std::size_t values_in(const Value& value) {
    std::size_t count = 1;
    for (const auto& child : value.children)
        count += values_in(child);
    return count;
}

TEST(BrokenValues, AreSaidToBeBroken) {
    const std::map<std::string, std::string> expected{
        {"string_huge", "<unavailable: its length is 1152921504606846976, more than fits into it>"},
        {"string_short", "<unavailable: its length is 900, more than fits into it>"},
        {"string_nowhere", "<unavailable: its text at 0x7000dead0000 cannot be read>"},
        {"vector_huge", "<unavailable: its length is 288230376151711744, which cannot be>"},
        {"vector_backwards", "<unavailable: its pointers contradict each other: 0x… to 0x8 of 0x…>"},
        {"vector_nowhere", "<unavailable: its 10 elements at 0x7000dead0000 cannot all be read>"},
        {"vector_garbage", "<unavailable: its pointers contradict each other: 0x… to 0x… of 0x…>"},
        {"bits_garbage", "<unavailable: its pointers contradict each other>"},
        {"deque_garbage", "<unavailable: its pointers contradict each other>"},
        {"map_huge", "<unavailable: its length is 1152921504606846976, which cannot be>"},
        {"map_more", "{1: 2} <its links end after 1 of 7 elements>"},
        {"map_nowhere", "{} <its links end after 0 of 1 elements>"},
        {"hash_more", "{1: 2} <its links end after 1 of 9 elements>"},
        {"hash_nowhere", "{} <its links end after 0 of 1 elements>"},
        {"list", "[1] <its links contradict each other>"},
        {"ring", "[1] <its links form a cycle after 1 elements>"},
        {"tree", "[1, 2] <its links form a cycle after 2 elements>"},
        {"optional_flag", "<unavailable: its flag is 119, which is no bool>"},
        {"variant_index", "<unavailable: its index is 119 of 2 alternatives>"},
        {"truth", "true <its byte is 90, which is no bool>"},
        {"shared_nowhere", "<unavailable: its counts cannot be read>"},
        {"shared_dead", "<unavailable: its counts are 0 and 0>"},
        {"function_nowhere", "<unavailable: at 0x7000dead0000 is no code that it could call>"},
        {"polymorphic", "0x… → <unavailable: no Polymorphic lives here: its vtable pointer is 0x7000dead0000>"},
        {"dangling", "0x7000dead0000 → <unavailable: the memory at 0x7000dead0000 cannot be read>"},
        {"exception", "<unavailable: at 0x7000dead0000 is no exception>"},
        {"handle", "0x7000dead0000 <its frame cannot be read>"},
        {"unique", "0x7000dead0000 → <unavailable: it cannot be read>"},
        {"unterminated", "\"abcd\""},
        {"control", "\"\\x1b[31m\""},
    };
    const auto programs = target_programs("broken_values.");
    ASSERT_FALSE(programs.empty());
    for (const auto& program : programs) {
        const TargetProgram target(program);
        LiveProcess process(target.process());
        const auto shown = texts_of(take_snapshot(process));
        for (const auto& [name, text] : expected) {
            const auto found = shown.find(name);
            EXPECT_EQ(found == shown.end() ? "not shown" : found->second, text) << name << " of " << program;
        }
    }
}

TEST(BrokenValues, AreBoundedInTimeAndSize) {
    const TargetProgram target(target_programs("broken_values.gcc12.O0").at(0));
    LiveProcess process(target.process());
    InspectionOptions options;
    options.limits.values = 5000;
    const auto start = std::chrono::steady_clock::now();
    const auto snapshot = take_snapshot(process, options);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    bool seen = false;
    for (const auto& frame : snapshot.frames)
        for (const auto& variable : frame.locals) {
            // Those at the limit may still be cut in their place, one for each element of what holds them.
            EXPECT_LE(values_in(variable.value), 2 * options.limits.values) << variable.name;
            if (variable.name != "wide") continue;
            seen = true;
            EXPECT_GT(values_in(variable.value), 100U);
        }
    EXPECT_TRUE(seen) << "13 million numbers are among the locals";
}

}  // namespace
}  // namespace yieldcheck::inspector
