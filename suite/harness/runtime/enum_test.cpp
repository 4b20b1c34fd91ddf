#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/runtime_test.hpp"
#include "protocol/encode.hpp"

namespace yieldcheck::testing {
namespace {

using Body = std::vector<std::pair<const char*, Value>>;

/// class NAME(bases): with one assignment for each entry.
Value enumeration(const char* name, const std::vector<Value>& bases, const Body& body) {
    const Value names = call(imported("enum", "_prepare"), Arguments(bases));
    for (const auto& [key, value] : body)
        set_item(names, text(key), value);
    const FrameRef frame = Scenario().frame();
    return make_class(frame, name, name, bases, names);
}

Value base(const char* name) { return imported("enum", name); }
Value automatic() { return call(base("auto"), {}); }
Value color() {
    return enumeration("Color", {base("Enum")}, {{"RED", integer(1)}, {"GREEN", automatic()}, {"CRIMSON", integer(1)}});
}
Value mode(const char* kind) {
    return enumeration("Mode", {base(kind)}, {{"R", automatic()}, {"W", automatic()}, {"X", integer(8)}});
}

TEST(Enumeration, HasMembersByNameAndByValue) {
    const Value made = color();
    EXPECT_EQ(shown(made), "<enum 'Color'>");
    EXPECT_EQ(listed(made), "[<Color.RED: 1>, <Color.GREEN: 2>]");
    EXPECT_EQ(made->length(), 2U);
    EXPECT_TRUE(is(call(made, {integer(2)}), attribute(made, "GREEN")));
    EXPECT_TRUE(is(item(made, text("CRIMSON")), attribute(made, "RED")));
    EXPECT_EQ(shown(attribute(made, "__members__")),
              "{'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'CRIMSON': <Color.RED: 1>}");
    EXPECT_EQ(utf8(str(attribute(made, "RED"))), "Color.RED");
    EXPECT_TRUE(contains(made, attribute(made, "RED")));
    EXPECT_FALSE(contains(made, integer(9)));
}

TEST(Enumeration, RefusesWhatIsNoMember) {
    const Value made = color();
    EXPECT_EQ(raised_by([&] { call(made, {integer(9)}); }), "ValueError: 9 is not a valid Color");
    EXPECT_EQ(raised_by([&] { item(made, text("PINK")); }), "KeyError: 'PINK'");
    EXPECT_EQ(raised_by([&] { attribute(made, "PINK"); }),
              "AttributeError: type object 'Color' has no attribute 'PINK'");
    EXPECT_EQ(raised_by([&] { made->set_attribute("RED", integer(3)); }),
              "AttributeError: cannot reassign member 'RED'");
    EXPECT_EQ(raised_by([&] { made->delete_attribute("RED"); }), "AttributeError: 'Color' cannot delete member 'RED'.");
    EXPECT_EQ(raised_by([&] { attribute(made, "RED")->set_attribute("value", integer(3)); }),
              "AttributeError: <enum 'Enum'> cannot set attribute 'value'");
    EXPECT_EQ(raised_by([&] { less(attribute(made, "RED"), attribute(made, "GREEN")); }),
              "TypeError: '<' not supported between instances of 'Color' and 'Color'");
    EXPECT_EQ(raised_by([&] {
                  enumeration("More", {made}, {{"BLUE", integer(3)}});
              }),
              "TypeError: <enum 'More'> cannot extend <enum 'Color'>");
    EXPECT_EQ(raised_by([&] { call(base("unique"), {made}); }),
              "ValueError: duplicate values found in <enum 'Color'>: CRIMSON -> RED");
    EXPECT_EQ(raised_by([] {
                  enumeration("Twice", {base("Enum")}, {{"A", integer(1)}, {"A", integer(2)}});
              }),
              "TypeError: 'A' already defined as 1");
}

TEST(Enumeration, OfIntegersCountsAsThem) {
    const Value level = enumeration("Level", {base("IntEnum")}, {{"LOW", integer(1)}, {"HIGH", integer(5)}});
    const Value high = attribute(level, "HIGH");
    EXPECT_TRUE(is_instance(high, builtin("int")));
    EXPECT_TRUE(equal(high, integer(5)));
    EXPECT_TRUE(equal(integer(5), high));
    EXPECT_EQ(high->hash(), integer(5)->hash());
    EXPECT_EQ(shown(add(integer(1), high)), "6");
    EXPECT_EQ(shown(multiply(high, real(0.5))), "2.5");
    EXPECT_TRUE(truthy(less(attribute(level, "LOW"), high)));
    EXPECT_EQ(shown(item(numbers({1, 2, 3}), attribute(level, "LOW"))), "2");
    EXPECT_EQ(utf8(str(high)), "5");
    EXPECT_EQ(shown(high), "<Level.HIGH: 5>");
    EXPECT_EQ(utf8(high->format(U"03d")), "005");
}

TEST(Enumeration, OfTextsCountsAsThem) {
    const Value kind = enumeration("Kind", {builtin("str"), base("Enum")}, {{"A", text("alpha")}});
    const Value member = attribute(kind, "A");
    EXPECT_EQ(utf8(str(member)), "Kind.A");
    EXPECT_EQ(shown(add(text("x"), member)), "'xalpha'");
    EXPECT_EQ(shown(call_method(text("-"), "join", {list({member, text("b")})})), "'alpha-b'");
    EXPECT_TRUE(contains(text("alphabet"), member));
    EXPECT_EQ(shown(call_method(member, "upper", {})), "'ALPHA'");
    const Value lower = enumeration("Lower", {base("StrEnum")}, {{"READ", automatic()}});
    EXPECT_EQ(utf8(str(attribute(lower, "READ"))), "read");
}

TEST(Flags, CombineAndAreTheSameObjectsThen) {
    const Value made = mode("Flag");
    const Value both = bit_or(attribute(made, "R"), attribute(made, "W"));
    EXPECT_EQ(shown(both), "<Mode.R|W: 3>");
    EXPECT_TRUE(is(both, call(made, {integer(3)})));
    EXPECT_EQ(listed(both), "[<Mode.R: 1>, <Mode.W: 2>]");
    EXPECT_EQ(shown(invert(both)), "<Mode.X: 8>");
    EXPECT_EQ(shown(call(made, {integer(0)})), "<Mode: 0>");
    EXPECT_TRUE(contains(both, attribute(made, "W")));
    EXPECT_FALSE(contains(both, attribute(made, "X")));
    EXPECT_EQ(raised_by([&] { call(made, {integer(4)}); }),
              "ValueError: <flag 'Mode'> invalid value 4\n    given 0b0 0100\n  allowed 0b0 1011");
    EXPECT_EQ(raised_by([&] { bit_or(both, integer(1)); }),
              "TypeError: unsupported operand type(s) for |: 'Mode' and 'int'");
}

TEST(Flags, OfIntegersKeepBitsWithoutAName) {
    const Value made = mode("IntFlag");
    EXPECT_EQ(shown(bit_or(attribute(made, "R"), integer(4))), "<Mode.R|4: 5>");
    EXPECT_EQ(shown(invert(attribute(made, "R"))), "<Mode.W|X|4: 14>");
    EXPECT_EQ(shown(call(made, {integer(16)})), "<Mode: 16>");
    EXPECT_EQ(utf8(str(attribute(made, "X"))), "8");
    EXPECT_EQ(shown(add(attribute(made, "X"), integer(1))), "9");
}

TEST(Enumeration, IsEncodedByName) {
    Encoder encoder;
    const Value made = color();
    EXPECT_EQ(encoder.value(attribute(made, "CRIMSON")).dump(), R"({"o":"Color.RED"})");
    const Value flags = mode("Flag");
    EXPECT_EQ(encoder.value(call(flags, {integer(9)})).dump(), R"({"o":"Mode.R|X"})");
    EXPECT_EQ(encoder.value(call(flags, {integer(0)})).dump(), R"json({"o":"Mode(0)"})json");
}

}  // namespace
}  // namespace yieldcheck::testing
