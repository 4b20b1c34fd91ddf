// Values as JSON and back.
#include "protocol/encode.hpp"
#include "protocol/decode.hpp"
#include "protocol/exception.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

class Thing final : public Object {
public:
    Value type() const override { return builtin_class("object"); }
    std::string type_name() const override { return "Thing"; }
};

std::string encoded(Encoder& encoder, const Value& value) { return encoder.value(value).dump(-1, ' ', true); }

std::string encoded(const Value& value) {
    Encoder encoder;
    return encoded(encoder, value);
}

TEST(Encoder, WritesPlainData) {
    EXPECT_EQ(encoded(None), "null");
    EXPECT_EQ(encoded(True), "true");
    EXPECT_EQ(encoded(integer(9007199254740991)), "9007199254740991");
    EXPECT_EQ(encoded(integer(9007199254740992)), R"({"i":"9007199254740992"})");
    EXPECT_EQ(encoded(integer("-123456789012345678901234567890")), R"({"i":"-123456789012345678901234567890"})");
    EXPECT_EQ(encoded(real(1e16)), R"({"f":"1e+16"})");
    EXPECT_EQ(encoded(real(-0.0)), R"({"f":"-0.0"})");
    EXPECT_EQ(encoded(text("a\u00e9\U0001F600")), R"("a\u00e9\ud83d\ude00")");
    EXPECT_EQ(encoded(text(Text{0xD83D, 0xDE00})), R"({"u":[55357,56832]})");  // two lone surrogates are not one emoji
    EXPECT_EQ(encoded(bytes("a\xff")), R"({"b":"61ff"})");
    EXPECT_EQ(encoded(list({integer(1), tuple({None})})), R"([1,{"t":[null]}])");
    EXPECT_EQ(encoded(dict({{text("k"), list()}})), R"({"d":[["k",[]]]})");
    EXPECT_EQ(encoded(set({integer(10), integer(9), text("a"), None})), R"({"set":["a",10,9,null]})");  // by their text
}

TEST(Encoder, WritesFunctionsByTheirNames) {
    EXPECT_EQ(encoded(native_function("len", nullptr)), R"({"fn":"len"})");
    EXPECT_EQ(encoded(native_method("upper", nullptr)), R"({"fn":"upper"})");  // str.upper
}

TEST(Encoder, MarksCycles) {
    const Value inner = list();
    const Value outer = list({inner, inner});
    EXPECT_EQ(encoded(outer), "[[],[]]");
    inner->call_method("append", {outer});
    EXPECT_EQ(encoded(outer), R"([[{"cyc":2}],[{"cyc":2}]])");
    inner->clear();
}

TEST(Encoder, NamesObjectsByIdentityAndNeverTwice) {
    Encoder encoder;
    Value first(new Thing);
    const Value second(new Thing);
    EXPECT_FALSE(encoder.known(first));
    EXPECT_EQ(encoded(encoder, list({first, second, first})), R"([{"o":"Thing#1"},{"o":"Thing#2"},{"o":"Thing#1"}])");
    EXPECT_TRUE(encoder.known(first));
    const std::uint32_t references = first->references();
    EXPECT_EQ(references, 1U);  // the encoder keeps nothing alive
    for (int round = 0; round < 20; ++round) {
        first = {};
        first = Value(new Thing);  // often at the same address
        EXPECT_FALSE(encoder.known(first));
    }
    EXPECT_EQ(encoded(encoder, first), R"({"o":"Thing#3"})");
    encoder.bind(first, "mine");
    EXPECT_EQ(encoded(encoder, first), R"({"o":"mine"})");
    EXPECT_EQ(encoded(encoder, builtin_class("int")), R"({"ty":"int"})");
}

TEST(Encoder, DescribesExceptions) {
    Encoder encoder;
    EXPECT_TRUE(encoder.exception({}).is_null());
    const Value cause = make_exception("KeyError", {text("k")});
    const Value error = make_exception("ValueError", {text("bad"), integer(1)});
    error.as<ExceptionObject>()->cause = cause;
    error.as<ExceptionObject>()->context = cause;
    const char* expected = R"json({"id":"ValueError#1","args":["bad",1],"msg":"('bad', 1)",)json"
                           R"("cause":{"id":"KeyError#1","args":["k"],"msg":"'k'"},"ctx":{"id":"KeyError#1"}})";
    EXPECT_EQ(encoder.exception(error).dump(), expected);
    const Value stop = make_exception("StopIteration", {integer(5)});
    EXPECT_EQ(encoder.exception(stop).dump(), R"({"id":"StopIteration#1","args":[5],"msg":"5","value":5})");
    EXPECT_EQ(encoded(encoder, error), R"({"e":"ValueError#1"})");
}

TEST(Encoder, RemovesAddressesFromMessages) {
    Encoder encoder;
    const Value error = make_exception("ValueError", {text("no <object at 0x7f00ab12>"), None});
    EXPECT_EQ(encoder.exception(error)["msg"], "('no <object at 0x>', None)");
}

TEST(Decoder, ReadsWhatTheEncoderWrites) {
    for (const char* json : {"null", "true", "-5", R"({"i":"123456789012345678901234567890"})", R"({"f":"1e+16"})",
                             R"({"f":"nan"})", R"("a\u00e9")", R"({"u":[55357,56832]})", R"({"b":"61ff"})",
                             R"([1,{"t":[null]}])", R"({"d":[["k",[]],[{"t":[1]},2]]})", R"({"set":["a",1]})"}) {
        EXPECT_EQ(encoded(decode(Json::parse(json))), json);
    }
}

TEST(Decoder, RefusesMalformedInputInOneSentence) {
    for (const char* json :
         {R"({"g":"acc"})", R"({"x":1})", "1.5", R"({"f":"1.50"})", R"({"f":5})", R"({"i":"12x"})", R"({"i":""})",
          R"({"u":[-1]})", R"({"u":[1114112]})", R"({"b":"6"})", R"({"b":"6 1"})", R"({"t":1})", R"({"d":[[1]]})",
          R"({"d":[[[],1]]})", R"({"set":[[]]})", R"({"t":[],"u":[]})", "{}", "18446744073709551615"}) {
        EXPECT_THROW(decode(Json::parse(json)), Fault) << json;
    }
    try {
        decode(Json::parse(R"({"g":"acc"})"), "argument 1 of step 3");
        FAIL();
    } catch (const Fault& fault) {
        EXPECT_STREQ(fault.what(),
                     R"(argument 1 of step 3 cannot be read: {"g":"acc"}: the tag "g" names no constant)");
    }
}

}  // namespace
}  // namespace yieldcheck
