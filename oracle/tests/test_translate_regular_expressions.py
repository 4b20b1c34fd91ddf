"""Constant regular expressions that the runtime cannot match as Python does are refused when they are translated."""

import unittest

from yieldcheck_oracle.scenario import parse
from yieldcheck_oracle.translate.errors import Untranslatable
from yieldcheck_oracle.translate.scenarios import translate_scenario


def refused(call: str, more: str = ""):
    """What the translator says about a scenario with that call; nothing when it translates."""
    text = f'"""A scenario."""\n# rules: none\nimport re\n{more}\ndef f(x):\n    yield {call}\n\ndef drive():\n    pass\n'
    try:
        translate_scenario(parse(text, "test/scenario", "scenario.py"))
    except Untranslatable as failure:
        return [(problem.line, problem.construct) for problem in failure.problems]
    return []


class RegularExpressions(unittest.TestCase):
    def test_patterns_in_order(self):
        for call in (r're.match(r"(?P<a>\d+)(?(a)b|c)", x)', 're.findall("x{,3}[[:alpha:]]", x, re.I)', "re.sub(x, x, x)",
                     're.compile(r"a # (", re.X | re.M)', 're.split("a", x, 0, re.S)', 're.compile("(?<=ab)c", flags=x)'):
            self.assertEqual([], refused(call), call)

    def test_what_python_refuses(self):
        self.assertIn("that Python refuses (missing ), unterminated subpattern", refused('re.search("(", x)')[0][1])
        self.assertIn("look-behind requires fixed-width", refused('re.compile("(?<=a*)b")')[0][1])
        self.assertIn("that Python refuses", refused('re.compile("a # (", re.M)')[0][1])

    def test_what_came_late(self):
        for call in ('re.match("a++b", x)', 're.match("(?:(?>a)|b)", x)'):
            [(line, construct)] = refused(call)
            self.assertEqual(6, line)
            self.assertIn("regular expression", construct)

    def test_flags_of_a_part(self):
        self.assertEqual([(6, "the flag a or u for a part of a regular expression")], refused(r're.match(r"(?a:\w)", x)'))

    def test_bytes(self):
        self.assertEqual([(6, "a regular expression of bytes")], refused('re.match(b"a", x)'))

    def test_names_that_the_runtime_lacks(self):
        self.assertEqual([(6, "error of module re")], refused("re.error"))
        self.assertEqual([(6, "template of module re")], refused("re.template"))

    def test_other_things_called_re(self):
        self.assertEqual([], refused('re.match("(")', "class re:\n    pass\n"))
