#include "inspector/view/json_text.hpp"

#include "inspector/snapshot.hpp"
#include "inspector/view/snapshot_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <vector>

namespace yieldcheck::inspector {
namespace {

using Json = nlohmann::json;

unsigned below(unsigned limit, std::mt19937& random) {
    return std::uniform_int_distribution<unsigned>(0, limit - 1)(random);
}

/// A text of any characters, as UTF-8, made by another library.
std::string random_text(std::mt19937& random) {
    std::string json = "\"";
    for (unsigned i = below(20, random); i > 0; --i) {
        char32_t point = below(below(3, random) == 0 ? 0x110000 : 0x3000, random);
        if (point >= 0xd800 && point < 0xe000) point = 'x';
        char unit[16];
        if (point < 0x10000)
            std::snprintf(unit, sizeof unit, "\\u%04x", static_cast<unsigned>(point));
        else
            std::snprintf(unit, sizeof unit, "\\u%04x\\u%04x", static_cast<unsigned>(0xd7c0 + (point >> 10)),
                          static_cast<unsigned>(0xdc00 + (point & 0x3ff)));
        json += unit;
    }
    return Json::parse(json + '"').get<std::string>();
}

}  // namespace

TEST(JsonText, IsReadBackByAnotherReader) {
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = random_text(random);
        const std::string written = to_json(text);
        EXPECT_EQ(Json::parse(written).get<std::string>(), text) << written;
        EXPECT_TRUE(std::none_of(written.begin(), written.end(), [](char c) { return c >= 0 && c < 0x20; })) << written;
    }
}

TEST(JsonText, EscapesWhatSteersATerminal) {
    EXPECT_EQ(to_json("a\x1b[31m\x7f\n"), R"("a\u001b[31m\u007f\n")");
    EXPECT_EQ(to_json("\xc2\x9b"), R"("\u009b")");                // the eight-bit ESC [
    EXPECT_EQ(to_json("\xe2\x80\xae"), R"("\u202e")");            // turns the direction of writing
    EXPECT_EQ(to_json("\xf0\x9f\xbf\xbe"), R"("\ud83f\udffe")");  // U+1FFFE, no character
    EXPECT_EQ(to_json("“∑” 漢字 🙂"), "\"“∑” 漢字 🙂\"");
}

TEST(JsonText, ReplacesBytesThatAreNoText) {
    EXPECT_EQ(to_json("a\xff\xe2\x82"), "\"a\ufffd\ufffd\ufffd\"");
    EXPECT_EQ(Json::parse(to_json("\xed\xa0\x80")).get<std::string>(), "\ufffd\ufffd\ufffd");
}

TEST(JsonText, NumbersAndLists) {
    EXPECT_EQ(to_json(std::vector<std::int64_t>{0, std::numeric_limits<std::int64_t>::min()}),
              "[0,-9223372036854775808]");
    EXPECT_EQ(to_json(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
    EXPECT_EQ(to_json(std::vector<bool>{true, false}), "[true,false]");
    EXPECT_EQ(Json::parse(to_json(0.1)).get<double>(), 0.1);
    EXPECT_EQ(to_json(std::vector<std::vector<std::string>>{{}, {"a", "b"}, {""}}), R"([[],["a","b"],[""]])");
}

TEST(JsonText, MembersInOrder) {
    JsonText json;
    json.begin_object();
    json.member("z", 1);
    json.member("a", std::vector<std::string>{"{", ":"});
    json.member("m", "[");
    json.member("y", true);
    json.end_object();
    EXPECT_EQ(json.text(), R"({"z":1,"a":["{",":"],"m":"[","y":true})");
    json.clear();
    json.value(2);
    EXPECT_EQ(json.text(), "2");
}

TEST(JsonText, OfAValue) {
    Value value;
    value.kind = ValueKind::string;
    value.text = "a\xff";
    const Json json = Json::parse(to_json(value));
    EXPECT_EQ(json["text"], "a\ufffd");
    EXPECT_EQ(json["bytes"], "61ff");
}

}  // namespace yieldcheck::inspector
