"""Scenarios with functions that are written by hand in C++."""

import os
import tempfile
import unittest
from pathlib import Path

from yieldcheck_oracle.fault import ScenarioError
from yieldcheck_oracle.scenario import load, parse
from yieldcheck_oracle.translate.scenarios import translate_file

HEADER = '"""Two yields in one call."""\n# rules: EXP-01\n'
PYTHON = '''

def both(first, second):
    print(first, second)


def asks():
    both((yield 1), (yield 2))


def drive():
    asking = asks()
    next(asking)
'''
BODY = '''#include <vector>

static int helper(int value) { return value; }

Body asks(BodyFrame frame) {
    both(YIELD(10, integer(1)), YIELD(10, integer(2)));
    RETURN(None);
}
'''


class ByHand(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def translate(self, header, cpp=BODY, python=PYTHON):
        path = self.root / "own" / "asks.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEADER + header + python, encoding="utf-8")
        if cpp is not None:
            (path.parent / "asks.cpp").write_text(cpp, encoding="utf-8")
        return translate_file(path, self.root)

    def refused(self, header, cpp=BODY, python=PYTHON):
        with self.assertRaises(ScenarioError) as caught:
            self.translate(header, cpp, python)
        self.assertTrue(caught.exception.hint, "says what to do")
        return str(caught.exception)

    def test_a_body_stands_for_the_generator_function_of_its_name(self):
        translation = self.translate("# body: asks.cpp\n")
        self.assertIn("both(YIELD(10, integer(1)), YIELD(10, integer(2)));", translation.bodies)
        self.assertEqual(translation.bodies.count("Body asks("), 1)
        self.assertIn('register_asks{"own/asks", 1, asks}', translation.bodies)
        self.assertIn("static Value both(FrameRef frame)", translation.module)  # the others are translated as ever

    def test_includes_stand_before_the_namespace(self):
        text = self.translate("# body: asks.cpp\n").bodies
        self.assertEqual(text.count("#include <vector>"), 1)
        self.assertLess(text.index("#include <vector>"), text.index("namespace "))
        self.assertLess(text.index("namespace "), text.index("static int helper"))

    def test_the_compiler_names_the_file_and_its_lines(self):
        lines = self.translate("# body: asks.cpp\n").bodies.split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith("#line 1 "))
        self.assertIn("/own/asks.cpp", lines[place])
        self.assertTrue(lines[place + 5].startswith("Body asks"))  # its fifth line

    def test_a_value_stands_for_a_plain_function(self):
        cpp = "Value both(FrameRef frame) {\n    return frame->argument(0);\n}\n"
        translation = self.translate("# body: asks.cpp\n", cpp)
        self.assertIn(".plain = both_by_hand", translation.module)
        self.assertNotIn("need_own_type", translation.module)
        self.assertIn("Body asks(BodyFrame frame)", translation.bodies)

    def test_what_needs_the_own_type_is_compiled_where_there_is_one(self):
        cpp = "Value both(FrameRef) {\n    return None;\n}\n"
        translation = self.translate("# about: type\n# needs: moves, delegation\n# body: asks.cpp\n", cpp)
        conditions = [line for line in translation.bodies.split("\n") if line.startswith(("#if", "#elif", "#else", "#end"))]
        self.assertEqual(conditions, ["#if !(defined(GENERATOR))", "#elif !(!defined(GENERATOR_LACKS_MOVES))",
                                      "#elif !(defined(YIELD_ALL))", "#else", "#endif"])
        for lacking in ("own type", "moves", "delegation"):
            self.assertIn('Value both(FrameRef) { Session::current().lacks("%s"); }' % lacking, translation.bodies)
        self.assertIn("{ need_own_type(); return both(frame); }", translation.module)

    def test_whom_it_is_about_is_passed_on(self):
        self.assertIn('execute, {}, "compiler"};', self.translate("# about: compiler\n# body: asks.cpp\n").module)
        self.assertIn("execute, {}};", self.translate("# body: asks.cpp\n").module)

    def test_the_file_is_found_behind_a_link(self):
        self.translate("# body: asks.cpp\n")
        link = self.root / "linked.py"
        os.symlink(self.root / "own" / "asks.py", link)
        self.assertIn("both(YIELD(10", translate_file(link, self.root).bodies)

    def test_files_that_are_not_in_order(self):
        self.assertIn("cannot be read", self.refused("# body: asks.cpp\n", None))
        self.assertIn("defines no function of the scenario", self.refused("# body: asks.cpp\n", "int x;\n"))
        other = BODY.replace("asks(", "others(")
        self.assertIn("defines others, and the scenario has no such function", self.refused("# body: asks.cpp\n", other))
        plain = "Value asks(FrameRef frame) {\n    return None;\n}\n"
        self.assertIn("another kind of function", self.refused("# body: asks.cpp\n", plain))
        self.assertIn("needs the library's own type", self.refused("# about: type\n# body: asks.cpp\n"))
        self.assertIn("but has no C++", self.refused("# about: type\n"))

    def test_words_of_the_header(self):
        def header(lines):
            return parse(HEADER + lines + PYTHON, "own/asks", "own/asks.py")

        parsed = header("# about: type\n# needs: moves, references\n# body: asks.cpp\n")
        self.assertEqual((parsed.about, parsed.body, parsed.needs), ("type", "asks.cpp", ["own type", "moves", "references"]))
        for wrong in ("# about: linker\n", "# needs: moves, wings\n"):
            with self.assertRaises(ScenarioError) as caught:
                header(wrong)
            self.assertEqual(caught.exception.line, 3)
            self.assertIn("known here", caught.exception.hint)


if __name__ == "__main__":
    unittest.main()
