"""Groups of runtimes that agree, and the traces of this repository."""

import os
import subprocess
import sys
import unittest

from yieldcheck_oracle.interpreters import runtime_key
from yieldcheck_oracle.traces import Trace

ORACLE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Groups(unittest.TestCase):
    def groups(self, steps):
        trace = Trace("x", "0", [])
        trace.steps = {runtime: [value] for runtime, value in steps.items()}
        return trace.groups()

    def test_the_reference_comes_first(self):
        found = self.groups({"cpython-3.8": 1, "cpython-3.13": 2, "cpython-3.14": 3, "pypy-3.9": 1, "cpython-3.12": 2})
        expected = [
            (["cpython-3.12", "cpython-3.13"], [2]),
            (["cpython-3.14"], [3]),
            (["cpython-3.8", "pypy-3.9"], [1]),
        ]
        self.assertEqual(found, expected)

    def test_without_the_reference_the_newest(self):
        found = self.groups({"cpython-3.8": 1, "cpython-3.11": 2, "pypy-3.10": 3, "cpython-3.9": 1})
        self.assertEqual([runtimes[-1] for runtimes, _ in found], ["cpython-3.11", "cpython-3.9", "pypy-3.10"])

    def test_order_of_runtimes(self):
        names = ["pypy-3.9", "cpython-3.13", "cpython-3.8", "cpython-3.10", "pypy-3.10"]
        expected = ["cpython-3.8", "cpython-3.10", "cpython-3.13", "pypy-3.9", "pypy-3.10"]
        self.assertEqual(sorted(names, key=runtime_key), expected)

    def test_true_is_not_one(self):
        self.assertEqual(len(self.groups({"cpython-3.8": True, "cpython-3.9": 1})), 2)


class OnFile(unittest.TestCase):
    def test_every_interpreter_at_hand_does_what_its_trace_says(self):
        done = subprocess.run(
            [sys.executable, "-m", "yieldcheck_oracle", "record", "--check"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(os.environ, PYTHONPATH=ORACLE),
        )  # fmt: skip
        self.assertEqual(done.returncode, 0, done.stdout.decode("utf-8", "replace")[-4000:])


if __name__ == "__main__":
    unittest.main()
