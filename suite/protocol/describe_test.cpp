#include "protocol/describe.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

std::string described(const std::string& json) { return describe_value(parse_json(json, "value")); }

TEST(Describe, ValuesLookAsReprShowsThem) {
    EXPECT_EQ(described("null"), "None");
    EXPECT_EQ(described("true"), "True");
    EXPECT_EQ(described("-3"), "-3");
    EXPECT_EQ(described(R"({"i":"123456789012345678901234567890"})"), "123456789012345678901234567890");
    EXPECT_EQ(described(R"({"f":"1e+16"})"), "1e+16");
    EXPECT_EQ(described(R"("it's")"), "\"it's\"");
    EXPECT_EQ(described(R"("it's \"both\"")"), R"('it\'s "both"')");
    EXPECT_EQ(described(R"("a\nb\u0001")"), R"('a\nb\x01')");
    EXPECT_EQ(described(R"({"u":[97,55357]})"), R"('a\ud83d')");
    EXPECT_EQ(described(R"({"b":"00ff"})"), R"(b'\x00\xff')");
    EXPECT_EQ(described(R"({"t":[]})"), "()");
    EXPECT_EQ(described(R"({"t":[1]})"), "(1,)");
    EXPECT_EQ(described(R"([1,{"t":[2,[3]]}])"), "[1, (2, [3])]");
    EXPECT_EQ(described(R"({"d":[["k",{"d":[]}]]})"), "{'k': {}}");
    EXPECT_EQ(described(R"({"set":[1,2]})"), "{1, 2}");
    EXPECT_EQ(described(R"({"set":[]})"), "set()");
    EXPECT_EQ(described(R"({"g":"acc"})"), "<generator acc>");
    EXPECT_EQ(described(R"({"e":"ValueError#1"})"), "<ValueError#1>");
}

TEST(Describe, WhatIsNoEncodingIsShownAsItIs) {
    EXPECT_EQ(described(R"({"t":3})"), "<3>");
    EXPECT_EQ(described(R"({"a":1,"b":2})"), R"({"a":1,"b":2})");
}

}  // namespace
}  // namespace yieldcheck
