"""yieldcheck check as a user calls it: what it refuses, and what it finds in a type that is wrong in four ways."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["YIELDCHECK_PROGRAM"]
HERE = Path(__file__).resolve().parent
RIGHT = HERE / "new_adapter" / "one-way" / "generator.hpp"
WRONG = HERE.parent / "cmake" / "test" / "consumer" / "wrong_generator.hpp"


class CheckTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.cache = Path(cls.folder.name) / "cache"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def yieldcheck(self, *arguments):
        environment = dict(os.environ, XDG_CACHE_HOME=str(self.cache), NO_COLOR="1")
        return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=environment, universal_newlines=True)

    def check(self, header, type_name, *arguments):
        return self.yieldcheck("check", "--header", header, "--type", type_name, "--no-sanitizers", *arguments)

    def write(self, name, text):
        path = Path(self.folder.name) / name
        path.write_text(text)
        return path

    def refused(self, done):
        """Its complaint: one sentence or the compiler's words, and code 3."""
        self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        lines = [line for line in done.stderr.split("\n") if "looking at the type" not in line]
        return "\n".join(lines)


class Refusals(CheckTest):
    def test_a_type_without_braces(self):
        self.assertIn("does not say where its element type goes", self.refused(self.check(RIGHT, "sample::generator<int>")))

    def test_an_unknown_compiler(self):
        said = self.refused(self.check(RIGHT, "sample::generator<{}>", "--compiler", "no-such-compiler"))
        self.assertIn("--compiler no-such-compiler: there is no such program", said)

    def test_a_missing_header(self):
        said = self.refused(self.check("nowhere.hpp", "sample::generator<{}>"))
        self.assertIn("--header nowhere.hpp: there is no such header here, nor in a folder of -I", said)

    def test_a_header_that_does_not_compile(self):
        header = self.write("broken.hpp", "template <class T> struct generator { this is no C++ };\n")
        said = self.refused(self.check(header, "generator<{}>"))
        self.assertIn("the header does not compile:", said)
        self.assertIn("broken.hpp:1:", said)

    def test_a_type_that_does_not_exist(self):
        said = self.refused(self.check(RIGHT, "sample::generater<{}>"))
        self.assertIn("--type sample::generater<{}>: the compiler does not take it:", said)

    def test_missing_operations_are_sentences(self):
        header = self.write("poor.hpp", RIGHT.read_text().replace("end() const", "finish() const")
                            .replace("iterator& operator++()", "iterator& advance()")
                            .replace("++iterator(coroutine_)", "iterator(coroutine_).advance()"))
        said = self.refused(self.check(header, "sample::generator<{}>"))
        self.assertIn("sample::generator<{}> cannot be driven: the type has no end()", said)
        self.assertNotIn("static_assert", said)

    def test_another_interface_is_suggested(self):
        said = self.refused(self.check(WRONG, "consumer::wrong_generator<{}>"))
        self.assertIn("the type has no begin()", said)
        self.assertIn("--iterate next-value", said)


class Verdicts(CheckTest):
    def test_a_right_type_passes_and_the_second_call_builds_nothing(self):
        first = self.check(RIGHT, "sample::generator<{}>")
        self.assertEqual(first.returncode, 0, first.stdout + first.stderr)
        self.assertNotIn("Wrong:", first.stdout)
        self.assertIn("resuming it after the end crashes", first.stdout)
        self.assertIn("Nothing that counts is wrong with it", first.stdout)
        self.assertIn("moves", first.stdout[first.stdout.index("Fine:"):])
        strict = self.check(RIGHT, "sample::generator<{}>", "--strict")
        self.assertEqual(strict.returncode, 1)
        self.assertNotIn("building", strict.stderr)
        explained = self.yieldcheck("explain", "sample-generator", "iteration/end_for_ever", "--lane", "native")
        self.assertIn("crashes  sample-generator native  iteration/end_for_ever", explained.stdout)

    def test_a_wrong_type_is_told_its_defects(self):
        results = Path(self.folder.name) / "results.json"
        done = self.check(WRONG, "consumer::wrong_generator<{}>", "--iterate", "next-value", "--json", results)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        wrong = done.stdout[done.stdout.index("Wrong:"):done.stdout.index("Beyond")]
        for sentence in ("the body starts running when the generator is created",
                         "an exception thrown by the body is swallowed: it looks like the end",
                         "moving it"):
            self.assertIn(sentence, wrong)
        self.assertIn("./yieldcheck explain consumer-wrong_generator ", wrong)
        self.assertTrue(all(len(line) <= 80 for line in done.stdout.split("\n") if "yieldcheck explain" not in line))
        adapters = json.loads(results.read_text())["adapters"]
        self.assertEqual(adapters[0]["library"], "consumer::wrong_generator<T>")


if __name__ == "__main__":
    unittest.main()
