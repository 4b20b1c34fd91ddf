#include "harness/log.hpp"
#include "harness/runtime/runtime_test.hpp"

namespace yieldcheck::testing {
namespace {

Value keyword_call(const Value& function, Arguments arguments, const char* name, Value value) {
    arguments.keyword(name, std::move(value));
    return call(function, std::move(arguments));
}

TEST(Builtins, TellWhatOnlyCPythonHas) {
    EXPECT_THROW(find_builtin("eval"), OutsideSubset);
    EXPECT_THROW(find_module("socket"), OutsideSubset);
    EXPECT_THROW(attribute(find_module("itertools"), "nothing"), OutsideSubset);
    EXPECT_FALSE(find_builtin("no_such_name").bound());
}

class Lines final : public Log {
public:
    void text(const Text& line) override { printed.push_back(utf8(line)); }
    void values(const std::vector<Value>&) override {}
    void snapshot(const Value&) override {}
    void unraisable(const Value&) override {}

    std::vector<std::string> printed;
};

TEST(Builtins, PrintOneEntryForEachCallWithoutItsLastNewline) {
    Lines lines;
    const LogScope scope(lines);
    call(builtin("print"), {text("a"), integer(1)});
    keyword_call(builtin("print"), {text("b\n")}, "end", text(""));
    keyword_call(builtin("print"), {text("c\n")}, "end", text("\n"));
    keyword_call(builtin("print"), {text("d")}, "end", text(", "));
    EXPECT_EQ(lines.printed, (std::vector<std::string>{"a 1", "b", "c\n", "d, "}));
}

TEST(Builtins, SayWhatACodeObjectTellsOfTheParameters) {
    static constexpr const char* parameters[] = {"a", "b", "c"};
    static constexpr Code code{.name = "f",
                               .qualified_name = "A.f",
                               .line = 1,
                               .kind = Code::Kind::plain,
                               .parameters = parameters,
                               .positional_only = 1,
                               .positional = 2,
                               .keyword_only = 1};
    Scenario scenario;
    const Value function = scenario.function(code);
    const Value code_object = attribute(function, "__code__");
    EXPECT_EQ(shown(attribute(code_object, "co_name")), "'f'");
    EXPECT_EQ(shown(attribute(code_object, "co_qualname")), "'A.f'");
    EXPECT_EQ(shown(attribute(code_object, "co_argcount")), "2");
    EXPECT_EQ(shown(attribute(code_object, "co_posonlyargcount")), "1");
    EXPECT_EQ(shown(attribute(code_object, "co_kwonlyargcount")), "1");
    EXPECT_TRUE(equal(code_object, attribute(function, "__code__")));
    EXPECT_THROW(attribute(code_object, "co_consts"), OutsideSubset);
}

TEST(Builtins, RaiseNameErrorForWhatNobodyHas) {
    Scenario scenario;
    EXPECT_EQ(raised_by([&] { global(scenario.frame(), "nowhere"); }), "NameError: name 'nowhere' is not defined");
    EXPECT_EQ(raised_by([&] { delete_global(scenario.frame(), "nowhere"); }),
              "NameError: name 'nowhere' is not defined");
    const Local local("x");
    EXPECT_EQ(raised_by([&] { local.get(); }),
              "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value");
}

TEST(Builtins, SumFloatsWithoutLosingTheSmallParts) {
    EXPECT_EQ(shown(call(builtin("sum"), {list(std::vector<Value>(10, real(0.1)))})), "1.0");
    EXPECT_EQ(raised_by([] {
                  call(builtin("sum"), {list(), text("")});
              }),
              "TypeError: sum() can't sum strings [use ''.join(seq) instead]");
}

TEST(Builtins, RoundHalfToEven) {
    EXPECT_EQ(shown(call(builtin("round"), {real(2.5)})), "2");
    EXPECT_EQ(shown(call(builtin("round"), {real(2.675), integer(2)})), "2.67");
    EXPECT_EQ(shown(call(builtin("round"), {integer(1250), integer(-2)})), "1200");
}

TEST(Builtins, ZipComplainsOfLengthsWhenStrict) {
    const auto strict = [](Value left, Value right) {
        return raised_by([&] { listed(keyword_call(builtin("zip"), {left, right}, "strict", True)); });
    };
    EXPECT_EQ(strict(numbers({1}), numbers({1, 2})), "ValueError: zip() argument 2 is longer than argument 1");
    EXPECT_EQ(strict(numbers({1, 2}), numbers({1})), "ValueError: zip() argument 2 is shorter than argument 1");
}

TEST(Builtins, ZipKeepsItsLastTupleAliveAsCPythonDoes) {
    Value item = list();
    const Value zipped = call(builtin("zip"), {list({item})});
    call(builtin("next"), {zipped});
    EXPECT_EQ(item->references(), 3u);  // the name, the list and the tuple within zip
}

TEST(Builtins, UnpackWithTheWordsOfCPython) {
    EXPECT_EQ(raised_by([] { unpack(integer(1), 2); }), "TypeError: cannot unpack non-iterable int object");
    EXPECT_EQ(raised_by([] { unpack(numbers({1}), 2); }),
              "ValueError: not enough values to unpack (expected 2, got 1)");
    EXPECT_EQ(raised_by([] { unpack(numbers({1, 2, 3}), 2); }), "ValueError: too many values to unpack (expected 2)");
    EXPECT_EQ(shown(tuple(unpack(numbers({1, 2, 3, 4}), 1, 1))), "(1, [2, 3], 4)");
}

TEST(Itertools, ArrangeItems) {
    const auto arranged = [](const char* name, Arguments arguments) {
        return listed(call(imported("itertools", name), std::move(arguments)));
    };
    EXPECT_EQ(arranged("permutations", {text("abc"), integer(2)}),
              "[('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')]");
    EXPECT_EQ(arranged("combinations", {text("abc"), integer(2)}), "[('a', 'b'), ('a', 'c'), ('b', 'c')]");
    EXPECT_EQ(arranged("combinations_with_replacement", {text("ab"), integer(2)}),
              "[('a', 'a'), ('a', 'b'), ('b', 'b')]");
    EXPECT_EQ(arranged("product", {text("ab"), numbers({1, 2})}), "[('a', 1), ('a', 2), ('b', 1), ('b', 2)]");
    EXPECT_EQ(arranged("accumulate", {numbers({1, 2, 3})}), "[1, 3, 6]");
    EXPECT_EQ(arranged("islice", {text("abcdef"), integer(1), integer(5), integer(2)}), "['b', 'd']");
}

TEST(Itertools, TeeLetsEveryBranchSeeEverything) {
    const Value branches = call(imported("itertools", "tee"), {numbers({1, 2, 3})});
    const Value first = branches->item(integer(0));
    const Value second = branches->item(integer(1));
    EXPECT_EQ(shown(call(builtin("next"), {first})), "1");
    EXPECT_EQ(listed(second), "[1, 2, 3]");
    EXPECT_EQ(listed(first), "[2, 3]");
}

TEST(Deque, DropsFromTheOtherEndWhenFull) {
    const Value deque = keyword_call(imported("collections", "deque"), {numbers({1, 2, 3})}, "maxlen", integer(3));
    call_method(deque, "append", {integer(4)});
    EXPECT_EQ(shown(deque), "deque([2, 3, 4], maxlen=3)");
    call_method(deque, "appendleft", {integer(0)});
    EXPECT_EQ(shown(deque), "deque([0, 2, 3], maxlen=3)");
    const Value iterator = iterate(deque);
    call_method(deque, "pop", {});
    EXPECT_EQ(raised_by([&] { call(builtin("next"), {iterator}); }), "RuntimeError: deque mutated during iteration");
}

}  // namespace
}  // namespace yieldcheck::testing
