#include "harness/runtime/instance.hpp"
#include "harness/runtime/runtime_test.hpp"
#include "protocol/exception_group.hpp"

namespace yieldcheck::testing {
namespace {

Value make(const char* name, std::vector<Value> bases, std::vector<std::pair<std::string, Value>> names = {}) {
    Attributes attributes;
    attributes.set("__module__", text("scenario"));
    for (auto& [each, value] : names)
        attributes.set(each, std::move(value));
    return make_user_class(name, std::move(bases), std::move(attributes));
}

Value method(const char* name, NativeFunction function) { return native_method(name, std::move(function)); }

std::string order(const Value& made) {
    std::string names;
    for (const ClassObject* each : made.as<ClassObject>()->resolution_order())
        names += each->name() + " ";
    return names;
}

TEST(Classes, ResolveAttributesInTheC3Order) {
    const Value a = make("A", {});
    const Value b = make("B", {a});
    const Value c = make("C", {a});
    EXPECT_EQ(order(make("D", {b, c})), "D B C A object ");
    EXPECT_EQ(raised_by([&] {
                  make("E", {a, b});
              }),
              "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B");
}

TEST(Classes, SayWhatIsMissing) {
    const Value made = make("Empty", {});
    const Value object = call(made, {});
    EXPECT_EQ(shown(object), "<scenario.Empty object at 0x>");
    EXPECT_EQ(raised_by([&] { attribute(object, "x"); }), "AttributeError: 'Empty' object has no attribute 'x'");
    EXPECT_EQ(raised_by([&] { attribute(made, "x"); }), "AttributeError: type object 'Empty' has no attribute 'x'");
    EXPECT_EQ(raised_by([&] { call(made, {None}); }), "TypeError: Empty() takes no arguments");
    EXPECT_EQ(raised_by([&] { iterate(object); }), "TypeError: 'Empty' object is not iterable");
    EXPECT_EQ(raised_by([&] { object->negative(); }), "TypeError: bad operand type for unary -: 'Empty'");
}

TEST(Classes, HideAnInstancesMethodsBehindItsOwnAttributes) {
    const Value made = make("Named", {}, {{"who", method("who", [](Arguments&) { return text("class"); })}});
    const Value object = call(made, {});
    EXPECT_EQ(shown(call_method(object, "who", {})), "'class'");
    set_attribute(object, "who", native_function("who", [](Arguments&) { return text("instance"); }));
    EXPECT_EQ(shown(call_method(object, "who", {})), "'instance'");
}

TEST(Classes, AreAskedForSpecialMethodsWithoutTheirInstances) {
    const Value made = make("Proxy", {}, {{"__getattr__", method("__getattr__", [](Arguments& arguments) -> Value {
                                               raise_error("KeyError", utf8(str(arguments.positional()[1])));
                                           })}});
    const Value object = call(made, {});
    set_attribute(object, "__index__", native_function("__index__", [](Arguments&) { return integer(1); }));
    EXPECT_EQ(raised_by([&] { multiply(text("ab"), object); }),
              "TypeError: can't multiply sequence by non-int of type 'Proxy'");
    EXPECT_EQ(raised_by([&] { item(numbers({1}), object); }),
              "TypeError: list indices must be integers or slices, not Proxy");
    EXPECT_EQ(raised_by([&] { call(builtin("range"), {object}); }),
              "TypeError: 'Proxy' object cannot be interpreted as an integer");
    EXPECT_EQ(raised_by([&] { call(builtin("int"), {object}); }),
              "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'Proxy'");
}

/// An object of a class with total_ordering whose `name` and __eq__ compare lengths of text.
Value ordered(const char* name, Comparison comparison, const char* content) {
    const auto by = [](Comparison how) {
        return [how](Arguments& arguments) {
            const auto length = [&](std::size_t place) {
                return integer(static_cast<std::int64_t>(attribute(arguments.positional()[place], "n")->length()));
            };
            return compare(how, length(0), length(1));
        };
    };
    const Value made = make(
        "Ordered", {}, {{name, method(name, by(comparison))}, {"__eq__", method("__eq__", by(Comparison::equal))}});
    const Value object = call(call(imported("functools", "total_ordering"), {made}), {});
    set_attribute(object, "n", text(content));
    return object;
}

TEST(Classes, WithTotalOrderingAnswerEveryComparison) {
    constexpr Comparison all[] = {Comparison::less, Comparison::less_equal, Comparison::greater,
                                  Comparison::greater_equal};
    constexpr const char* names[] = {"__lt__", "__le__", "__gt__", "__ge__"};
    for (std::size_t root = 0; root < 4; ++root) {
        for (const char* left : {"a", "bb"}) {
            const Value one = ordered(names[root], all[root], left);
            const Value other = call(one->type(), {});
            set_attribute(other, "n", text("xx"));
            const Value same = call(one->type(), {});
            set_attribute(same, "n", text(left));
            for (const Comparison comparison : all) {
                const Value lengths =
                    compare(comparison, integer(std::string_view(left).size() == 1 ? 1 : 2), integer(2));
                EXPECT_EQ(shown(compare(comparison, one, other)), shown(lengths)) << names[root] << left;
                const bool holds = comparison == Comparison::less_equal || comparison == Comparison::greater_equal;
                EXPECT_EQ(shown(compare(comparison, one, same)), holds ? "True" : "False") << names[root] << left;
            }
        }
    }
    const Value plain = make("Plain", {});
    EXPECT_EQ(raised_by([&] { call(imported("functools", "total_ordering"), {plain}); }),
              "ValueError: must define at least one ordering operation: < > <= >=");
}

TEST(Classes, WithSlotsTakeNoOtherAttributes) {
    const Value made = make("Node", {}, {{"__slots__", tuple({text("key"), text("left")})}, {"limit", integer(1)}});
    const Value node = call(made, {});
    set_attribute(node, "key", integer(5));
    EXPECT_EQ(shown(attribute(node, "key")), "5");
    EXPECT_EQ(raised_by([&] { attribute(node, "left"); }), "AttributeError: 'Node' object has no attribute 'left'");
    EXPECT_EQ(raised_by([&] { set_attribute(node, "color", None); }),
              "AttributeError: 'Node' object has no attribute 'color' and no __dict__ for setting new attributes");
    EXPECT_EQ(raised_by([&] { set_attribute(node, "limit", None); }),
              "AttributeError: 'Node' object attribute 'limit' is read-only");
    EXPECT_EQ(raised_by([&] { attribute(node, "__dict__"); }),
              "AttributeError: 'Node' object has no attribute '__dict__'");
    set_attribute(call(make("Derived", {made}), {}), "color", None);  // its class has no slots of its own
}

TEST(Classes, WithAbstractMethodsMakeNoInstances) {
    const Value abstractmethod = imported("abc", "abstractmethod");
    Scenario scenario;
    static constexpr Code code{
        .name = "area", .qualified_name = "area", .line = 1, .kind = Code::Kind::plain, .parameters = {}};
    const Value area = call(abstractmethod, {scenario.function(code)});
    const Value name = call(builtin("property"), {call(abstractmethod, {scenario.function(code)})});
    const Value shape = make("Shape", {imported("abc", "ABC")}, {{"area", area}});
    EXPECT_EQ(raised_by([&] { call(shape, {}); }),
              "TypeError: Can't instantiate abstract class Shape without an implementation for abstract method 'area'");
    const Value named = make("Named", {shape}, {{"name", name}});
    EXPECT_EQ(
        raised_by([&] { call(named, {}); }),
        "TypeError: Can't instantiate abstract class Named without an implementation for abstract methods 'area', "
        "'name'");
    const Value whole = make("Whole", {shape}, {{"area", scenario.function(code)}});
    EXPECT_TRUE(is_instance(call(whole, {}), shape));
}

TEST(Classes, FinaliseOnceAtTheLastReferenceAndMayRevive) {
    int calls = 0;
    Value kept;
    const Value made = make("Revived", {}, {{"__del__", method("__del__", [&](Arguments& arguments) {
                                                 ++calls;
                                                 kept = arguments.positional()[0];
                                                 return None;
                                             })}});
    Value object = call(made, {});
    Value other = object;
    object = {};
    EXPECT_EQ(calls, 0);
    other = {};
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(kept->type_name(), "Revived");
    kept = {};
    EXPECT_EQ(calls, 1);
}

TEST(Exceptions, ShowThemselvesAsCPythonDoes) {
    const auto both = [](const char* type, std::vector<Value> arguments) {
        const Value exception = make_exception(type, std::move(arguments));
        return utf8(str(exception)) + " | " + shown(exception);
    };
    EXPECT_EQ(both("ValueError", {}), " | ValueError()");
    EXPECT_EQ(both("ValueError", {text("a")}), "a | ValueError('a')");
    EXPECT_EQ(both("ValueError", {text("a"), integer(1)}), "('a', 1) | ValueError('a', 1)");
    EXPECT_EQ(both("KeyError", {text("k")}), "'k' | KeyError('k')");
    EXPECT_EQ(shown(call(builtin("OSError"), {integer(2), text("no")})), "FileNotFoundError(2, 'no')");
    EXPECT_EQ(utf8(str(call(builtin("OSError"), {integer(2), text("no"), text("file")}))), "[Errno 2] no: 'file'");
}

TEST(Exceptions, OfUserClassesCallTheirMethods) {
    const Value made = make("Shown", {builtin("ValueError")},
                            {{"__str__", method("__str__", [](Arguments&) { return text("said"); })}});
    const Value exception = call(made, {integer(1)});
    EXPECT_EQ(utf8(str(exception)), "said");
    EXPECT_EQ(shown(exception), "Shown(1)");
    EXPECT_TRUE(is_a(exception, "ValueError"));
}

TEST(Exceptions, GetTheHandledOneAsContextWithoutACycle) {
    Scenario scenario;
    const Activation activation{scenario.frame()};
    const Value first = make_exception("KeyError");
    const Value second = make_exception("ValueError");
    second.as<ExceptionObject>()->context = first;
    const Handling handling{scenario.frame(), second};
    EXPECT_EQ(raised_by([&] { raise(first); }), "KeyError: ");
    EXPECT_TRUE(is(first.as<ExceptionObject>()->context, second));
    EXPECT_FALSE(second.as<ExceptionObject>()->context.bound());
}

TEST(Exceptions, RefuseWhatIsNone) {
    EXPECT_EQ(raised_by([] { raise(integer(5)); }), "TypeError: exceptions must derive from BaseException");
    EXPECT_EQ(raised_by([] { reraise(); }), "RuntimeError: No active exception to reraise");
    const Caught caught{make_exception("ValueError")};
    EXPECT_EQ(raised_by([&] { static_cast<void>(caught.matches(builtin("int"))); }),
              "TypeError: catching classes that do not inherit from BaseException is not allowed");
}

TEST(Groups, SplitByClassAndKeepTheirShape) {
    const Value inner = make_exception_group(
        text("n"), list({make_exception("ValueError", {integer(3)}), make_exception("OSError", {integer(4)})}));
    const Value group = make_exception_group(
        text("g"), list({make_exception("ValueError", {integer(1)}), make_exception("KeyError", {integer(2)}), inner}));
    EXPECT_EQ(utf8(str(group)), "g (3 sub-exceptions)");
    EXPECT_EQ(shown(call_method(group, "split", {builtin("ValueError")})),
              "(ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [ValueError(3)])]), "
              "ExceptionGroup('g', [KeyError(2), ExceptionGroup('n', [OSError(4)])]))");
    EXPECT_EQ(raised_by([] { make_exception_group(text("m"), list()); }),
              "ValueError: second argument (exceptions) must be a non-empty sequence");
}

TEST(Splitting, WrapsANakedExceptionAndJoinsWhatIsRaised) {
    Splitting naked{make_exception("ValueError", {integer(9)})};
    EXPECT_EQ(shown(naked.take(builtin("ValueError"))), "ExceptionGroup('', (ValueError(9),))");
    naked.finish();

    Splitting group{make_exception_group(text("g"), list({make_exception("ValueError"), make_exception("KeyError")}))};
    EXPECT_EQ(shown(group.take(builtin("ValueError"))), "ExceptionGroup('g', [ValueError()])");
    EXPECT_FALSE(group.take(builtin("OSError")).bound());
    EXPECT_EQ(raised_by([&] { group.finish(); }), "ExceptionGroup: g (1 sub-exception)");
    EXPECT_EQ(raised_by([&] { group.take(builtin("ExceptionGroup")); }),
              "TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.");
}

}  // namespace
}  // namespace yieldcheck::testing
