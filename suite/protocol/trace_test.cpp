#include "protocol/trace.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace yieldcheck {
namespace {

// The layout is the file format: what is read must be written back byte for byte.
const std::string accumulator = R"json({"format":1,"scenario":"send/accumulator","digest":"0123456789abcdef",
"drive":[
{"line":16,"text":"acc = accumulator(1, start={'a': 2})","op":"call","fn":"accumulator","args":[{"value":1}],"keywords":{"start":{"name":"zero"}},"to":"acc"},
{"line":17,"text":"next(acc)","op":"next","on":"acc"},
{"line":18,"text":"acc.throw(ValueError('x'))","op":"throw","on":"acc","args":[{"call":"ValueError","args":[{"value":"x"}]}]},
{"line":19,"text":"h = acc","op":"move","from":"acc","to":"h"},
{"line":20,"text":"del acc","op":"drop","name":"acc"},
{"line":21,"text":"print(h)","op":"code"}
],
"traces":[
{"runtimes":["cpython-3.13","cpython-3.12"],"steps":[
{"out":["ret",{"g":"acc"}],"g":{"acc":{"st":"C"}}},
{"out":["yield",{"t":[1,{"f":"-0.0"}]}],"log":["started",[1,{"b":"00ff"}],{"snap":"acc","is":{"st":"R","loc":{"total":0}}}],"g":{"acc":{"st":"S","ln":9,"loc":{"total":0},"yf":{"n":"inner","st":"S","ln":4,"yf":{"it":"iter"}}}}},
{"out":["raise",{"id":"ValueError#1","args":["x"],"cause":{"id":"KeyError#1","args":[1],"msg":"1"},"ctx":{"id":"KeyError#1"},"interpreter":true}],"g":{"acc":{"st":"X"}}},
{"out":["ok"],"warn":["DeprecationWarning"]},
{"out":["ok"],"log":[{"unraisable":{"id":"RuntimeError#1","args":["generator ignored GeneratorExit"],"sup":true}}]},
{"out":["stop",null],"g":{"acc":{"st":null,"yf":"..."}}},
{"op":"#end","out":["ok"]}
]}
]}
)json";

std::string fault(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    try {
        const Json json = parse_json(text, "t.json");
        read_trace({json, "t.json"});
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "no fault";
}

TEST(Trace, IsWrittenAsItWasRead) {
    const Json json = parse_json(accumulator, "t.json");
    EXPECT_EQ(write_trace(read_trace({json, "t.json"})), accumulator);
}

TEST(Trace, KnowsItsGroupsAndOperations) {
    const Json json = parse_json(accumulator, "t.json");
    const Trace trace = read_trace({json, "t.json"});
    EXPECT_EQ(trace.group("cpython-3.12"), &trace.groups[0]);
    EXPECT_EQ(trace.group("cpython-3.9"), nullptr);
    EXPECT_EQ(trace.steps(), 7u);
    EXPECT_EQ(describe(trace.operation(1)), "next(acc)");
    EXPECT_EQ(describe(trace.operation(6)), "the disposal at the end");
}

TEST(Trace, NamesWhatIsWrongWithIt) {
    EXPECT_EQ(fault(accumulator, "\"format\":1", "\"format\":2"),
              "t.json: trace format 2, but this program reads format 1");
    EXPECT_EQ(fault(accumulator, "\"digest\"", "\"digets\""), "t.json: unknown field \"digets\"");
    EXPECT_EQ(fault(accumulator, "\"line\":17,", ""), "t.json, \"drive\"[1]: field \"line\" is missing");
    EXPECT_EQ(fault(accumulator, "\"line\":17", "\"line\":\"17\""),
              "t.json, \"drive\"[1], \"line\": expected an integer, found a string");
    EXPECT_EQ(fault(accumulator, "\"op\":\"next\"", "\"op\":\"nxet\""),
              "t.json, \"drive\"[1]: unknown operation \"nxet\"");
    EXPECT_EQ(fault(accumulator, "\"st\":\"S\"", "\"st\":\"W\""),
              "t.json, \"traces\"[0], \"steps\"[1], \"g\", \"acc\", \"st\": unknown state \"W\"");
    EXPECT_EQ(fault(accumulator, "[\"ok\"]", "[\"ok\",1]"),
              "t.json, \"traces\"[0], \"steps\"[3], \"out\": an outcome \"ok\" has 0 value(s), found 1");
    EXPECT_EQ(fault(accumulator, "{\"out\":[\"ok\"],\"warn\":[\"DeprecationWarning\"]},\n", ""),
              "t.json, \"traces\"[0]: has 6 steps, but the drive has 6 and the disposal is one more");
    EXPECT_TRUE(fault(accumulator, "]}\n]}\n", "]}\n").starts_with("t.json: no valid JSON (parse error at line 20"))
        << fault(accumulator, "]}\n]}\n", "]}\n");
}

TEST(Trace, NestingIsLimited) {
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    EXPECT_THROW(parse_json(deep, "x"), Fault);
    EXPECT_NO_THROW(parse_json("[\"" + deep + "\"]", "x"));
}

TEST(Trace, MissingFileIsNamed) {
    try {
        load_trace("/nowhere/trace.json");
        FAIL();
    } catch (const Fault& fault) {
        EXPECT_STREQ(fault.what(), "/nowhere/trace.json: there is no such trace, or it cannot be read");
        EXPECT_EQ(fault.hint(), "record the scenario: yieldcheck record");
        EXPECT_EQ(fault.code(), 3);
    }
}

}  // namespace
}  // namespace yieldcheck
