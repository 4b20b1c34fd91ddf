"""The encoding of values and the identity of objects."""

import gc
import json
import sys
import unittest
import weakref
from enum import Enum, Flag, IntEnum, IntFlag

from yieldcheck_oracle.encode import Encoder, string, without_addresses


class Values(unittest.TestCase):
    def check(self, value, expected):
        encoded = Encoder().value(value)
        self.assertEqual(encoded, expected)
        self.assertEqual(type(encoded), type(expected))
        json.dumps(encoded, allow_nan=False)

    def test_constants(self):
        for value in (None, True, False):
            self.assertIs(Encoder().value(value), value)

    def test_integers(self):
        self.check(0, 0)
        self.check(-7, -7)
        self.check(2**53 - 1, 9007199254740991)
        self.check(2**53, {"i": "9007199254740992"})
        self.check(-(2**53), {"i": "-9007199254740992"})
        self.check(10**30, {"i": "1" + "0" * 30})

    def test_an_integer_beyond_the_limit_of_str(self):
        self.assertIn("i", Encoder().value(10**5000))

    def test_members_of_enumerations(self):
        class Color(Enum):
            RED = 1
            CRIMSON = 1

        class Level(IntEnum):
            LOW = 1

        class Mode(Flag):
            READ = 1
            WRITE = 2

        class Loose(IntFlag):
            A = 1

        self.check(Color.CRIMSON, {"o": "Color.RED"})
        self.check([Level.LOW, 1], [{"o": "Level.LOW"}, 1])
        self.check(Mode.READ, {"o": "Mode.READ"})
        self.check(Mode.READ | Mode.WRITE, {"o": "Mode.READ|WRITE"})
        self.check(Mode(0), {"o": "Mode(0)"})
        self.check(Loose(0), {"o": "Loose(0)"})

    def test_floats(self):
        for value, text in (
            (1.0, "1.0"), (0.1, "0.1"), (float("nan"), "nan"), (float("inf"), "inf"), (float("-inf"), "-inf"),
            (-0.0, "-0.0"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (1e-5, "1e-05"), (5e-324, "5e-324"),
        ):  # fmt: skip
            self.check(value, {"f": text})

    def test_complex_and_bytes(self):
        self.check(1 + 2j, {"c": "(1+2j)"})
        self.check(b"\x00\xffA", {"b": "00ff41"})

    def test_strings(self):
        self.check("", "")
        self.check("äöü 日本 \U0001f600", "äöü 日本 \U0001f600")
        self.check("a\ud800", {"u": [0x61, 0xD800]})
        # JSON would make one character of these two.
        self.check("\ud83d\ude00", {"u": [0xD83D, 0xDE00]})
        self.assertEqual(string("plain"), "plain")

    def test_containers(self):
        self.check([1, [2]], [1, [2]])
        self.check((1,), {"t": [1]})
        self.check({"a": 1, 2: (3,)}, {"d": [["a", 1], [2, {"t": [3]}]]})
        self.check({3, 1, 2}, {"set": [1, 2, 3]})
        self.check({"b", "a", "c"}, {"set": ["a", "b", "c"]})
        self.check(frozenset([2, 1]), {"frozenset": [1, 2]})

    def test_cycles(self):
        items = [1]
        items.append(items)
        self.check(items, [1, {"cyc": 1}])
        outer = []
        outer.append({"k": (outer,)})
        self.check(outer, [{"d": [["k", {"t": [{"cyc": 3}]}]]}])

    def test_the_same_container_twice_is_no_cycle(self):
        item = [1]
        self.check([item, item], [[1], [1]])

    def test_functions_and_types(self):
        self.check(len, {"fn": "len"})
        self.check(string, {"fn": "string"})
        self.check([].append, {"fn": "append"})
        self.check(int, {"ty": "int"})
        self.check(ValueError, {"ty": "ValueError"})

    def test_subclasses_are_objects(self):
        class Count(int):
            pass

        self.check(Count(5), {"o": "Count#1"})


class Thing:
    pass


class Identity(unittest.TestCase):
    def test_numbered_by_type_in_order_of_appearance(self):
        encoder = Encoder()
        first, second, error = Thing(), Thing(), ValueError()
        self.assertEqual(encoder.value(second), {"o": "Thing#1"})
        self.assertEqual(encoder.value(first), {"o": "Thing#2"})
        self.assertEqual(encoder.value(error), {"e": "ValueError#1"})
        self.assertEqual(encoder.value(second), {"o": "Thing#1"})

    def test_generators_by_function_or_bound_name(self):
        def counter():
            yield 1

        encoder = Encoder()
        one, two = counter(), counter()
        encoder.bind(one, "acc")
        self.assertEqual(encoder.value(one), {"g": "acc"})
        self.assertEqual(encoder.value(two), {"g": "counter#1"})

    def test_a_number_used_again_is_another_object(self):
        encoder = Encoder()
        names = set()
        for _ in range(50):  # each Thing dies at once, and its id() is used again
            names.add(encoder.value(Thing())["o"])
            gc.collect()
        self.assertEqual(len(names), 50)

    def test_nothing_is_kept_alive(self):
        encoder = Encoder()
        thing = Thing()
        watch = weakref.ref(thing)
        encoder.value([thing])
        del thing
        gc.collect()
        self.assertIsNone(watch())

    @unittest.skipUnless(hasattr(sys, "getrefcount"), "counts references")
    def test_what_cannot_be_referred_to_weakly_is_let_go_of(self):
        encoder = Encoder()
        thing = Thing()
        watch = weakref.ref(thing)
        error = ValueError(thing)
        name = encoder.value(error)
        del thing
        encoder.release()
        self.assertIsNotNone(watch())
        self.assertEqual(encoder.value(error), name, "still in use")
        del error
        encoder.release()
        self.assertIsNone(watch())

    def test_tracebacks_are_forgotten(self):
        encoder = Encoder()
        try:
            try:
                raise KeyError(1)
            except KeyError:
                raise ValueError(2)
        except ValueError as caught:
            error = caught
        encoder.exception(error)
        encoder.release()
        self.assertIsNone(error.__traceback__)
        self.assertIsNone(error.__context__.__traceback__)


class Exceptions(unittest.TestCase):
    def describe(self, error):
        return Encoder().exception(error)

    def test_message_only_where_it_says_more(self):
        self.assertEqual(self.describe(ValueError("v")), {"id": "ValueError#1", "args": ["v"]})
        self.assertEqual(self.describe(ValueError()), {"id": "ValueError#1", "args": []})
        self.assertEqual(self.describe(KeyError("k")), {"id": "KeyError#1", "args": ["k"], "msg": "'k'"})
        expected = {"id": "ValueError#1", "args": [1, 2], "msg": "(1, 2)"}
        self.assertEqual(self.describe(ValueError(1, 2)), expected)

    def test_cause_context_and_suppression(self):
        error, cause = ValueError(), KeyError()
        error.__cause__ = cause
        described = self.describe(error)
        self.assertEqual(described["cause"], {"id": "KeyError#1", "args": []})
        self.assertNotIn("sup", described)
        error.__context__ = cause
        self.assertEqual(self.describe(error)["ctx"], {"id": "KeyError#1"})
        alone = ValueError()
        alone.__suppress_context__ = True
        self.assertIs(self.describe(alone)["sup"], True)

    def test_value_of_a_stop(self):
        expected = {"id": "StopIteration#1", "args": [3], "msg": "3", "value": 3}
        self.assertEqual(self.describe(StopIteration(3)), expected)
        self.assertEqual(self.describe(StopIteration()), {"id": "StopIteration#1", "args": []})

    def test_a_chain_without_end(self):
        error = None
        for _ in range(100):
            behind, error = error, ValueError()
            error.__context__ = behind
        self.assertLess(len(json.dumps(self.describe(error))), 1000)

    def test_str_that_raises(self):
        class Mute(Exception):
            def __str__(self):
                raise KeyError

        self.assertEqual(self.describe(Mute())["msg"], "<str() raised KeyError>")

    def test_addresses(self):
        self.assertEqual(without_addresses("<generator object f at 0x7f3a5c0>"), "<generator object f at 0x>")
        self.assertEqual(without_addresses("<bound method A.f of <A object at 0x7f3a5c0>>"),
                         "<bound method A.f of <A object at 0x>>")
        for addressed in (object(), (lambda: 0), [len, Encoder().value], without_addresses.__code__):
            self.assertIn(" at 0x", repr(addressed))
            self.assertNotRegex(without_addresses(repr(addressed)), "0x[0-9a-f]")

    def test_numbers_are_no_addresses(self):
        for number in ("0x1f", hex(0xDEADBEEF), "mask 0x00ff, 0xffff", f"{255:#06x} at 0x"):
            self.assertEqual(without_addresses(number), number)


if __name__ == "__main__":
    unittest.main()
