"""What every translated file must be like, whatever it says: the traps of g++ 12 and of the C++ order of evaluation."""

import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from yieldcheck_oracle.scenario import load, parse
from yieldcheck_oracle.translate.chunks import divide
from yieldcheck_oracle.translate.names import RESERVED, NameTable, identifier
from yieldcheck_oracle.translate.scenarios import translate_file, translate_scenario
from yieldcheck_oracle.translate.writer import WIDTH, wrapped

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parents[1]
SUITE = ROOT / "suite"
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')


def all_scenarios():
    for root in (SUITE / "scenarios", TESTS / "language"):
        for path in sorted(root.rglob("*.py")):
            yield path, root


def translated(body: str, drive: str = "pass"):
    text = f'"""A scenario."""\n# rules: none\n{body}\n\ndef drive():\n    {drive}\n'
    return translate_scenario(parse(text, "test/scenario", "scenario.py"))


class Handlers(unittest.TestCase):
    """Handlers that yield are left to the adapter's kind: EXCEPT, CAUGHT and RERAISE."""

    def test_a_handler_that_yields(self):
        text = translated("def g():\n    try:\n        yield 1\n    except KeyError:\n        yield 2\n        raise\n"
                          "    else:\n        yield 3\n").bodies
        self.assertIn("} EXCEPT(caught1) {", text)
        self.assertIn("Handling handling1{frame, CAUGHT(caught1)};", text)
        self.assertIn("RERAISE();", text)
        self.assertIn("} if (!caught1) {", text)
        self.assertNotIn("catch (", text)

    def test_a_handler_that_does_not_yield(self):
        text = translated("def g():\n    try:\n        yield 1\n    except KeyError:\n        raise\n").bodies
        self.assertNotIn("EXCEPT", text)
        self.assertIn("reraise();", text)

    def test_only_the_innermost_handler_counts(self):
        text = translated("def g():\n    try:\n        yield 1\n    except KeyError:\n        yield 2\n"
                          "        try:\n            f()\n        except ValueError:\n            raise\n").bodies
        self.assertIn("EXCEPT", text)
        self.assertNotIn("RERAISE", text)
        self.assertIn("reraise();", text)

    def test_a_plain_function_has_no_adapter(self):
        self.assertNotIn("EXCEPT", translated("def f():\n    try:\n        f()\n    except KeyError:\n        raise\n").module)


class EveryFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # What is written by hand keeps other rules, or breaks these on purpose.
        cls.translations = {path: translate_file(path, root) for path, root in all_scenarios()
                            if not load(path, root).body}

    def lines(self):
        for path, translation in self.translations.items():
            for line in (translation.bodies + translation.module).splitlines():
                yield path, line

    def test_there_are_many(self):
        self.assertGreater(len(self.translations), 300)

    def test_a_yield_is_the_whole_right_hand_side(self):
        form = re.compile(r"\s*(?:(?:Value )?\w+ = )?YIELD\(\d+, [^{}?]*\);\s*(?://.*)?")
        for path, line in self.lines():
            code = _LITERAL.sub('""', line)
            if "YIELD(" in code.split("//")[0]:
                self.assertIsNotNone(form.fullmatch(code), f"{path}: {line}")

    def test_no_handler_holds_code(self):
        for path, line in self.lines():
            if "catch (" in line:
                self.assertRegex(line, r"^\s*\} catch \(const Raised& raised\) \{ [^{}]*; \}$", str(path))

    def test_every_label_is_used_and_every_goto_lands(self):
        for path, translation in self.translations.items():
            for function in (translation.bodies + translation.module).split("\nstatic "):
                labels = re.findall(r"^ *(\w+):$", function, re.MULTILINE)
                gotos = set(re.findall(r"goto (\w+);", function))
                self.assertEqual(sorted(labels), sorted(gotos), str(path))

    def test_lines_fit(self):
        for path, line in self.lines():
            if len(line) > WIDTH:
                self.assertTrue(_LITERAL.search(line) or line.startswith("//"), f"{path}: {line}")

    def test_nothing_is_moved_twice(self):
        for path, translation in self.translations.items():
            for function in (translation.bodies + translation.module).split("\nstatic "):
                moved = re.findall(r"std::move\((\w+)\)", function)
                self.assertEqual(len(moved), len(set(moved)), f"{path}: {sorted(moved)}")

    @unittest.skipUnless(shutil.which("g++"), "there is no g++")
    def test_the_corners_of_the_language_compile_without_warnings(self):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "all.cpp"
            text = '#include "adapter.hpp"\n#include "protocol/class.hpp"\n#include <limits>\n'
            for path, translation in self.translations.items():
                if path.parent.name in ("language", "programs"):
                    text += translation.module + translation.bodies
            source.write_text(text, encoding="utf-8")
            run = subprocess.run(["g++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow",
                                  "-Wconversion", "-Werror", f"-I{SUITE}", f"-I{TESTS / 'translate_adapter'}", str(source)],
                                 capture_output=True, text=True, check=False)
            self.assertEqual("", run.stderr[:2000])


class Names(unittest.TestCase):
    def test_the_vocabulary_is_reserved(self):
        declared = set()
        for header in ("harness/body.hpp", "harness/frame.hpp", "protocol/value.hpp", "protocol/object.hpp",
                       "protocol/class.hpp"):
            text = (SUITE / header).read_text(encoding="utf-8")
            declared |= set(re.findall(r"^(?:\[\[noreturn\]\] )?(?:inline )?(?:const )?[\w:<>&]+(?: [\w:<>&]+)? (\w+)\(",
                                       text, re.MULTILINE))
            declared |= set(re.findall(r"^(?:class|struct) (\w+)", text, re.MULTILINE))
            declared |= set(re.findall(r"^enum class (\w+)", text, re.MULTILINE))
        used = set()
        for path, root in all_scenarios():
            translation = translate_file(path, root)
            used |= set(re.findall(r"\b(\w+)(?:\(|\{| = Delegation)", translation.bodies + translation.module))
        self.assertGreater(len(declared & used), 60)
        self.assertEqual(set(), {name for name in declared & used if name not in RESERVED})

    def test_identifiers(self):
        self.assertEqual("total", identifier("total"))
        self.assertEqual("class_", identifier("class"))
        self.assertEqual("add_", identifier("add"))
        self.assertEqual("EOF_", identifier("EOF"))
        self.assertEqual("n", identifier("__n"))
        self.assertEqual("_", identifier("_"))
        self.assertEqual("u00e9t", identifier("ét"))

    def test_each_name_once(self):
        names = NameTable()
        self.assertEqual(["x", "x_2", "x_3"], [names.take(name) for name in ("x", "_x", "x_")])
        self.assertEqual(["x1", "x2"], [names.number("x"), names.number("x")])

    def test_two_functions_that_sound_alike(self):
        bodies = translated("def f_g():\n    yield 1\ndef f():\n    def g():\n        yield 2\n    return g()").bodies
        self.assertIn("static Body f_g(BodyFrame frame)", bodies)
        self.assertIn("static Body f_g_2(BodyFrame frame)", bodies)


class Layout(unittest.TestCase):
    def test_a_generator_reads_like_its_source(self):
        bodies = translated("def accumulator(total=0):\n    while True:\n        value = yield total\n"
                            "        if value is None:\n            break\n        total += value\n    return total").bodies
        code = [re.sub(r"\s*//.*", "", line) for line in bodies.splitlines()]
        self.assertEqual([
            "static Body accumulator(BodyFrame frame) {",
            "    START;",
            '    Local total{"total", frame->argument(0)};',
            '    Local value{"value"};',
            "    const Scope scope{frame, {&total, &value}};",
            "",
            "    while (true) {",
            "        value = YIELD(5, total);",
            "        if (is(value, None)) {",
            "            break;",
            "        }",
            "        total = in_place(Operator::add, total, value);",
            "    }",
            "    RETURN(total);",
            "}"], code[4:19])

    def test_comments_carry_the_line(self):
        self.assertIn("// 4: yield 'x'", translated("def f():\n    yield 'x'").bodies)
        self.assertNotIn("\\\n", translated("def f():\n    x = 1 + \\\n        2\n    yield x").bodies)

    def test_wrapping(self):
        line = "    f(" + ", ".join(f'"text, {number}"' for number in range(20)) + ");"
        parts = wrapped(line)
        self.assertTrue(all(len(part) <= WIDTH for part in parts))
        self.assertEqual(line.replace(" ", ""), "".join(parts).replace(" ", ""))

    def test_chunks_are_balanced(self):
        groups = divide({f"s{number}": number for number in range(1, 9)}, 2)
        self.assertEqual(18, sum(int(name[1:]) for name in groups[0]))
        self.assertEqual([["a"], [], []], divide({"a": 1}, 3))


if __name__ == "__main__":
    unittest.main()
