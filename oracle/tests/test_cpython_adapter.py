"""The adapter program of Python itself, end to end."""

import contextlib
import io
import json
import os
import subprocess
import sys
import unittest

from yieldcheck_oracle.execute import execute
from yieldcheck_oracle.scenario import parse

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "adapters", "cpython", "adapter.py")

SOURCE = """import sys
print("outside")


def echo():
    try:
        while True:
            value = yield
            sys.stdout.write("noise on standard output\\n")
            print("got", value)
    except ValueError as error:
        return str(error)


def drive():
    g = echo()
    next(g)
    g.send([1, {"a": 2.5}])
    h = g
    del g
    h.throw(ValueError("v"))
    box = [echo(), echo()]
    next(box[0])
    next(box[1])
"""


class Program(unittest.TestCase):
    def setUp(self):
        self.process = subprocess.Popen(
            [sys.executable, PROGRAM, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.addCleanup(self.process.stderr.close)
        self.addCleanup(self.process.stdout.close)
        self.addCleanup(self.process.kill)
        self.hello = self.answer()

    def answer(self):
        return json.loads(self.process.stdout.readline().decode("utf-8"))

    def say(self, line):
        self.process.stdin.write(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n")
        self.process.stdin.flush()

    def request(self, source=SOURCE, drop="", **changes):
        scenario = parse(source, "a/echo", "a/echo.py")
        request = {"run": "a/echo", "lane": "native", "source": source, "file": "a/echo.py"}
        request["drive"] = [step.operation for step in scenario.steps]
        request.update(changes)
        return {key: value for key, value in request.items() if value is not None and key != drop}

    def run_request(self, request):
        """The steps that come, and the end."""
        self.say(request)
        steps = []
        while True:
            message = self.answer()
            if "step" not in message or "end" in message:
                return steps, message
            steps.append(message)

    def finish(self):
        self.process.stdin.close()
        self.assertEqual(self.process.wait(20), 0)

    def test_hello(self):
        self.assertEqual(self.hello["yieldcheck"], 1)
        self.assertEqual(self.hello["adapter"], sys.implementation.name)
        capabilities = ["next", "send", "throw", "close", "return value", "delegation", "state"]
        self.assertEqual(self.hello["lanes"], {"native": capabilities})
        self.assertEqual(self.hello["wants"], ["source"])
        self.finish()

    def test_a_scenario_as_the_recorder_sees_it(self):
        steps, end = self.run_request(self.request())
        self.assertEqual(end, {"end": "a/echo", "live": 0})
        with contextlib.redirect_stdout(io.StringIO()):
            expected = execute(parse(SOURCE, "a/echo", "a/echo.py"))
        del expected[-1]["op"]
        for number, step in enumerate(expected):
            step["step"] = number
        self.assertEqual(steps, expected)
        again, _ = self.run_request(self.request())
        self.assertEqual(again, steps)
        self.finish()

    def test_another_drive_over_the_same_source(self):
        drive = [
            {"line": 1, "text": "?", "op": "call", "fn": "echo", "args": [], "to": "own"},
            {"line": 2, "text": "?", "op": "send", "on": "own", "args": [{"value": None}]},
            {"line": 3, "text": "?", "op": "throw", "on": "own", "args": [{"call": "KeyError", "args": []}]},
        ]
        steps, end = self.run_request(self.request(drive=drive))
        self.assertEqual([step["out"][0] for step in steps], ["ret", "yield", "raise", "ok"])
        self.assertEqual(end, {"end": "a/echo", "live": 0})
        self.finish()

    def test_requests_that_cannot_be_read(self):
        for line in (
            b"{\n", b"[]\n", b"5\n", b"\xff\xfe\n", b"{}\n", self.request(run=None), self.request(lane=None),
            self.request(drive=None), self.request(drive=[5]), self.request(drive={}), self.request(drop="source"),
            dict(self.request(), source=5), self.request(lane="emulated"), self.request(file=5), b"[" * 100000 + b"\n",
        ):  # fmt: skip
            steps, end = self.run_request(line)
            self.assertEqual((steps, list(end)), ([], ["error"]), line)
        self.assertEqual(self.run_request(self.request())[1], {"end": "a/echo", "live": 0})
        self.finish()

    def test_scenarios_that_cannot_be_run(self):
        good = self.request()
        for changes, sentence in (
            ({"source": "x = 1\n"}, "has no drive()"),
            ({"source": "raise KeyError(1)\n\ndef drive():\n    1\n"}, "raise KeyError: 1"),
            ({"drive": [{"op": "fly", "line": 1, "text": ""}]}, "unknown operation 'fly'"),
            ({"drive": [{"op": "code", "line": 99, "text": ""}]}, "line 99"),
            ({"drive": [{"op": "next", "line": 1, "text": ""}]}, 'lacks "on"'),
            ({"drive": [{}]}, 'lacks "op"'),
        ):
            steps, end = self.run_request(dict(good, **changes))
            self.assertEqual(end["end"], "a/echo")
            self.assertIn(sentence, end["broken"])
        self.assertEqual(self.run_request(good)[1], {"end": "a/echo", "live": 0})
        self.finish()

    def test_syntax_of_another_version(self):
        steps, end = self.run_request(dict(self.request(), source="def f(:\n"))
        self.assertEqual((steps, end["unsupported"], end["step"]), ([], "the syntax of another Python", 0))
        self.finish()

    def test_called_without_serve(self):
        done = subprocess.run([sys.executable, PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertIn(b"--serve", done.stderr)
        self.finish()


if __name__ == "__main__":
    unittest.main()
