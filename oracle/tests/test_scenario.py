"""Reading scenario files, and what is said of files that are not in order."""

import os
import tempfile
import unittest
import warnings

from yieldcheck_oracle.fault import Fault, ScenarioError
from yieldcheck_oracle.scenario import find, load, parse

HEADER = '''"""Totals survive."""
# rules: SND-01 SND-03
# source: PEP 342
# python: 3.9


def body():
    yield 1


'''


def scenario(text):
    return parse(text, "folder/name", "folder/name.py")


class Header(unittest.TestCase):
    def test_rules_source_and_docstring(self):
        parsed = scenario(HEADER + "def drive():\n    next(body())\n")
        self.assertEqual(parsed.docstring, "Totals survive.")
        self.assertEqual(parsed.rules, ["SND-01", "SND-03"])
        self.assertEqual(parsed.source, "PEP 342")
        self.assertEqual(parsed.python, "3.9")
        self.assertEqual([type(node).__name__ for node in parsed.statements], ["FunctionDef"])

    def test_everything_but_drive_may_be_missing(self):
        parsed = scenario("def drive():\n    1\n")
        self.assertEqual((parsed.docstring, parsed.rules, parsed.source, parsed.statements), ("", [], "", []))

    def test_pythons_advice_on_style_is_not_passed_on(self):
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            scenario("text = '\\d'\n\n\ndef drive():\n    1\n")
        self.assertEqual([], said)

    def test_comments_behind_the_first_function_are_no_header(self):
        parsed = scenario("def f():\n    pass\n\n# rules: XXX-01\n\ndef drive():\n    1\n")
        self.assertEqual(parsed.rules, [])

    def test_digest_is_that_of_the_text(self):
        # sha256 of "def drive():\n    1\n", by sha256sum
        self.assertEqual(scenario("def drive():\n    1\n").digest, "2a09338ee6fafb7b")


class Steps(unittest.TestCase):
    def test_each_statement_is_one(self):
        steps = scenario(HEADER + "def drive():\n    # a comment\n    g = body()\n\n    next(g)\n").steps
        self.assertEqual([(step.line, step.text) for step in steps], [(13, "g = body()"), (15, "next(g)")])

    def test_a_docstring_and_global_are_none(self):
        steps = scenario('def drive():\n    """What it shows."""\n    global g\n    g = 1\n').steps
        self.assertEqual([step.text for step in steps], ["g = 1"])

    def test_a_step_over_several_lines_is_shown_on_one(self):
        steps = scenario("def drive():\n    call(\n        1,\n        2\n    )\n").steps
        self.assertEqual(steps[0].text, "call(1, 2)")

    def test_a_compound_step_keeps_its_lines(self):
        steps = scenario("def drive():\n    for x in y:\n        print(x)\n").steps
        self.assertEqual(steps[0].text, "for x in y:\n    print(x)")

    def test_text_beyond_ascii_before_the_end_of_a_step(self):
        steps = scenario('def drive():\n    say("äöü", "日本")\n').steps
        self.assertEqual(steps[0].text, 'say("äöü", "日本")')


class NotInOrder(unittest.TestCase):
    def check(self, text, line, message):
        with self.assertRaises(ScenarioError) as caught:
            scenario(text)
        self.assertEqual(caught.exception.line, line)
        self.assertIn(message, str(caught.exception))
        place = "folder/name.py:%d: " % line if line else "folder/name.py: "
        self.assertTrue(str(caught.exception).startswith(place), str(caught.exception))
        self.assertTrue(caught.exception.hint, "says what to do")

    def test_no_drive(self):
        self.check("def f():\n    yield 1\n", None, "has no drive()")
        self.check("", None, "has no drive()")

    def test_broken_syntax(self):
        self.check("def f():\n    yield 1\ndef drive(:\n", 3, "broken syntax")

    def test_tabs_and_spaces(self):
        self.check("def drive():\n    if 1:\n\tnext(g)\n", 3, "broken syntax")

    def test_drive_twice(self):
        self.check("def drive():\n    1\n\ndef drive():\n    2\n", 4, "defined twice")

    def test_async_drive(self):
        self.check("async def drive():\n    1\n", 1, "async")

    def test_decorated_drive(self):
        self.check("@print\ndef drive():\n    1\n", 2, "decorated")

    def test_parameters(self):
        for parameters in ("g", "*g", "**g", "*, g", "g=1"):
            self.check("def drive(%s):\n    1\n" % parameters, 1, "parameters")

    def test_statement_behind_drive(self):
        self.check("def drive():\n    1\n\nx = 2\n", 4, "follows drive()")

    def test_no_steps(self):
        self.check('x = 1\ndef drive():\n    """Nothing."""\n', 2, "no steps")

    def test_definitions_in_drive(self):
        self.check("def drive():\n    def f():\n        yield 1\n    f()\n", 2, "drive() defines f")
        self.check("def drive():\n    1\n    class C:\n        pass\n", 3, "drive() defines C")
        self.check("def drive():\n    if 1:\n        def f(): pass\n", 3, "drive() defines f")

    def test_return_yield_await_nonlocal(self):
        self.check("def drive():\n    1\n    return\n", 3, "returns")
        self.check("def drive():\n    for x in y:\n        return 1\n", 3, "returns")
        self.check("def drive():\n    yield 1\n", 2, "yield")
        self.check("def drive():\n    x = yield from g\n", 2, "yield")
        self.check("def drive():\n    nonlocal x\n", 2, "nonlocal")

    def test_two_steps_on_one_line(self):
        self.check("def drive():\n    1; 2\n", 2, "two steps on one line")

    def test_a_yield_in_a_lambda_is_somebody_elses(self):
        self.assertEqual(len(scenario("def drive():\n    g = (lambda: (yield 1))()\n").steps), 1)

    def test_null_bytes(self):
        with self.assertRaises(ScenarioError):
            scenario("def drive():\n    1\0\n")


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, content):
        path = os.path.join(self.folder.name, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as stream:
            stream.write(content)
        return path

    def test_ids_are_paths(self):
        for name in ("b/two.py", "a/one.py", "top.py", "a/deep/three.py"):
            self.write(name, b"def drive():\n    1\n")
        for name in ("a/__init__.py", "__pycache__/x.py", ".hidden/y.py", "a/notes.txt"):
            self.write(name, b"")
        self.assertEqual([name for name, _ in find(self.folder.name)], ["a/deep/three", "a/one", "b/two", "top"])

    def test_load(self):
        path = self.write("a/one.py", b"def drive():\n    1\n")
        loaded = load(path, self.folder.name)
        self.assertEqual((loaded.id, loaded.path), ("a/one", path))

    def test_byte_order_mark(self):
        path = self.write("one.py", b"\xef\xbb\xbfdef drive():\n    1\n")
        self.assertEqual(len(load(path, self.folder.name).steps), 1)

    def test_windows_line_ends(self):
        path = self.write("one.py", b"def drive():\r\n    1\r\n    call(2,\r\n      3)\r\n")
        self.assertEqual([step.text for step in load(path, self.folder.name).steps], ["1", "call(2, 3)"])

    def test_other_encodings(self):
        path = self.write("one.py", b"def drive():\n    '\xe4'\n")
        with self.assertRaises(ScenarioError) as caught:
            load(path, self.folder.name)
        self.assertEqual(caught.exception.line, 2)
        self.assertIn("UTF-8", str(caught.exception))

    def test_no_such_file_or_folder(self):
        with self.assertRaises(ScenarioError):
            load(os.path.join(self.folder.name, "none.py"), self.folder.name)
        with self.assertRaises(Fault):
            find(os.path.join(self.folder.name, "none"))


if __name__ == "__main__":
    unittest.main()
