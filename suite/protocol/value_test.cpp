// Lives and deaths of values: reference counts, the order in which containers let go, iterators, cycles.
#include "protocol/dict.hpp"
#include "protocol/exception.hpp"
#include "protocol/list.hpp"
#include "protocol/methods.hpp"
#include "protocol/number.hpp"
#include "protocol/range.hpp"
#include "protocol/set.hpp"
#include "protocol/str.hpp"

#include <gtest/gtest.h>

namespace yieldcheck {
namespace {

std::vector<std::string> deaths;

/// Notes its end, as `__del__` would.
class Mortal final : public Object {
public:
    explicit Mortal(std::string name) : name_(std::move(name)) {}
    Value type() const override { return builtin_class("object"); }
    std::string type_name() const override { return "Mortal"; }
    Text repr() override { return yieldcheck::str(text(name_)); }
    void clear() noexcept override { held = {}; }

    Value held;
    Value* revive_in = nullptr;

protected:
    void finalise() noexcept override {
        deaths.push_back(name_);
        if (revive_in != nullptr) *revive_in = Value(this);
    }

private:
    std::string name_;
};

Value mortal(const char* name) { return Value(new Mortal(name)); }

std::vector<Value> mortals() { return {mortal("a"), mortal("b"), mortal("c")}; }

std::vector<std::string> died() { return std::exchange(deaths, {}); }

using Names = std::vector<std::string>;

std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Raised& raised) {
        return raised.exception->type_name() + ": " + utf8(str(raised.exception));
    }
    return "nothing raised";
}

Value call(const Value& object, std::string_view name, Arguments arguments = {}) {
    return object->call_method(name, std::move(arguments));
}

std::string shown(const Value& value) { return utf8(repr(value)); }

// The expected orders are what CPython 3.13 prints for objects with a __del__.

TEST(Value, ListAndTupleDropFromTheLastItemToTheFirst) {
    Value items = list(mortals());
    items = None;
    EXPECT_EQ(died(), (Names{"c", "b", "a"}));
    items = tuple(mortals());
    items = None;
    EXPECT_EQ(died(), (Names{"c", "b", "a"}));
    items = list(mortals());
    call(items, "clear");
    EXPECT_EQ(died(), (Names{"c", "b", "a"}));
}

TEST(Value, DictDropsInTheOrderOfInsertionKeyBeforeValue) {
    Value items = dict({{mortal("k1"), mortal("v1")}, {mortal("k2"), mortal("v2")}});
    items = None;
    EXPECT_EQ(died(), (Names{"k1", "v1", "k2", "v2"}));
}

TEST(Value, AssignmentLetsTheOldObjectGoLast) {
    const Value items = list({mortal("old")});
    items->set_item(integer(0), mortal("new"));
    EXPECT_EQ(died(), (Names{"old"}));
    call(items, "pop");
    EXPECT_EQ(died(), (Names{"new"}));
}

TEST(Value, AnExhaustedIteratorLetsItsListGo) {
    Value items = list({mortal("a")});
    const Value iterator = items->iterate();
    items = None;
    EXPECT_TRUE(died().empty());
    EXPECT_FALSE(iterator->advance().ended);
    EXPECT_TRUE(died().empty());
    EXPECT_TRUE(iterator->advance().ended);
    EXPECT_EQ(died(), (Names{"a"}));
    EXPECT_TRUE(iterator->advance().ended);
}

TEST(Value, FinalisationRunsOnceAndMayRevive) {
    Value revived;
    Value object = mortal("once");
    object.as<Mortal>()->revive_in = &revived;
    object = None;
    ASSERT_TRUE(revived.bound());
    EXPECT_EQ(died(), (Names{"once"}));
    revived = {};
    EXPECT_TRUE(died().empty());
}

TEST(Value, LongChainsDieWithoutDeepRecursion) {
    const std::size_t mark = Heap::mark();
    Value chain = list();
    for (int depth = 0; depth < 300'000; ++depth)
        chain = list({chain});
    chain = None;
    EXPECT_EQ(Heap::live_since(mark), 0U);
}

TEST(Heap, CountsAndBreaksCycles) {
    const std::size_t mark = Heap::mark();
    {
        const Value first = mortal("first");
        const Value second = mortal("second");
        first.as<Mortal>()->held = second;
        second.as<Mortal>()->held = first;
        const Value items = list();
        call(items, "append", {items});
        EXPECT_EQ(Heap::live_since(mark), 3U);
    }
    EXPECT_EQ(Heap::live_since(mark), 3U);
    Heap::collect(mark);
    EXPECT_EQ(Heap::live_since(mark), 0U);
    EXPECT_EQ(died(), (Names{"first", "second"}));
}

TEST(Heap, CachedValuesAreNotCounted) {
    integer(0);
    text("x");
    const std::size_t mark = Heap::mark();
    const Value kept = list({integer(7), text("y"), None, True, tuple(), text("")});
    EXPECT_EQ(Heap::live_since(mark), 1U);
}

TEST(Value, IdentityOfSmallNumbersIsCPythons) {
    EXPECT_TRUE(is(integer(256), integer(256)));
    EXPECT_TRUE(is(integer(-5), integer(-5)));
    EXPECT_FALSE(is(integer(257), integer(257)));
    EXPECT_FALSE(is(integer(-6), integer(-6)));
}

TEST(Repr, ShowsWhereAContainerContainsItself) {
    const Value items = list({integer(1)});
    call(items, "append", {items});
    EXPECT_EQ(shown(items), "[1, [...]]");
    const Value mapping = dict();
    mapping->set_item(integer(1), mapping);
    EXPECT_EQ(shown(mapping), "{1: {...}}");
    const Value inner = list();
    const Value outer = tuple({inner});
    call(inner, "append", {outer});
    EXPECT_EQ(shown(outer), "([(...)],)");
    EXPECT_EQ(message_of([&] { compare(Comparison::equal, items, list({integer(1), items})); }), "nothing raised");
    items->clear();
    mapping->clear();
    inner->clear();
}

TEST(Repr, EndsInARecursionErrorWhereCPythonDoes) {
    Value deep = list();
    for (int depth = 0; depth < 5000; ++depth)
        deep = list({deep});
    EXPECT_EQ(message_of([&] { repr(deep); }),
              "RecursionError: maximum recursion depth exceeded while getting the repr of an object");
    Value other = list();
    for (int depth = 0; depth < 5000; ++depth)
        other = list({other});
    EXPECT_EQ(message_of([&] { equal(deep, other); }),
              "RecursionError: maximum recursion depth exceeded in comparison");
}

TEST(Repr, OfViewsRangesAndSlices) {
    const Value mapping = dict({{integer(1), text("x")}});
    EXPECT_EQ(shown(call(mapping, "keys")), "dict_keys([1])");
    EXPECT_EQ(shown(call(mapping, "values")), "dict_values(['x'])");
    EXPECT_EQ(shown(call(mapping, "items")), "dict_items([(1, 'x')])");
    EXPECT_EQ(shown(make_range({integer(1), integer(9), integer(2)})), "range(1, 9, 2)");
    EXPECT_EQ(shown(make_range({integer(3)})), "range(0, 3)");
    EXPECT_EQ(shown(slice(integer(1), None, None)), "slice(1, None, None)");
    EXPECT_EQ(shown(frozenset({integer(1)})), "frozenset({1})");
    EXPECT_EQ(shown(set()), "set()");
    EXPECT_EQ(shown(Ellipsis), "Ellipsis");
}

TEST(Dict, ComplainsAboutChangesDuringIteration) {
    const Value mapping = dict({{integer(1), integer(2)}});
    const Value iterator = mapping->iterate();
    mapping->set_item(integer(5), None);
    const std::string words = "RuntimeError: dictionary changed size during iteration";
    EXPECT_EQ(message_of([&] { iterator->advance(); }), words);
    mapping->delete_item(integer(5));
    EXPECT_EQ(message_of([&] { iterator->advance(); }), words);  // for ever, as in CPython
    const Value second = mapping->iterate();
    second->advance();
    mapping->delete_item(integer(1));
    mapping->set_item(integer(2), None);
    EXPECT_EQ(message_of([&] { second->advance(); }), "RuntimeError: dictionary keys changed during iteration");
}

TEST(Dict, KeepsOrderThroughDeletionAndGrowth) {
    const Value mapping = dict();
    for (int key = 0; key < 50; ++key)
        mapping->set_item(integer(key), integer(key * key));
    for (int key = 0; key < 50; key += 2)
        mapping->delete_item(integer(key));
    mapping->set_item(integer(0), text("again"));
    mapping->set_item(integer(1), text("kept place"));
    const auto keys = items_of(mapping);
    ASSERT_EQ(keys.size(), 26U);
    EXPECT_EQ(shown(keys.front()), "1");
    EXPECT_EQ(shown(keys.back()), "0");
    EXPECT_EQ(shown(mapping->item(integer(49))), "2401");
    EXPECT_EQ(message_of([&] { mapping->item(integer(48)); }), "KeyError: 48");
}

TEST(Dict, EqualNumbersOfAllTypesAreOneKey) {
    const Value mapping = dict({{integer(1), text("int")}, {real(1.0), text("float")}, {True, text("bool")}});
    EXPECT_EQ(shown(mapping), "{1: 'bool'}");
    const Value huge = dict({{integer("1267650600228229401496703205376"), None}});
    EXPECT_TRUE(contains(huge, real(1267650600228229401496703205376.0)));
}

TEST(Set, ComplainsAboutChangesDuringIteration) {
    const Value items = set({integer(1)});
    const Value iterator = items->iterate();
    call(items, "add", {integer(2)});
    EXPECT_EQ(message_of([&] { iterator->advance(); }), "RuntimeError: Set changed size during iteration");
}

TEST(Iterators, HaveCPythonsTypeNames) {
    EXPECT_EQ(list()->iterate()->type_name(), "list_iterator");
    EXPECT_EQ(call(list(), "__reversed__")->type_name(), "list_reverseiterator");
    EXPECT_EQ(tuple()->iterate()->type_name(), "tuple_iterator");
    EXPECT_EQ(text("ab")->iterate()->type_name(), "str_ascii_iterator");
    EXPECT_EQ(text("\u00e9")->iterate()->type_name(), "str_iterator");
    EXPECT_EQ(bytes("ab")->iterate()->type_name(), "bytes_iterator");
    EXPECT_EQ(make_range({integer(3)})->iterate()->type_name(), "range_iterator");
    EXPECT_EQ(dict()->iterate()->type_name(), "dict_keyiterator");
    EXPECT_EQ(call(call(dict(), "items"), "__iter__")->type_name(), "dict_itemiterator");
    EXPECT_EQ(call(dict(), "__reversed__")->type_name(), "dict_reversekeyiterator");
    EXPECT_EQ(set()->iterate()->type_name(), "set_iterator");
}

TEST(List, SortLooksEmptyMeanwhileAndNoticesChanges) {
    const Value items = list({integer(2), integer(1)});
    std::size_t seen = 99;
    Arguments arguments;
    arguments.keyword("key", native_function("key", [&](Arguments& given) {
                          seen = items->length();
                          return given.positional()[0];
                      }));
    call(items, "sort", std::move(arguments));
    EXPECT_EQ(seen, 0U);
    EXPECT_EQ(shown(items), "[1, 2]");
    Arguments disturbing;
    disturbing.keyword("key", native_function("key", [&](Arguments& given) {
                           call(items, "append", {None});
                           return given.positional()[0];
                       }));
    EXPECT_EQ(message_of([&] { call(items, "sort", std::move(disturbing)); }), "ValueError: list modified during sort");
    EXPECT_EQ(shown(items), "[1, 2]");
}

TEST(List, SortIsStableForManyItemsInBothDirections) {
    for (const bool reverse : {false, true}) {
        std::vector<Value> pairs;
        for (int index = 0; index < 500; ++index)
            pairs.push_back(tuple({integer(index * 7 % 10), integer(index)}));
        const Value items = list(pairs);
        Arguments arguments;
        arguments.keyword(
            "key", native_function("key", [](Arguments& given) { return given.positional()[0]->item(integer(0)); }));
        arguments.keyword("reverse", boolean(reverse));
        call(items, "sort", std::move(arguments));
        const auto sorted = items_of(items);
        for (std::size_t index = 1; index < sorted.size(); ++index) {
            const Value before = sorted[index - 1]->item(integer(0));
            const Value after = sorted[index]->item(integer(0));
            const bool ascends = truthy(compare(reverse ? Comparison::greater : Comparison::less, before, after));
            const bool stable =
                truthy(compare(Comparison::less, sorted[index - 1]->item(integer(1)), sorted[index]->item(integer(1))));
            EXPECT_TRUE(ascends || (equal(before, after) && stable)) << index;
        }
    }
}

TEST(Methods, AreBoundAttributes) {
    const Value items = list();
    const Value append = attribute(items, "append");
    append->call({integer(5)});
    EXPECT_EQ(shown(items), "[5]");
    EXPECT_EQ(shown(attribute(items, "__len__")->call({})), "1");
    EXPECT_FALSE(items->find_attribute("nothing").bound());
    EXPECT_EQ(message_of([&] { attribute(items, "nothing"); }),
              "AttributeError: 'list' object has no attribute 'nothing'");
    EXPECT_FALSE(items->find_attribute("__next__").bound());
    EXPECT_FALSE(integer(5)->find_attribute("__iter__").bound());
    EXPECT_TRUE(is(attribute(items, "__class__"), builtin_class("list")));
}

TEST(Methods, OfIteratorsIncludeNext) {
    const Value iterator = list({integer(5)})->iterate();
    EXPECT_EQ(shown(call(iterator, "__next__")), "5");
    EXPECT_EQ(message_of([&] { call(iterator, "__next__"); }), "StopIteration: ");
    EXPECT_TRUE(is(call(iterator, "__iter__"), iterator));
}

TEST(Methods, WhatIsNotImplementedSaysSo) {
    try {
        call(bytes("x"), "title");
        FAIL();
    } catch (const OutsideSubset& outside) {
        EXPECT_EQ(outside.what, "bytes.title is outside the subset");
    }
    EXPECT_THROW(text("x")->find_attribute("__sizeof__"), OutsideSubset);
}

TEST(Methods, OfClassesTakeSelf) {
    EXPECT_EQ(shown(class_attribute("str", "upper")->call({text("a")})), "'A'");
    EXPECT_EQ(message_of([] { class_attribute("str", "upper")->call({integer(1)}); }),
              "TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object");
    EXPECT_EQ(shown(class_attribute("dict", "fromkeys")->call({text("ab")})), "{'a': None, 'b': None}");
    EXPECT_EQ(shown(class_attribute("str", "maketrans")->call({text("ab"), text("xy")})), "{97: 120, 98: 121}");
    EXPECT_EQ(shown(class_attribute("int", "from_bytes")->call({bytes("\x01\x02"), text("little")})), "513");
    EXPECT_FALSE(class_attribute("str", "nothing").bound());
}

TEST(Objects, RefuseInCPythonsWords) {
    const Value number = integer(5);
    EXPECT_EQ(message_of([&] { number->call({}); }), "TypeError: 'int' object is not callable");
    EXPECT_EQ(message_of([&] { number->item(None); }), "TypeError: 'int' object is not subscriptable");
    EXPECT_EQ(message_of([&] { number->iterate(); }), "TypeError: 'int' object is not iterable");
    EXPECT_EQ(message_of([&] { list()->advance(); }), "TypeError: 'list' object is not an iterator");
    EXPECT_EQ(message_of([&] { contains(number, number); }), "TypeError: argument of type 'int' is not iterable");
    EXPECT_EQ(message_of([&] { list()->hash(); }), "TypeError: unhashable type: 'list'");
    EXPECT_EQ(message_of([&] { text("a")->negative(); }), "TypeError: bad operand type for unary -: 'str'");
    EXPECT_EQ(message_of([&] { number->set_attribute("x", None); }),
              "AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes");
    EXPECT_EQ(message_of([&] { list()->set_attribute("append", None); }),
              "AttributeError: 'list' object attribute 'append' is read-only");
    EXPECT_EQ(message_of([&] { tuple()->delete_item(None); }),
              "TypeError: 'tuple' object doesn't support item deletion");
}

}  // namespace
}  // namespace yieldcheck
