#include "harness/runtime/instance.hpp"
#include "harness/runtime/runtime_test.hpp"

namespace yieldcheck::testing {
namespace {

Value derived(const char* name, const Value& base) { return make_user_class(name, {base}, {}); }

TEST(Collections, DefaultdictMakesWhatIsMissing) {
    const Value counts = call(imported("collections", "defaultdict"), {builtin("int")});
    EXPECT_EQ(shown(item(counts, text("b"))), "0");
    set_item(counts, text("a"), add(item(counts, text("a")), integer(1)));
    EXPECT_EQ(shown(counts), "defaultdict(<class 'int'>, {'b': 0, 'a': 1})");
    EXPECT_EQ(raised_by([] { call(imported("collections", "defaultdict"), {integer(5)}); }),
              "TypeError: first argument must be callable or None");
}

TEST(Collections, CounterOrdersByCount) {
    const Value letters = call(imported("collections", "Counter"), {text("abracadabra")});
    EXPECT_EQ(shown(letters), "Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})");
    EXPECT_EQ(shown(call_method(letters, "most_common", {integer(2)})), "[('a', 5), ('b', 2)]");
    EXPECT_EQ(shown(item(letters, text("z"))), "0");
}

TEST(Collections, OrderedDictMovesItsKeys) {
    const Value ordered =
        call(imported("collections", "OrderedDict"), {dict({{text("a"), integer(1)}, {text("b"), integer(2)}})});
    call_method(ordered, "move_to_end", {text("a")});
    EXPECT_EQ(shown(ordered), "OrderedDict({'b': 2, 'a': 1})");
}

TEST(Collections, NamedtupleIsATupleWithNames) {
    const Value point = call(imported("collections", "namedtuple"), {text("Point"), text("x y")});
    const Value made = call(point, {integer(1), integer(2)});
    EXPECT_EQ(shown(made), "Point(x=1, y=2)");
    EXPECT_EQ(shown(attribute(made, "y")), "2");
    EXPECT_TRUE(equal(made, tuple({integer(1), integer(2)})));
    EXPECT_EQ(raised_by([&] { call(point, {integer(1)}); }),
              "TypeError: Point.__new__() missing 1 required positional argument: 'y'");
}

TEST(Heapq, KeepsTheSmallestFirst) {
    const Value heap = numbers({5, 2, 8, 1, 9, 3});
    call(imported("heapq", "heapify"), {heap});
    EXPECT_EQ(shown(heap), "[1, 2, 3, 5, 9, 8]");
    call(imported("heapq", "heappush"), {heap, integer(0)});
    EXPECT_EQ(shown(heap), "[0, 2, 1, 5, 9, 8, 3]");
    EXPECT_EQ(shown(call(imported("heapq", "heappop"), {heap})), "0");
    EXPECT_EQ(shown(heap), "[1, 2, 3, 5, 9, 8]");
    EXPECT_EQ(shown(call(imported("heapq", "heapreplace"), {heap, integer(7)})), "1");
    EXPECT_EQ(shown(heap), "[2, 5, 3, 7, 9, 8]");
    EXPECT_EQ(shown(call(imported("heapq", "heappushpop"), {heap, integer(1)})), "1");
    EXPECT_EQ(shown(call(imported("heapq", "heappushpop"), {heap, integer(6)})), "2");
    EXPECT_EQ(shown(heap), "[3, 5, 6, 7, 9, 8]");
    EXPECT_EQ(shown(call(imported("heapq", "nlargest"), {integer(2), heap})), "[9, 8]");
    EXPECT_EQ(shown(call(imported("heapq", "nsmallest"), {integer(9), heap})), "[3, 5, 6, 7, 8, 9]");
}

TEST(Heapq, RefusesWhatIsNoHeap) {
    EXPECT_EQ(raised_by([] { call(imported("heapq", "heappop"), {list()}); }), "IndexError: index out of range");
    EXPECT_EQ(raised_by([] { call(imported("heapq", "heappop"), {tuple({})}); }),
              "TypeError: heappop() argument must be list, not tuple");
    EXPECT_EQ(raised_by([] {
                  call(imported("heapq", "heappush"), {numbers({1}), text("a")});
              }),
              "TypeError: '<' not supported between instances of 'str' and 'int'");
}

TEST(Derived, ActAsTheDataInThem) {
    const Value stack = call(derived("Stack", builtin("list")), {numbers({1, 2})});
    call_method(stack, "append", {integer(3)});
    EXPECT_EQ(shown(stack), "[1, 2, 3]");
    EXPECT_TRUE(is_instance(stack, builtin("list")));
    EXPECT_EQ(shown(add(numbers({0}), stack)), "[0, 1, 2, 3]");
    EXPECT_EQ(shown(add(stack, numbers({4}))), "[1, 2, 3, 4]");
    EXPECT_EQ(raised_by([&] { stack->hash(); }), "TypeError: unhashable type: 'Stack'");
    call(attribute(builtin("list"), "append"), {stack, integer(4)});
    EXPECT_EQ(shown(item(stack, integer(-1))), "4");
}

TEST(Derived, RefuseWhatTheRuntimeCannotExtend) {
    EXPECT_THROW(derived("Number", builtin("int")), OutsideSubset);
    EXPECT_EQ(raised_by([] { derived("Generator", builtin_class("generator")); }),
              "TypeError: type 'generator' is not an acceptable base type");
}

TEST(Bisect, FindsPlacesAndInserts) {
    const Value items = numbers({1, 3, 3, 5});
    const auto place = [&](const char* function, Arguments arguments) {
        return shown(call(imported("bisect", function), std::move(arguments)));
    };
    EXPECT_EQ(place("bisect", {items, integer(3)}), "3");
    EXPECT_EQ(place("bisect_right", {items, integer(3), integer(0), integer(2)}), "2");
    EXPECT_EQ(place("bisect_left", {items, integer(3)}), "1");
    EXPECT_EQ(place("bisect_left", {items, integer(9)}), "4");
    call(imported("bisect", "insort"), {items, real(3.0)});
    call(imported("bisect", "insort_left"), {items, True});
    EXPECT_EQ(shown(items), "[True, 1, 3, 3, 3.0, 5]");
    EXPECT_EQ(raised_by([&] {
                  place("bisect", {items, integer(1), integer(-1)});
              }),
              "ValueError: lo must be non-negative");
    EXPECT_EQ(raised_by([&] { place("bisect", {items}); }),
              "TypeError: bisect_right() missing required argument 'x' (pos 2)");
    EXPECT_EQ(raised_by([&] {
                  place("bisect", {items, text("a")});
              }),
              "TypeError: '<' not supported between instances of 'str' and 'int'");
}

TEST(System, ExitRaisesWhatItWasGiven) {
    const Value exit = imported("sys", "exit");
    const auto arguments = [&](Arguments given) -> std::string {
        try {
            call(exit, std::move(given));
        } catch (const Raised& raised) {
            return raised.exception->type_name() + shown(attribute(raised.exception, "args"));
        }
        return "nothing";
    };
    EXPECT_EQ(arguments({}), "SystemExit()");
    EXPECT_EQ(arguments({None}), "SystemExit()");
    EXPECT_EQ(arguments({integer(3)}), "SystemExit(3,)");
    EXPECT_EQ(arguments({tuple({integer(1), integer(2)})}), "SystemExit(1, 2)");
}

}  // namespace
}  // namespace yieldcheck::testing
