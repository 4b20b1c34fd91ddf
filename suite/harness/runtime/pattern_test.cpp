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

}  // namespace
}  // namespace yieldcheck::testing
