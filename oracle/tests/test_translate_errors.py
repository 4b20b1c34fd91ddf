"""What is outside the subset is reported with its line, its name and what to write instead."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from yieldcheck_oracle.scenario import parse
from yieldcheck_oracle.translate.errors import Untranslatable
from yieldcheck_oracle.translate.scenarios import translate_scenario

ROOT = Path(__file__).resolve().parents[1]


def scenario(body: str, drive: str = "pass") -> str:
    return f'"""A scenario."""\n# rules: none\n{body}\n\ndef drive():\n    {drive}\n'


def problems(body: str, drive: str = "pass"):
    try:
        translate_scenario(parse(scenario(body, drive), "test/scenario", "scenario.py"))
    except Untranslatable as failure:
        return [(problem.line, problem.construct, problem.hint) for problem in failure.problems]
    return []


class OutsideTheSubset(unittest.TestCase):
    def check(self, body: str, line: int, construct: str) -> None:
        found = problems(body)
        self.assertEqual([(line, construct)], [problem[:2] for problem in found])
        self.assertTrue(found[0][2], "no hint")

    def test_async_generator(self):
        self.check("async def f():\n    yield 1", 3, "an asynchronous generator")

    def test_async_for(self):
        self.check("async def f(x):\n    async for y in x:\n        pass", 4, "async for")

    def test_async_with(self):
        self.check("async def f(x):\n    async with x:\n        pass", 4, "async with")

    def test_async_comprehension(self):
        self.check("async def f(x):\n    return [y async for y in x]", 4, "an asynchronous comprehension")

    def test_metaclass(self):
        self.check("class A(metaclass=type):\n    pass", 3, "a class with keywords (metaclass and the like)")

    def test_module(self):
        self.check("import socket", 3, "the module socket")

    def test_name_in_module(self):
        self.check("from collections import UserString", 3, "UserString of module collections")

    def test_attribute_of_module(self):
        self.check("import itertools\ndef f():\n    yield itertools.nothing", 5, "nothing of module itertools")

    def test_builtin(self):
        self.check("def f(name):\n    with open(name) as lines:\n        yield from lines", 4, "the built-in open")

    def test_builtin_in_a_plain_step(self):
        found = [problem[:2] for problem in problems("def f(x):\n    yield x", "g = f(bytearray())\n    next(g)")]
        self.assertEqual([(7, "the built-in bytearray")], found)

    def test_builtin_of_the_same_name_defined_here(self):
        self.assertEqual([], problems("def open(x):\n    return x\ndef f():\n    yield open(1)"))

    def test_unimplemented_method(self):
        self.check("def f(x):\n    yield x.maketrans({})", 4, "the method or attribute maketrans of a built-in type")

    def test_method_of_the_same_name_defined_here(self):
        self.assertEqual([], problems("class A:\n    def maketrans(self):\n        yield 1\ndef f(a):\n    yield a.maketrans()"))

    def test_functions_of_types(self):
        self.assertEqual([], problems("def f():\n    yield str.maketrans('a', 'b'), int.from_bytes(b'a', 'big')"))

    def test_positional_pattern_of_an_unknown_class(self):
        self.check("class A:\n    pass\ndef f(x):\n    match x:\n        case A(1):\n            yield",
                   7, "a positional pattern of a class without __match_args__ that are in the file")

    def test_dataclass_beyond_the_subset(self):
        begin = "from dataclasses import dataclass, field, InitVar\n"
        self.check(begin + "@dataclass\nclass A:\n    x: int", 3, "InitVar of module dataclasses")
        begin = "from dataclasses import dataclass, field\n"
        self.check(begin + "@dataclass(slots=True)\nclass A:\n    x: int", 4, "slots of dataclass()")
        self.check(begin + "@dataclass\nclass A:\n    x: int = field(metadata={})", 6, "metadata of field()")
        self.check(begin + "@dataclass\nclass A:\n    x: list = field(default_factory=f())", 6, "this default_factory")
        self.check(begin + "@dataclass\nclass A:\n    x: int = 1\n    y: int", 5,
                   "the field y without a default behind fields with one")

    def test_enumerations_beyond_the_subset(self):
        self.check('from enum import Enum\nColor = Enum("Color", "RED")', 4, "an enumeration made by a call")
        self.check('import enum\nColor = enum.Enum("Color", "RED")', 4, "an enumeration made by a call")
        begin = "from enum import Enum\nclass Color("
        self.check(begin + "Enum, boundary=None):\n    RED = 1", 4,
                   "a class with keywords (metaclass and the like)")
        self.check(begin + "tuple, Enum):\n    RED = 1", 4, "an enumeration that derives from tuple")
        self.check(begin + "Enum):\n    RED = name = 1", 5, "a member called name")
        self.check(begin + "Enum):\n    _ignore_ = ['x']", 5, "_ignore_ in an enumeration")
        self.check(begin + "Enum):\n    class Inner:\n        pass", 5, "a class in an enumeration")
        self.check("from dataclasses import dataclass\nfrom enum import Enum\n@dataclass\nclass Size:\n    x: int\n"
                   "class Color(Size, Enum):\n    RED = 1", 8, "a dataclass as an enumeration")
        self.check("from enum import member", 3, "member of module enum")
        self.assertEqual([], problems(begin + "str, Enum):\n    RED = 'r'\n    def name_of(self):\n        name = 1"))

    def test_known_modules_have_advice_of_their_own(self):
        self.assertEqual("take turns with generators: the suite runs on one thread",
                         problems("import threading")[0][2])
        self.assertIn("dataclasses", problems("import socket")[0][2])

    def test_computed_compile(self):
        self.check("def f(x):\n    yield compile(x, 's', 'exec')", 4, "compile() of a computed text")

    def test_complex_number(self):
        self.check("def f():\n    yield 2j", 4, "a constant of type complex")

    def test_all_are_listed(self):
        found = problems("import socket\nasync def f():\n    yield 1\ndef g():\n    yield 1j\n    yield open(1)")
        self.assertEqual([3, 4, 7, 8], [line for line, _, _ in found])

    def test_syntax_errors_that_only_the_compiler_finds(self):
        found = problems("class A:\n    x = yield 1")
        self.assertEqual([4], [line for line, _, _ in found])
        self.assertIn("outside function", found[0][1])

    def test_step_of_the_drive(self):
        self.assertEqual("the built-in open", problems("def f():\n    yield 1", "open(1).read(2)")[0][1])

    def test_imports_for_annotations_are_no_obstacle(self):
        body = "from typing import Iterator\nimport collections.abc\ndef f(x: int) -> Iterator[int]:\n    y: int = x\n    yield y"
        self.assertEqual([], problems(body))

    def test_definitions_for_annotations_are_no_obstacle(self):
        body = ("from typing import Dict, TypeVar, Union\nT = TypeVar('T')\nKey = Union[int, str]\nTable = Dict[Key, T]\n"
                "def f(x: Table) -> T:\n    yield x")
        self.assertEqual([], problems(body))

    def test_definitions_that_are_used_stay(self):
        self.check("from typing import TypeVar\nT = TypeVar('T')\ndef f():\n    yield T", 3, "the module typing")


class Command(unittest.TestCase):
    def run_command(self, *arguments):
        return subprocess.run([sys.executable, "-m", "yieldcheck_oracle.translate", *map(str, arguments)], cwd=ROOT,
                              capture_output=True, text=True, check=False)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "good").mkdir()
        (self.folder / "good" / "one.py").write_text(scenario("def f():\n    yield 1"))
        (self.folder / "good" / "two.py").write_text(scenario("def g():\n    yield 2"))
        self.bad = self.folder / "bad.py"
        self.bad.write_text(scenario("def f():\n    yield open(1)"))
        self.out = self.folder / "out"

    def test_dry_run(self):
        run = self.run_command("--dry-run", self.folder)
        self.assertEqual(1, run.returncode)
        self.assertIn(f"{self.bad}:4: the built-in open is outside the subset; ", run.stdout)
        self.assertIn("one.py: translates", run.stdout)
        self.assertEqual(0, self.run_command("--dry-run", self.folder / "good").returncode)

    def test_dry_run_of_the_recorder_counts(self):
        run = subprocess.run([sys.executable, "-m", "yieldcheck_oracle", "record", "--dry-run", "--scenarios", self.folder],
                             cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual(1, run.returncode)
        self.assertEqual("2 of 3 scenarios translate", run.stdout.splitlines()[-1])

    def test_failure_writes_nothing(self):
        run = self.run_command("--out", self.out, self.folder)
        self.assertEqual(3, run.returncode)
        self.assertFalse(self.out.exists())
        self.assertEqual(1, len(run.stderr.splitlines()))

    def test_keep_going(self):
        run = self.run_command("--out", self.out, "--keep-going", "--chunks", 1, self.folder)
        self.assertEqual(0, run.returncode)
        self.assertIn('#include "good/one.bodies.cpp"', (self.out / "bodies_0.cpp").read_text())

    def test_only_changes_are_written(self):
        arguments = ("--out", self.out, "--chunks", 2, self.folder / "good")
        self.assertEqual(0, self.run_command(*arguments).returncode)
        files = sorted(self.out.rglob("*.cpp"))
        self.assertEqual(8, len(files))
        times = [file.stat().st_mtime_ns for file in files]
        self.assertEqual(0, self.run_command(*arguments).returncode)
        self.assertEqual(times, [file.stat().st_mtime_ns for file in files])

    def test_a_chunk_is_as_new_as_what_it_includes(self):
        arguments = ("--out", self.out, "--chunks", 1, self.folder / "good")
        self.assertEqual(0, self.run_command(*arguments).returncode)
        chunk = self.out / "modules_0.cpp"
        content, time = chunk.read_text(), chunk.stat().st_mtime_ns
        scenario = self.folder / "good" / "two.py"
        scenario.write_text(scenario.read_text() + "    five = [2 + 3]\n")
        self.assertEqual(0, self.run_command(*arguments).returncode)
        self.assertEqual(content, chunk.read_text())
        self.assertGreater(chunk.stat().st_mtime_ns, time)

    def test_files_of_removed_scenarios_go(self):
        self.run_command("--out", self.out, "--chunks", 1, self.folder / "good")
        (self.folder / "good" / "two.py").unlink()
        self.run_command("--out", self.out, "--chunks", 1, self.folder / "good")
        self.assertEqual(["bodies_0.cpp", "modules_0.cpp", "one.bodies.cpp", "one.module.cpp"],
                         sorted(file.name for file in self.out.iterdir()))

    def test_missing_file(self):
        run = self.run_command("--out", self.out, self.folder / "absent.py")
        self.assertEqual(3, run.returncode)
        self.assertNotIn("Traceback", run.stderr)


if __name__ == "__main__":
    unittest.main()
