// Paths into values, against what C++ makes of the same expressions (test_targets/paths.cpp).
#include "inspector/values/selection.hpp"

#include "inspector/fault.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/test_targets/target.hpp"
#include "inspector/view/value_text.hpp"

#include <gtest/gtest.h>

namespace yieldcheck::inspector {
namespace {

std::string fault_of(const Inspection& inspection, const std::string& path) {
    try {
        return "is " + value_text(inspection.value(0, path, {}));
    } catch (const Fault& fault) {
        return std::string(fault.what()) + (fault.hint().empty() ? "" : " | " + fault.hint());
    }
}

TEST(Paths, LeadWhereTheSameExpressionDoes) {
    const auto programs = target_programs("paths.");
    ASSERT_FALSE(programs.empty());
    for (const auto& program : programs) {
        const TargetProgram target(program);
        LiveProcess process(target.process());
        const Inspection inspection(process);
        ASSERT_EQ(inspection.frame_count(), 1U);
        ASSERT_GT(target.values().size(), 30U);
        for (const auto& [name, text] : target.values()) {
            const auto path = name.substr(name.find('.') + 1);
            EXPECT_EQ(fault_of(inspection, path), "is " + text) << path << " of " << program;
        }
    }
}

TEST(Paths, ReadDeeperThanTheWholeIsShown) {
    const TargetProgram target(target_programs("paths.gcc12.O0").at(0));
    LiveProcess process(target.process());
    const Inspection inspection(process);
    ValueLimits limits;
    limits.elements = 200;
    const auto items = inspection.value(0, "order.items", limits);
    EXPECT_EQ(items.name, "order.items");
    ASSERT_EQ(items.children.size(), 200U);
    EXPECT_EQ(items.children[199].children.at(0).text, "item 199");
    EXPECT_FALSE(items.truncated);
}

TEST(Paths, ThatAreWrongSaySoInOneSentence) {
    const TargetProgram target(target_programs("paths.gcc12.O0").at(0));
    LiveProcess process(target.process());
    const Inspection inspection(process);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"nobody",
         "there is no variable nobody in this frame | there are promise, parameter, order, pointer, outer, "
         "shadowed"},
        {"order.nothing",
         "order has no member nothing | it has number, items, by_name, by_number, by_letter, gift, "
         "previous, extra, missing, either, tuple, pair, …"},
        {"order.items[200].name", "order.items has no element 200: it has 200"},
        {"order.items[-201]", "order.items has no element -201: it has 200"},
        {"order.grid[2]", "order.grid has no element 2: it has 2"},
        {"order.number[0]", "order.number has no elements"},
        {"order.number.x", "order.number has no member x"},
        {"*order.number", "order.number is no pointer, and holds nothing that could be followed"},
        {"order.by_name[\"three\"]", "order.by_name has no key three | it has one, two"},
        {"order.by_number[7]", "order.by_number has no key 7 | it has 5, 6"},
        {"order.items[\"x\"]", "order.items has no keys"},
        {"order.missing.name", "order.missing holds nothing"},
        {"order.previous->previous->number", "order.previous->previous holds nothing"},
        {"order.",
         "the path order. needs a name behind it | a path is a variable, then .member, [index], [\"key\"], or "
         "a * before it"},
        {"order.items[",
         "the path order.items[ needs an index or a key behind it | a path is a variable, then "
         ".member, [index], [\"key\"], or a * before it"},
        {"order.items[1 2]",
         "the path order.items[1  lacks a ']' here | a path is a variable, then .member, [index], "
         "[\"key\"], or a * before it"},
        {"(*pointer",
         "the path (*pointer lacks a ')' here | a path is a variable, then .member, [index], [\"key\"], or "
         "a * before it"},
        {"order + 1",
         "the path order  does not go on with '+' | a path is a variable, then .member, [index], "
         "[\"key\"], or a * before it"},
        {"",
         "the path \"\" needs a name behind it | a path is a variable, then .member, [index], [\"key\"], or a * "
         "before it"},
        {"order.by_name[\"x]",
         "the path order.by_name[ has a key without its closing quote | a path is a variable, "
         "then .member, [index], [\"key\"], or a * before it"},
    };
    for (const auto& [path, sentence] : expected)
        EXPECT_EQ(fault_of(inspection, path), sentence) << path;
}

TEST(Paths, AreParsedAsInCpp) {
    using Kind = PathStep::Kind;
    const auto kinds = [](std::string_view text) {
        std::vector<Kind> all;
        for (const auto& step : parse_path(text).steps)
            all.push_back(step.kind);
        return all;
    };
    // A star binds weaker than what stands behind the name.
    EXPECT_EQ(kinds("*a.b"), (std::vector{Kind::member, Kind::follow}));
    EXPECT_EQ(kinds("(*a).b"), (std::vector{Kind::follow, Kind::member}));
    EXPECT_EQ(kinds("**a"), (std::vector{Kind::follow, Kind::follow}));
    EXPECT_EQ(kinds("a -> b [ 3 ] [\"k\"]"), (std::vector{Kind::member, Kind::index, Kind::key}));
    EXPECT_EQ(parse_path("a[\"x\\\"\\n]\"]").steps.at(0).text, "x\"\n]");
    EXPECT_EQ(parse_path("a[Color::red]").steps.at(0).text, "Color::red");
    EXPECT_EQ(parse_path("a[-12]").steps.at(0).number, -12);
    EXPECT_THROW(parse_path(std::string(100000, '*') + "a"), Fault);
    EXPECT_THROW(parse_path("a[99999999999999999999]"), Fault);
}

}  // namespace
}  // namespace yieldcheck::inspector
