#include "harness/runtime/native.hpp"

#include "harness/runtime/runtime_test.hpp"
#include "protocol/decode.hpp"

#include <filesystem>
#include <fstream>

namespace yieldcheck::testing {
namespace {

Value re(const char* function, Arguments arguments) { return call(imported("re", function), std::move(arguments)); }
Value spans(const Value& match, std::int64_t groups) {
    std::vector<Value> all;
    for (std::int64_t group = 0; group <= groups; ++group)
        all.push_back(call_method(match, "span", {integer(group)}));
    return list(std::move(all));
}

/// As described() of expect_patterns.py.
Value described(const Value& match) {
    if (is(match, None)) return None;
    const Value groups = attribute(attribute(match, "re"), "groups");
    return list({spans(match, *small_integer(groups)), attribute(match, "lastindex"), attribute(match, "lastgroup")});
}

Value backwards(Arguments& arguments) {
    return item(call_method(arguments.positional()[0], "group", {}), slice(None, None, integer(-1)));
}

/// As answer() of expect_patterns.py.
std::string answer(const Json& asked) {
    const Value string = decode(asked[2]);
    const Value from = decode(asked[3]);
    Value compiled;
    try {
        compiled = re("compile", {decode(asked[0]), decode(asked[1])});
    } catch (const OutsideSubset&) {
        return "error";
    }
    std::vector<Value> found;
    for (const Value& match : items_of(call_method(compiled, "finditer", {string, from})))
        found.push_back(described(match));
    const Value reversed = native_function("backwards", backwards);
    return shown(list({attribute(compiled, "flags"), attribute(compiled, "groups"),
                       described(call_method(compiled, "match", {string, from})),
                       described(call_method(compiled, "fullmatch", {string, from})), list(std::move(found)),
                       call_method(compiled, "findall", {string}), call_method(compiled, "split", {string}),
                       call_method(compiled, "subn", {text(R"(<\g<0>\\>)"), string}),
                       call_method(compiled, "sub", {reversed, string, integer(2)})}));
}

TEST(Patterns, FindWhatCpythonFinds) {
    std::ifstream file(std::filesystem::path(__FILE__).parent_path() / "expected/patterns.jsonl");
    std::size_t count = 0;
    std::size_t outside = 0;
    for (std::string line; std::getline(file, line); ++count) {
        const Json asked = Json::parse(line);
        try {
            EXPECT_EQ(answer(asked), asked[4].get<std::string>()) << line;
        } catch (const OutsideSubset&) {
            ++outside;
        }
    }
    EXPECT_GT(count, 500U);
    EXPECT_LE(outside, count / 200) << "too much is outside the subset";
}

/// A method's answer for the first match of a pattern.
std::string of_match(const char* pattern, const char* string, const char* method, Arguments arguments = {}) {
    return shown(call_method(re("search", {text(pattern), text(string)}), method, std::move(arguments)));
}

bool outside(const char* function, Arguments arguments) {
    try {
        re(function, std::move(arguments));
    } catch (const OutsideSubset&) {
        return true;
    }
    return false;
}

TEST(Matches, AnswerAsCpythons) {
    EXPECT_EQ(of_match("(a)(?P<n>b)?", "xac", "groups"), "('a', None)");
    EXPECT_EQ(of_match("(a)(?P<n>b)?", "xac", "groups", {text("")}), "('a', '')");
    EXPECT_EQ(of_match("(a)(?P<n>b)?", "xac", "groupdict"), "{'n': None}");
    EXPECT_EQ(of_match("(a)(?P<n>b)?", "xac", "group", {integer(0), True, text("n")}), "('a', 'a', None)");
    EXPECT_EQ(of_match("(a)(?P<n>b)?", "xac", "start", {text("n")}), "-1");
    EXPECT_EQ(of_match("(a)(?P<n>b)?", "xac", "expand", {text("<\\1\\n\\g<n>\\.>")}), "'<a\\n\\\\.>'");
    EXPECT_EQ(raised_by([] { of_match("a", "a", "group", {integer(1)}); }), "IndexError: no such group");
    EXPECT_EQ(raised_by([] { of_match("a", "a", "span", {integer(-1)}); }), "IndexError: no such group");
    const Value match = re("match", {text("a*"), text(std::string(60, 'a'))});
    EXPECT_EQ(shown(match), "<re.Match object; span=(0, 60), match='" + std::string(49, 'a') + ">");
    EXPECT_EQ(utf8(str(attribute(re("compile", {text("(?P<n>a)(b)")}), "groupindex"))), "{'n': 1}");
    EXPECT_EQ(shown(attribute(re("compile", {text("(?P<n>a)(b)")}), "groupindex")), "mappingproxy({'n': 1})");
    EXPECT_EQ(shown(re("compile", {text("a"), binary(Operator::bit_or, imported("re", "X"), imported("re", "A"))})),
              "re.compile('a', re.VERBOSE|re.ASCII)");
    EXPECT_EQ(shown(binary(Operator::bit_or, integer(0), imported("re", "I"))), "re.IGNORECASE");
    const Value compiled = re("compile", {text("b")});
    EXPECT_EQ(shown(call_method(compiled, "search", {text("abcb"), integer(2), integer(-1 + 5)})),
              "<re.Match object; span=(3, 4), match='b'>");
    EXPECT_EQ(shown(call_method(compiled, "match", {text("ab"), integer(1), integer(1)})), "None");
}

TEST(Matches, RaiseWhatCpythonRaises) {
    EXPECT_EQ(raised_by([] {
                  re("match", {re("compile", {text("a")}), text("a"), imported("re", "I")});
              }),
              "ValueError: cannot process flags argument with a compiled pattern");
    EXPECT_EQ(raised_by([] {
                  re("match", {text("a"), integer(1)});
              }),
              "TypeError: expected string or bytes-like object, got 'int'");
    EXPECT_EQ(raised_by([] {
                  re("match", {text("a"), bytes("a")});
              }),
              "TypeError: cannot use a string pattern on a bytes-like object");
    EXPECT_EQ(raised_by([] { re("compile", {integer(1)}); }),
              "TypeError: first argument must be string or compiled pattern");
    EXPECT_EQ(raised_by([] {
                  re("sub", {text("a"), builtin("len"), text("a")});
              }),
              "TypeError: object of type 're.Match' has no len()");
}

TEST(Patterns, AreRefusedWhereNothingIsCertain) {
    for (const char* pattern : {"a++", "(?>a)", "\\N{DASH}", "(?a:b)", "(a)(?<=\\1)", "((?(1)a|b))", "(?i)\u00e9"})
        EXPECT_TRUE(outside("compile", {text(pattern)})) << pattern;
    EXPECT_TRUE(outside("compile", {bytes("a")}));
    EXPECT_TRUE(outside("compile", {text("a"), integer(4)}));            // re.LOCALE
    EXPECT_TRUE(outside("match", {text("\\B"), text("")}));              // 3.14 differs
    EXPECT_TRUE(outside("match", {text("(?i)k"), text("\u212a")}));      // the Kelvin sign is a k
    EXPECT_TRUE(outside("sub", {text("(a)"), text("\\2"), text("b")}));  // an error even without a match
    EXPECT_TRUE(outside("compile", {text(std::string(40, '(') + std::string(40, ')'))}));
    EXPECT_FALSE(outside("compile", {text(std::string(15, '(') + std::string(15, ')'))}));
    EXPECT_FALSE(outside("match", {text("(?i)a"), text("\u212a")}));
}

TEST(Patterns, NeedNoStackForLongTexts) {
    const Value long_text = text(std::string(200000, 'a') + "b");
    EXPECT_EQ(shown(call_method(re("match", {text("(?:a|c)*b"), long_text}), "span", {})), "(0, 200001)");
    EXPECT_EQ(shown(call_method(re("match", {text("(a|b)*?$"), long_text}), "span", {integer(1)})), "(200000, 200001)");
}

}  // namespace
}  // namespace yieldcheck::testing
