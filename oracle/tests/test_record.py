"""The record command: what it writes, what --check finds, and what it says about bad input."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

from yieldcheck_oracle.record import ScenarioFile, errors_of

ORACLE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = "%s-%d.%d" % ((sys.implementation.name,) + sys.version_info[:2])

COUNTER = '''"""Counts."""
# rules: SND-01


def counter():
    total = 0
    while True:
        total += (yield total) or 1


def drive():
    g = counter()
    next(g)
    g.send(5)
    g.close()
'''


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        self.scenarios = os.path.join(self.root, "own scenarios")
        self.traces = os.path.join(self.root, "traces")
        os.mkdir(self.scenarios)

    def write(self, name, text, folder=None):
        path = os.path.join(folder or self.scenarios, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)
        return path

    def run_command(self, *arguments, python=sys.executable, traces=True, scenarios=True):
        command = [sys.executable, "-m", "yieldcheck_oracle", "record"]
        command += ["--scenarios", self.scenarios] if scenarios else []
        command += ["--traces", self.traces] if traces else []
        command += ["--python", python] if python else []
        environment = dict(os.environ, PYTHONPATH=ORACLE)
        done = subprocess.run(
            command + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=self.root
        )
        self.output, self.errors = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        self.assertNotIn("Traceback", self.errors)
        return done.returncode

    def record(self, *arguments, **options):
        self.assertEqual(self.run_command(*arguments, **options), 0, self.errors)

    def trace_path(self, identity):
        return os.path.join(self.traces, identity + ".json")

    def read(self, identity):
        with open(self.trace_path(identity), "rb") as stream:
            return stream.read()

    def complaint(self, *arguments, **options):
        """The sentences of a call that fails."""
        self.assertEqual(self.run_command(*arguments, **options), 3, self.output + self.errors)
        lines = self.errors.splitlines()
        self.assertTrue(all(line.startswith("yieldcheck: ") for line in lines), self.errors)
        return self.errors


class Recording(Command):
    def test_layout(self):
        self.write("send/counter.py", COUNTER)
        self.record()
        with open(self.trace_path("send/counter"), encoding="utf-8") as stream:
            lines = stream.read().splitlines()
        digest = subprocess.run(
            ["sha256sum"], input=COUNTER.encode(), stdout=subprocess.PIPE, check=True
        ).stdout.decode()[:16]
        self.assertEqual(
            lines,
            [
                '{"format":1,"scenario":"send/counter","digest":"%s",' % digest,
                '"drive":[',
                '{"line":12,"text":"g = counter()","op":"call","fn":"counter","args":[],"to":"g"},',
                '{"line":13,"text":"next(g)","op":"next","on":"g"},',
                '{"line":14,"text":"g.send(5)","op":"send","on":"g","args":[{"value":5}]},',
                '{"line":15,"text":"g.close()","op":"close","on":"g"}',
                "],",
                '"traces":[',
                '{"runtimes":["%s"],"steps":[' % HERE,
                '{"out":["ret",{"g":"g"}],"g":{"g":{"st":"C"}}},',
                '{"out":["yield",0],"g":{"g":{"st":"S","ln":8,"loc":{"total":0}}}},',
                '{"out":["yield",5],"g":{"g":{"st":"S","ln":8,"loc":{"total":5}}}},',
                '{"out":["ret",null],"g":{"g":{"st":"X"}}},',
                '{"op":"#end","out":["ok"]}',
                "]}",
                "]}",
            ],
        )

    def test_two_recordings_are_identical(self):
        module = 'class A:\n    pass\n\ndef f():\n    for x in {"b", "a", "c", "d"}:\n        yield x, A(), object\n'
        drive = 'def drive():\n    g = f()\n    list(g)\n    print(A())\n    {"x", "y", "z"}\n'
        self.write("order.py", module + "\n" + drive)
        self.write("send/counter.py", COUNTER)
        self.record()
        first = self.read("order") + self.read("send/counter")
        stamp = os.stat(self.trace_path("order")).st_mtime_ns
        self.record()
        self.assertEqual(os.stat(self.trace_path("order")).st_mtime_ns, stamp, "an unchanged file is not written")
        for name in ("order", "send/counter"):
            os.unlink(self.trace_path(name))
        self.record()
        self.assertEqual(self.read("order") + self.read("send/counter"), first)
        leftover = [name for _, _, files in os.walk(self.traces) for name in files if not name.endswith(".json")]
        self.assertEqual(leftover, [])

    def test_without_traces_they_stand_below_the_scenarios(self):
        self.write("counter.py", COUNTER)
        self.record(traces=False)
        self.assertTrue(os.path.exists(os.path.join(self.scenarios, "traces", "counter.json")))

    def test_only(self):
        self.write("a/counter.py", COUNTER)
        self.write("b/counter.py", COUNTER)
        self.record("--only", "a/*")
        self.assertTrue(os.path.exists(self.trace_path("a/counter")))
        self.assertFalse(os.path.exists(self.trace_path("b/counter")))

    def test_text_beyond_ascii(self):
        self.write("umlaut.py", 'def drive():\n    print("äöü 日本")\n    "\\ud800"\n')
        self.record()
        trace = json.loads(self.read("umlaut").decode("utf-8"))
        self.assertEqual(trace["traces"][0]["steps"][0]["log"], ["äöü 日本"])
        self.assertEqual(trace["traces"][0]["steps"][1]["out"], ["ret", {"u": [0xD800]}])

    def test_a_scenario_does_not_see_the_one_before(self):
        leaving = "import builtins, sys\nbuiltins.left = 1\n\ndef drive():\n    x = 1\n    print(1)\n"
        self.write("a.py", leaving)
        self.write("b.py", "def drive():\n    x\n    import sys\n    sys.stdout.write('noise\\n')\n    note(1)\n")
        self.record()
        steps = json.loads(self.read("b").decode())["traces"][0]["steps"]
        self.assertEqual(steps[0]["out"][1]["id"], "NameError#1")
        self.assertEqual(steps[3]["log"], [[1]])

    def test_syntax_of_a_newer_python_is_unavailable_elsewhere(self):
        body = "def f():\n    try:\n        yield\n    except* ValueError:\n        pass\n"
        self.write("groups.py", body + "\ndef drive():\n    f()\n")
        if sys.version_info >= (3, 11):
            self.record()
            self.assertNotIn("unavailable", json.loads(self.read("groups").decode()))
        else:
            self.assertIn("broken syntax", self.complaint())


class OtherRuntimes(Command):
    """What runtimes that are not at hand have left."""

    def setUp(self):
        super().setUp()
        self.write("counter.py", COUNTER)
        self.record()
        trace = json.loads(self.read("counter").decode())
        trace["traces"][0]["runtimes"].append("pypy-3.99")
        trace["unavailable"] = {"pypy-3.98": "SyntaxError"}
        self.write("counter.json", json.dumps(trace), self.traces)

    def test_is_kept_while_the_text_is_the_same(self):
        self.record()
        trace = json.loads(self.read("counter").decode())
        self.assertEqual(trace["traces"][0]["runtimes"], [HERE, "pypy-3.99"])
        self.assertEqual(trace["unavailable"], {"pypy-3.98": "SyntaxError"})
        self.record("--check")

    def test_is_dropped_with_a_warning_when_the_text_changes(self):
        self.write("counter.py", COUNTER + "    next(g)\n")
        self.record()
        self.assertIn("counter: has changed, and so loses what pypy-3.98, pypy-3.99 left of it", self.errors)
        self.assertNotIn(b"3.99", self.read("counter"))


class Check(Command):
    def setUp(self):
        super().setUp()
        self.write("send/counter.py", COUNTER)
        self.record()
        self.before = self.read("send/counter")

    def difference(self):
        self.assertEqual(self.run_command("--check"), 1, self.errors)
        return self.output

    def test_no_difference(self):
        self.record("--check")
        self.assertIn("0 differences", self.errors)

    def test_tampered_step(self):
        tampered = self.before.replace(b'{"out":["yield",5]', b'{"out":["yield",6]')
        self.assertNotEqual(tampered, self.before)
        self.write("send/counter.json", tampered.decode(), self.traces)
        found = self.difference()
        self.assertIn("send/counter: %s: step 3, g.send(5): recorded" % HERE, found)
        self.assertEqual(self.read("send/counter"), tampered, "--check writes nothing")

    def test_tampered_drive(self):
        self.write("send/counter.json", self.before.decode().replace('"value":5', '"value":7'), self.traces)
        self.assertIn("send/counter", self.difference())

    def test_missing_steps(self):
        trace = json.loads(self.before.decode())
        del trace["traces"][0]["steps"][-1]
        self.write("send/counter.json", json.dumps(trace), self.traces)
        self.assertIn("recorded 4 steps, observed 5", self.difference())

    def test_changed_scenario(self):
        self.write("send/counter.py", COUNTER + "    next(g)\n")
        self.assertIn("send/counter: was recorded from another text", self.difference())

    def test_new_scenario(self):
        self.write("send/another.py", COUNTER)
        self.assertIn("send/another: was never recorded", self.difference())
        self.assertFalse(os.path.exists(self.trace_path("send/another")))

    def test_new_runtime(self):
        self.write("send/counter.json", self.before.decode().replace(HERE, "cpython-3.99"), self.traces)
        self.assertIn("send/counter: %s: was never recorded" % HERE, self.difference())

    def test_trace_without_scenario(self):
        self.write("send/gone.json", self.before.decode(), self.traces)
        self.assertIn("there is no such scenario any more", self.difference())
        self.record()
        self.assertTrue(os.path.exists(self.trace_path("send/gone")))
        self.record("--prune")
        self.assertFalse(os.path.exists(self.trace_path("send/gone")))

    def test_broken_trace(self):
        for text in ("", "{", "[]", '{"format":1}', '{"format":2}', "\xff"):
            self.write("send/counter.json", text, self.traces)
            self.assertIn(os.path.join("send", "counter.json"), self.difference())


class BadInput(Command):
    def test_each_faulty_file_is_named_and_the_rest_is_recorded(self):
        bad = self.write("a/bad.py", "def f():\n    yield 1\n")
        worse = self.write("a/worse.py", "def drive(:\n")
        self.write("b/counter.py", COUNTER)
        errors = self.complaint()
        self.assertIn(bad + ": has no drive()", errors)
        self.assertIn(worse + ":1: broken syntax", errors)
        self.assertTrue(os.path.exists(self.trace_path("b/counter")))

    def test_module_that_raises(self):
        path = self.write("bad.py", "x = 1\nraise ValueError('no')\n\ndef drive():\n    1\n")
        self.assertIn(path + ":2: the statements outside drive() raise ValueError: no", self.complaint())

    def test_hanging_and_dying_ones(self):
        hangs = self.write("a.py", "def drive():\n    while True: pass\n")
        dies = self.write("b.py", "import os\n\ndef drive():\n    os._exit(7)\n")
        self.write("c/counter.py", COUNTER)
        errors = self.complaint("--timeout", "1")
        self.assertIn(hangs + ": is not done within 1 s", errors)
        self.assertIn(dies + ": %s died over it (exit code 7)" % HERE, errors)
        self.assertTrue(os.path.exists(self.trace_path("c/counter")))

    def test_what_several_interpreters_say_is_said_once(self):
        file = ScenarioFile("a", "a.py", "traces")
        slow = {"error": "is not done within 1 s", "line": None, "hint": "wait"}
        every = {runtime: slow for runtime in ("cpython-3.8", "pypy-3.9")}
        self.assertEqual(["a.py: is not done within 1 s; wait"], [str(error) for error in errors_of(file, every)])
        some = dict(every, **{"cpython-3.13": {"steps": []}})
        self.assertEqual(["a.py: is not done within 1 s in cpython-3.8, pypy-3.9; wait"],
                         [str(error) for error in errors_of(file, some)])

    @unittest.skipIf(sys.implementation.name == "pypy", "PyPy gives up by itself")
    def test_a_list_without_end(self):
        path = self.write("a.py", "import itertools\n\ndef drive():\n    list(itertools.count())\n")
        self.write("b.py", COUNTER)
        self.assertIn(path, self.complaint("--timeout", "60"))
        self.assertTrue(os.path.exists(self.trace_path("b")))

    def test_no_such_folder_and_empty_folder(self):
        self.assertIn("holds no scenarios", self.complaint())
        self.scenarios = os.path.join(self.root, "nowhere")
        self.assertIn("there is no such folder", self.complaint())

    def test_pattern_that_matches_nothing(self):
        self.write("send/counter.py", COUNTER)
        self.assertIn("did you mean send/counter?", self.complaint("--only", "send/conter"))
        self.assertIn("did you mean send/counter?", self.complaint("--only", "conter"))

    def test_the_same_id_in_two_folders(self):
        other = os.path.join(self.root, "other")
        self.write("counter.py", COUNTER)
        self.write("counter.py", COUNTER, other)
        self.assertIn("the same id", self.complaint("--scenarios", other))

    def test_python_that_is_none(self):
        self.write("counter.py", COUNTER)
        self.assertIn("is no Python 3.8", self.complaint(python="/bin/sh"))
        self.assertIn("is no Python 3.8", self.complaint(python="/nowhere/python"))

    @unittest.skipIf(hasattr(os, "geteuid") and os.geteuid() == 0, "root may write everywhere")
    def test_folder_that_cannot_be_written(self):
        self.write("counter.py", COUNTER)
        os.mkdir(self.traces, 0o500)
        self.assertIn("cannot be written", self.complaint())

    def test_traces_is_a_file(self):
        self.write("counter.py", COUNTER)
        self.write("traces", "", self.root)
        self.assertIn("cannot be written", self.complaint())

    def test_options(self):
        self.assertIn("--nonsense; yieldcheck record --help", self.complaint("--nonsense"))
        self.assertIn("number of seconds", self.complaint("--timeout", "soon"))
        self.assertIn("number of seconds", self.complaint("--timeout", "-1"))


if __name__ == "__main__":
    unittest.main()
