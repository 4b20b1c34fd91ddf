"""Which operation each form of statement is, and the way back from data to Python."""

import ast
import unittest

from yieldcheck_oracle.drive import operation_of
from yieldcheck_oracle.fault import Fault
from yieldcheck_oracle.perform import constant_for, expression_for, statement_for
from yieldcheck_oracle.scenario import parse


def dump(node):
    """ast.dump() without what 3.8 alone writes."""
    return ast.dump(node).replace(", kind=None", "").replace(", type_comment=None", "")


def operation(text, taken=frozenset()):
    found = operation_of(ast.parse(text).body[0], text, taken)
    assert found.pop("line") == 1 and found.pop("text") == text
    return found


class Classification(unittest.TestCase):
    def test_next(self):
        self.assertEqual(operation("next(g)"), {"op": "next", "on": "g"})
        self.assertEqual(operation("g.__next__()"), {"op": "next", "on": "g"})
        self.assertEqual(operation("x = next(g)"), {"op": "next", "on": "g", "to": "x"})

    def test_next_with_a_default_is_a_call(self):
        self.assertEqual(operation("next(g, 0)"), {"op": "call", "fn": "next", "args": [{"name": "g"}, {"value": 0}]})

    def test_send(self):
        self.assertEqual(operation("g.send(5)"), {"op": "send", "on": "g", "args": [{"value": 5}]})
        self.assertEqual(operation("g.send()"), {"op": "send", "on": "g", "args": []})
        self.assertEqual(operation("x = g.send(y)"), {"op": "send", "on": "g", "args": [{"name": "y"}], "to": "x"})

    def test_throw(self):
        error = {"call": "ValueError", "args": [{"value": "v"}]}
        self.assertEqual(operation("g.throw(ValueError('v'))"), {"op": "throw", "on": "g", "args": [error]})
        expected = {"op": "throw", "on": "g", "args": [{"name": "ValueError"}, {"value": "v"}]}
        self.assertEqual(operation("g.throw(ValueError, 'v')"), expected)

    def test_close(self):
        self.assertEqual(operation("g.close()"), {"op": "close", "on": "g"})
        self.assertEqual(operation("x = g.close()"), {"op": "close", "on": "g", "to": "x"})

    def test_call(self):
        self.assertEqual(operation("g = f()"), {"op": "call", "fn": "f", "args": [], "to": "g"})
        expected = {"op": "call", "fn": "f", "args": [{"value": 1}], "keywords": {"k": {"name": "x"}}}
        self.assertEqual(operation("f(1, k=x)"), expected)

    def test_drop_move_state_list(self):
        self.assertEqual(operation("del g"), {"op": "drop", "name": "g"})
        self.assertEqual(operation("h = g"), {"op": "move", "from": "g", "to": "h"})
        self.assertEqual(operation("state(g)"), {"op": "state", "on": "g"})
        self.assertEqual(operation("list(g)"), {"op": "list", "on": "g"})
        self.assertEqual(operation("x = list(g)"), {"op": "list", "on": "g", "to": "x"})

    def test_everything_else_is_code(self):
        for text in (
            "g", "1 + 1", "del g.x", "del g, h", "del g[0]", "x.y = g", "a, b = f()", "a = b = f()", "a: int = f()",
            "a += 1", "next(box[0])", "box[0].send(1)", "g.send(*x)", "f(**x)", "f(*x)", "g.throw(value=1)",
            "g.send([x])", "f(lambda: 1)", "f()()", "g.gi_frame", "for x in g:\n    pass", "g.close(1)",
            "f(g(k=1))", "f(a.b)", "f(...)", "import os", "assert g", "with a:\n    pass", "f(f'{x}')",
        ):  # fmt: skip
            self.assertEqual(operation(text), {"op": "code"}, text)

    def test_code_with_a_result(self):
        self.assertEqual(operation("x = 1 + 1"), {"op": "code", "to": "x"})
        self.assertEqual(operation("x = [f(), f()]"), {"op": "code", "to": "x"})

    def test_names_of_the_scenario_s_own(self):
        called = {"op": "call", "fn": "next", "args": [{"name": "g"}]}
        self.assertEqual(operation("next(g)", {"next"}), called)
        text = "def state(g):\n    return 1\n\ndef drive():\n    state(g)\n    list(g)\n"
        steps = parse(text, "x", "x.py").steps
        self.assertEqual([step.operation["op"] for step in steps], ["call", "list"])

    def test_constants(self):
        for text, value in (
            ("None", None), ("True", True), ("-3", -3), ("'x'", "x"), ("1.5", {"f": "1.5"}), ("-0.0", {"f": "-0.0"}),
            ("1e999", {"f": "inf"}), ("9007199254740992", {"i": "9007199254740992"}), ("b'\\xff'", {"b": "ff"}),
            ("(1, 2)", {"t": [1, 2]}), ("()", {"t": []}), ("[1, [2]]", [1, [2]]), ("{'a': 1}", {"d": [["a", 1]]}),
            ("'\\ud800'", {"u": [0xD800]}), ("2j", {"c": "2j"}),
        ):  # fmt: skip
            self.assertEqual(operation("g.send(%s)" % text)["args"], [{"value": value}], text)


class BackToPython(unittest.TestCase):
    """What was made into data performs the same as the statement did."""

    def test_expressions(self):
        for text in (
            "next(g)", "g.send(5)", "g.send()", "g.throw(ValueError('v'))", "g.throw(ValueError, 'v')", "g.close()",
            "f()", "f(1, x, k=y, m=E(2))", "state(g)", "list(g)", "f(E(E(1)))", "f(None, True, 'x', b'y')",
            "f([1, (2, {'a': 3})])",
        ):  # fmt: skip
            self.assertEqual(dump(expression_for(operation(text))), dump(ast.parse(text).body[0].value), text)

    def test_statements(self):
        for text in ("del g", "h = g"):
            made = dump(statement_for(operation(text)))
            self.assertEqual(made, dump(ast.parse(text).body[0]), text)

    def test_numbers(self):
        for text in ("-5", "-0.0", "1e999", "-1e999", "1e16", "123456789012345678901234567890", "-2j"):
            encoded = operation("f(%s)" % text)["args"][0]["value"]
            code = compile(ast.fix_missing_locations(ast.Expression(constant_for(encoded))), "", "eval")
            self.assertEqual(repr(eval(code)), repr(eval(text)))

    def test_malformed(self):
        for bad in (
            {}, {"op": "next"}, {"op": "next", "on": 5}, {"op": "fly", "on": "g"}, {"op": "send", "on": "g", "args": 5},
            {"op": "send", "on": "g", "args": [{}]}, {"op": "send", "on": "g", "args": [{"value": {"zz": 1}}]},
            {"op": "send", "on": "g", "args": [{"value": {"b": "zz"}}]}, {"op": "call", "fn": "f", "keywords": []},
        ):  # fmt: skip
            with self.assertRaises(Fault, msg=repr(bad)):
                expression_for(bad)


if __name__ == "__main__":
    unittest.main()
