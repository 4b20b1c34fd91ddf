#include "inspector/fidelity/python_value.hpp"

#include <gtest/gtest.h>

namespace yieldcheck::fidelity {
namespace {

using inspector::Value;
using inspector::ValueKind;

Value shown(ValueKind kind, std::string type, std::string text, std::vector<Value> children = {}) {
    Value value;
    value.kind = kind;
    value.type = std::move(type);
    value.text = std::move(text);
    value.children = std::move(children);
    return value;
}

Value integer(std::string digits) { return shown(ValueKind::integer, "int", std::move(digits)); }
Value text(std::string content) { return shown(ValueKind::string, "str", std::move(content)); }

Value exception(std::string type, std::string serial) {
    Value number = integer(std::move(serial));
    number.name = "serial";
    Value value = shown(ValueKind::structure, std::move(type), "", {std::move(number)});
    value.holds = "exception";
    return value;
}

bool same(const Value& value, const char* encoded) {
    Identities identities;
    return is_same(value, Json::parse(encoded), identities);
}

}  // namespace

TEST(PythonValue, PlainDataIsCompared) {
    EXPECT_TRUE(same(integer("5"), "5"));
    EXPECT_FALSE(same(integer("6"), "5"));
    EXPECT_FALSE(same(text("5"), "5"));
    EXPECT_TRUE(same(integer("123456789012345678901234567890"), R"({"i":"123456789012345678901234567890"})"));
    EXPECT_TRUE(same(shown(ValueKind::real, "float", "1.5"), R"({"f":"1.5"})"));
    EXPECT_FALSE(same(integer("1"), R"({"f":"1"})"));
    EXPECT_TRUE(same(shown(ValueKind::boolean, "bool", "true"), "true"));
    EXPECT_FALSE(same(integer("1"), "true"));
    EXPECT_TRUE(same(shown(ValueKind::empty, "NoneType", "None"), "null"));
    EXPECT_FALSE(same(shown(ValueKind::empty, "Local", ""), "null"));
    EXPECT_TRUE(same(text("\xed\xa0\x80"), R"({"u":[55296]})"));
    EXPECT_FALSE(same(Value{}, "null"));
}

TEST(PythonValue, ContainersAreComparedByTypeAndItems) {
    const Value list = shown(ValueKind::sequence, "list", "", {integer("1"), text("a")});
    EXPECT_TRUE(same(list, R"([1,"a"])"));
    EXPECT_FALSE(same(list, R"(["a",1])"));
    EXPECT_FALSE(same(list, R"([1])"));
    EXPECT_FALSE(same(list, R"({"t":[1,"a"]})"));
    Value cut = list;
    cut.truncated = true;
    EXPECT_FALSE(same(cut, R"([1,"a"])"));
    EXPECT_TRUE(same(shown(ValueKind::sequence, "set", "", {integer("2"), integer("1")}), R"({"set":[1,2]})"));
    EXPECT_FALSE(same(shown(ValueKind::sequence, "set", "", {integer("2"), integer("2")}), R"({"set":[1,2]})"));
    EXPECT_TRUE(same(shown(ValueKind::map, "dict", "", {text("k"), integer("2")}), R"({"d":[["k",2]]})"));
    EXPECT_FALSE(same(shown(ValueKind::map, "dict", "", {text("k"), integer("3")}), R"({"d":[["k",2]]})"));
}

TEST(PythonValue, OneNameIsOneObject) {
    Identities identities;
    const auto is = [&](const Value& value, const char* name) {
        return is_same(value, Json::object({{"e", name}}), identities);
    };
    EXPECT_TRUE(is(exception("ValueError", "7"), "ValueError#1"));
    EXPECT_TRUE(is(exception("ValueError", "7"), "ValueError#1"));
    EXPECT_FALSE(is(exception("ValueError", "8"), "ValueError#1"));
    EXPECT_FALSE(is(exception("ValueError", "7"), "ValueError#2"));
    EXPECT_FALSE(is(exception("KeyError", "9"), "ValueError#2"));
    EXPECT_TRUE(is(exception("ValueError", "8"), "ValueError#2"));
}

}  // namespace yieldcheck::fidelity
