"""Scopes and the order in which variables are cleared, against CPython's own compiler."""

import ast
import sys
import unittest

from yieldcheck_oracle.translate.prepare import prepare
from yieldcheck_oracle.translate.scopes import analyse, clearing_order

PROGRAMS = {
    "first use decides": "def f(b, a):\n    z = a\n    y = z\n    for x in y: pass\n    return x",
    "parameters of all kinds": "def f(a, /, b, *args, c, **rest):\n    local = 1\n    return local",
    "cells follow, sorted": "def f(p):\n    z = 1\n    a = 2\n    n = 3\n    return lambda: (z, a, p)",
    "a loop reads before it stores": "def f():\n    for second in first:\n        first = second",
    "handlers and with": "def f():\n    try:\n        a = 1\n    except E as e:\n        b = e\n    with a as c, b as d: pass",
    "imports and nested functions": "def f():\n    import os.path\n    from sys import path as p\n    def g(): pass\n    class C: pass",
    "walrus and targets": "def f():\n    (a := 1)\n    (b, *c), d.x = q = r = 1, 2\n    del b",
    "a generator expression around a free name": "def f():\n    n = 1\n    return (x + n for x in range(n))",
}


def code_named(code, name):
    for constant in code.co_consts:
        if hasattr(constant, "co_name"):
            if constant.co_name == name:
                return constant
            found = code_named(constant, name)
            if found:
                return found
    return None


def translated_order(text, name="f"):
    tree = prepare(ast.parse(text))
    scopes = analyse(tree)
    for node, scope in scopes.items():
        if getattr(node, "name", None) == name:
            return clearing_order(node, scope)
    raise AssertionError("no such function")


class ClearingOrder(unittest.TestCase):
    def test_as_in_cpython(self):
        for title, text in PROGRAMS.items():
            with self.subTest(title):
                code = code_named(compile(text, "test", "exec"), "f")
                cells = [name for name in code.co_cellvars if name not in code.co_varnames]
                self.assertEqual([*code.co_varnames, *cells, *code.co_freevars], translated_order(text))

    def test_a_function_with_free_variables(self):
        text = "def outer():\n    z = a = 1\n    def f(p):\n        nonlocal z\n        late = p\n        z = late\n        early = a\n        return early"
        code = code_named(compile(text, "test", "exec"), "f")
        self.assertEqual([*code.co_varnames, *code.co_freevars], translated_order(text))

    @unittest.skipIf(sys.version_info < (3, 12), "comprehensions have code objects of their own")
    def test_comprehensions_written_out(self):
        text = "def f(rows):\n    b = [x for x in rows if y]\n    y = a = {k: v for k, v in b}\n    return a"
        code = code_named(compile(text, "test", "exec"), "f")
        self.assertEqual([name for name in code.co_varnames if name not in ("x", "k", "v")], translated_order(text))

    def test_comprehensions_take_no_variables_of_the_function(self):
        text = "def f(rows):\n    b = [x for x in rows if y]\n    y = a = {k: v for k, v in b}\n    return a"
        self.assertEqual(["rows", "y", "b", "a"], translated_order(text))


class Ownership(unittest.TestCase):
    def scopes(self, text):
        scopes = analyse(prepare(ast.parse(text)))
        return {getattr(node, "name", type(node).__name__): scope for node, scope in scopes.items()}

    def test_class_names_are_invisible_in_methods(self):
        scopes = self.scopes("def f():\n    x = 1\n    class C:\n        x = 2\n        def m(self):\n            return x")
        self.assertIs(scopes["f"], scopes["m"].owner("x")[1])
        self.assertEqual({"x"}, scopes["m"].free)
        self.assertEqual({"x"}, scopes["f"].captured)
        self.assertEqual("class", scopes["C"].owner("x")[0])

    def test_super_takes_the_class_cell(self):
        scopes = self.scopes("class C:\n    def m(self):\n        return super().m()")
        self.assertEqual({"__class__"}, scopes["m"].free)
        self.assertEqual({"__class__"}, scopes["C"].captured)

    def test_a_comprehension_captures_nothing_but_a_lambda_in_it_does(self):
        plain = self.scopes("def f(n):\n    return [n + x for x in y]")
        self.assertEqual(set(), plain["f"].captured)
        shared = self.scopes("def f(n):\n    return [lambda: n + x for x in y]")
        self.assertEqual({"n"}, shared["f"].captured)
        self.assertEqual({"x"}, shared["ListComp"].captured)

    def test_walrus_in_a_comprehension_binds_outside(self):
        scopes = self.scopes("def f():\n    any((last := x) for x in y)\n    return last")
        self.assertIn("last", scopes["f"].bound)
        self.assertIn("last", scopes["GeneratorExp"].free)

    def test_global_in_between(self):
        scopes = self.scopes("def f():\n    x = 1\n    def g():\n        global x\n        def h():\n            return x")
        self.assertEqual("global", scopes["h"].owner("x")[0])

    def test_private_names(self):
        scopes = self.scopes("class C:\n    def __hidden(self, __x):\n        return self.__y, __x, self.__str__")
        self.assertIn("_C__hidden", scopes)
        self.assertEqual(["self", "_C__x"], scopes["_C__hidden"].parameters)


if __name__ == "__main__":
    unittest.main()
