#include "harness/runtime/runtime_test.hpp"

namespace yieldcheck::testing {
namespace {

/// Gives all its arguments back.
Value everything(FrameRef frame) {
    std::vector<Value> values;
    for (std::size_t index = 0; index < frame->code().parameters.size(); ++index)
        values.push_back(frame->argument(index));
    return tuple(std::move(values));
}

constexpr const char* three_names[] = {"a", "b", "c"};
constexpr Code three{.name = "f",
                     .qualified_name = "f",
                     .line = 1,
                     .kind = Code::Kind::plain,
                     .parameters = three_names,
                     .positional = 3,
                     .plain = everything};

// def g(a, *more, key, other=5, **others)
constexpr const char* all_names[] = {"a", "more", "key", "other", "others"};
constexpr Code all{.name = "g",
                   .qualified_name = "g",
                   .line = 1,
                   .kind = Code::Kind::plain,
                   .parameters = all_names,
                   .positional = 1,
                   .keyword_only = 2,
                   .variadic = true,
                   .variadic_keywords = true,
                   .plain = everything};

// def h(a, /, b)
constexpr const char* two_names[] = {"a", "b"};
constexpr Code positional_only{.name = "h",
                               .qualified_name = "h",
                               .line = 1,
                               .kind = Code::Kind::plain,
                               .parameters = two_names,
                               .positional_only = 1,
                               .positional = 2,
                               .plain = everything};

/// def again(self, rest): self(self, rest - 1) if rest else None
Value again(FrameRef frame) {
    const Value self = frame->argument(0);
    const Value rest = frame->argument(1);
    return truthy(rest) ? call(self, {self, subtract(rest, integer(1))}) : None;
}

std::string complaint(const Value& function, Arguments arguments) {
    return raised_by([&] { call(function, std::move(arguments)); });
}

TEST(Binding, NamesEveryMissingArgument) {
    const Scenario scenario;
    const Value f = scenario.function(three);
    EXPECT_EQ(complaint(f, {}), "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'");
    EXPECT_EQ(complaint(f, {None}), "TypeError: f() missing 2 required positional arguments: 'b' and 'c'");
    EXPECT_EQ(complaint(f, {None, None}), "TypeError: f() missing 1 required positional argument: 'c'");
}

TEST(Functions, CallOneAnotherAsDeepAsInCPython) {
    constexpr Code recursive{.name = "again",
                             .qualified_name = "again",
                             .line = 1,
                             .kind = Code::Kind::plain,
                             .parameters = two_names,
                             .positional = 2,
                             .plain = again};
    const Scenario scenario;
    const Value f = scenario.function(recursive);
    EXPECT_EQ(complaint(f, {f, integer(1'000'000)}), "RecursionError: maximum recursion depth exceeded");
    EXPECT_EQ(complaint(f, {f, integer(900)}), "nothing");
    EXPECT_EQ(complaint(f, {f, integer(-1)}), "RecursionError: maximum recursion depth exceeded");
}

TEST(Binding, CountsWhatIsTooMuch) {
    const Scenario scenario;
    EXPECT_EQ(complaint(scenario.function(three), {None, None, None, None}),
              "TypeError: f() takes 3 positional arguments but 4 were given");
    EXPECT_EQ(complaint(scenario.function(three, {integer(1)}), {None, None, None, None}),
              "TypeError: f() takes from 2 to 3 positional arguments but 4 were given");
}

TEST(Binding, FillsDefaultsFromTheEnd) {
    const Scenario scenario;
    const Value f = scenario.function(three, {integer(8), integer(9)});
    EXPECT_EQ(shown(call(f, {integer(1)})), "(1, 8, 9)");
    Arguments named{integer(1)};
    named.keyword("c", integer(3));
    EXPECT_EQ(shown(call(f, std::move(named))), "(1, 8, 3)");
}

TEST(Binding, CollectsTheRest) {
    const Scenario scenario;
    const Value g = scenario.function(all, {}, {{"other", integer(5)}});
    Arguments arguments{integer(1), integer(2), integer(3)};
    arguments.keyword("key", integer(4));
    arguments.keyword("z", integer(6));
    EXPECT_EQ(shown(call(g, std::move(arguments))), "(1, (2, 3), 4, 5, {'z': 6})");
    EXPECT_EQ(complaint(g, {None}), "TypeError: g() missing 1 required keyword-only argument: 'key'");
}

TEST(Binding, RefusesWrongKeywords) {
    const Scenario scenario;
    const Value f = scenario.function(three);
    Arguments unknown{None};
    unknown.keyword("d", None);
    EXPECT_EQ(complaint(f, std::move(unknown)), "TypeError: f() got an unexpected keyword argument 'd'");
    Arguments twice{None};
    twice.keyword("a", None);
    EXPECT_EQ(complaint(f, std::move(twice)), "TypeError: f() got multiple values for argument 'a'");
    Arguments by_name;
    by_name.keyword("a", None);
    by_name.keyword("b", None);
    EXPECT_EQ(complaint(scenario.function(positional_only), std::move(by_name)),
              "TypeError: h() got some positional-only arguments passed as keyword arguments: 'a'");
}

TEST(Binding, KeepsNoArgumentAliveThatTheBodyHasTaken) {
    static constexpr const char* names[] = {"a"};
    static constexpr Code drops{.name = "drops",
                                .qualified_name = "drops",
                                .line = 1,
                                .kind = Code::Kind::plain,
                                .parameters = names,
                                .positional = 1,
                                .plain = [](FrameRef frame) {
                                    const Value taken = frame->argument(0);
                                    return integer(static_cast<std::int64_t>(taken->references()));
                                }};
    const Scenario scenario;
    EXPECT_EQ(shown(call(scenario.function(drops), {list()})), "1");
}

}  // namespace
}  // namespace yieldcheck::testing
