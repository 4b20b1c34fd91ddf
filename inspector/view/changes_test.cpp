#include "inspector/view/changes.hpp"

#include <gtest/gtest.h>

namespace yieldcheck::inspector {
namespace {

Variable number(const std::string& name, const std::string& text, unsigned depth = 0) {
    Variable variable;
    variable.name = name;
    variable.depth = depth;
    variable.value.kind = ValueKind::integer;
    variable.value.text = text;
    return variable;
}

Frame waiting() {
    Frame frame;
    frame.address = 0x1000;
    frame.function = "serve(int)";
    frame.state = State::suspended;
    frame.line = 14;
    frame.parameters = {number("n", "3")};
    frame.locals = {number("i", "1"), number("i", "8", 1)};
    return frame;
}

}  // namespace

TEST(Changes, AreNoneBetweenEquals) { EXPECT_TRUE(changes_between(waiting(), waiting()).empty()); }

TEST(Changes, NameWhatIsDifferent) {
    Frame after = waiting();
    after.state = State::running;
    after.thread = 77;
    after.line = 15;
    after.edges = {{Edge::Kind::awaits, 0x2000, "child"}};
    after.locals = {number("i", "2"), number("j", "5")};
    const std::vector<Change> expected{{"state", "GEN_SUSPENDED", "GEN_RUNNING"},
                                       {"line", "14", "15"},
                                       {"thread", "", "77"},
                                       {"waits for", "", "0x2000"},
                                       {"i", "1", "2"},
                                       {"j", "", "5"},
                                       {"i", "8", ""}};
    EXPECT_EQ(changes_between(waiting(), after), expected);
}

TEST(Changes, NameThePartOfAValue) {
    const auto with_count = [](const char* count) {
        Frame frame = waiting();
        Variable order;
        order.name = "order";
        order.value.kind = ValueKind::structure;
        Value inner;
        inner.kind = ValueKind::structure;
        inner.name = "stock";
        inner.children = {number("count", count).value, number("size", "7").value};
        inner.children[0].name = "count";
        inner.children[1].name = "size";
        inner.children[0].address = 0x5000;
        order.value.children = {inner};
        frame.locals.push_back(order);
        return frame;
    };
    const std::vector<Change> expected{{"order.stock.count", "1", "2", 0x5000}};
    EXPECT_EQ(changes_between(with_count("1"), with_count("2")), expected);
}

TEST(Changes, AnotherFunctionAtTheAddressIsAnotherFrame) {
    Frame other = waiting();
    other.function = "charge(int)";
    EXPECT_FALSE(is_same_frame(waiting(), other));
    EXPECT_TRUE(is_same_frame(waiting(), waiting()));
}

}  // namespace yieldcheck::inspector
