"""`yieldcheck inspect` harms nothing: what it looks at goes on as if nothing had happened."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest

from inspect_program import PROGRAM, ROOT, Programs, children, environment, inspect, line_of, state, wait_for_line

SOURCE = os.path.join(ROOT, "inspector", "test_targets", "harmed.cpp")

TRACER = r"""
import ctypes, os, sys, time
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long] * 4
for thread in os.listdir("/proc/%s/task" % sys.argv[1]):
    if libc.ptrace(0x4206, int(thread), 0, 0) != 0:  # PTRACE_SEIZE
        sys.exit("ptrace: " + os.strerror(ctypes.get_errno()))
print("traces", flush=True)
sys.stdin.read()
"""


def tracer(process):
    with open("/proc/%d/status" % process) as file:
        return int(re.search(r"TracerPid:\s+(\d+)", file.read()).group(1))


class HarmedPrograms(Programs):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not os.path.exists(cls.path("harmed")):
            cls.build(SOURCE, "harmed", "-pthread")

    def harmed(self, *arguments, name="harmed", **more):
        process = subprocess.Popen([self.path(name)] + [str(word) for word in arguments], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, bufsize=0, **more)
        self.addCleanup(self.end, process)
        wait_for_line(process.stdout, "ready")
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.wait(30)
        process.stdin.close()
        process.stdout.close()

    @staticmethod
    def ask(process, question):
        """What the program answers, line by line."""
        process.stdin.write(question.encode() + b"\n")
        lines = []
        while "end" not in lines:
            lines.append(wait_for_line(process.stdout, "").rstrip())
        return lines[:-1]

    def held_midway(self, target, *options):
        """An inspector that is stopped (SIGSTOP) while it holds the target."""
        for _ in range(20):
            inspector = subprocess.Popen([PROGRAM, "inspect", str(target.pid), "--stop-scan"] + list(options),
                                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
            self.addCleanup(self.end_inspector, inspector)
            while inspector.poll() is None and state(target.pid) != "t":
                pass
            if inspector.poll() is None:
                inspector.send_signal(signal.SIGSTOP)
                self.until("the inspector stops", lambda: state(inspector.pid) in ("T", "Z"))
                if state(inspector.pid) == "T" and state(target.pid) == "t":
                    return inspector
                inspector.send_signal(signal.SIGCONT)
            inspector.communicate(timeout=60)
        self.skipTest("the inspector was never caught while it holds the target")

    @staticmethod
    def end_inspector(inspector):
        if inspector.poll() is None:
            inspector.kill()
        inspector.communicate(timeout=30)

    @staticmethod
    def resume(inspector):
        inspector.send_signal(signal.SIGCONT)
        out, error = inspector.communicate(timeout=60)
        return inspector.returncode, out.decode(), error.decode()


class Processes(HarmedPrograms):
    def test_calls_signals_and_timers_go_on(self):
        target = self.harmed(3)
        for options in ([], ["--stop-scan"], [], ["--json"], []):
            text = inspect(target.pid, *options)
        self.assert_says("3 frames", text)
        first = self.ask(target, "report")
        for line in first[:-1]:
            if not line.startswith("may "):
                self.assertRegex(line, r" interrupted=0$")
        self.assertGreaterEqual(len(first), 10)

        def counts():
            return {name: int(number) for name, number in re.findall(r"(\w+)=(\d+)", self.ask(target, "report")[-1])}
        before = counts()
        self.until("the timer goes on", lambda: counts()["expirations"] > before["expirations"] + 3)
        self.until("each signal that was sent is received",
                   lambda: abs(counts()["sent"] - counts()["received"]) <= 200 and counts()["received"] > 100)
        self.assertEqual(counts()["wrong"], 0)

    def test_signals_during_the_stop(self):
        """The inspector is frozen while it holds the program, so that hundreds of signals arrive meanwhile."""
        target = self.harmed(2000)
        inspector = self.held_midway(target)
        os.kill(target.pid, signal.SIGCONT)  # ignored, and yet it goes through the tracer
        time.sleep(0.2)
        self.assertEqual(self.resume(inspector)[0], 0)
        report = self.ask(target, "report")
        self.assertRegex(report[-1], r"wrong=0 ")
        self.assert_not_interrupted(report[:-1])

    def test_ignored_signals_while_it_is_being_held(self):
        """What the program ignores ends no call of any thread, also when only some are held yet."""
        target = self.harmed(200)
        ended = threading.Event()

        def send():
            while not ended.is_set():
                os.kill(target.pid, signal.SIGCONT)
        sender = threading.Thread(target=send)
        sender.start()
        try:
            for _ in range(20):
                inspect(target.pid, "--json")
        finally:
            ended.set()
            sender.join()
        self.assert_not_interrupted(self.ask(target, "report")[:-1])

    def assert_not_interrupted(self, calls):
        self.assertEqual([line for line in calls if not line.startswith("may ") and "interrupted=0" not in line], [])

    def test_stopped_before(self):
        target = self.harmed(3, "quiet")
        target.send_signal(signal.SIGSTOP)
        self.until("the program stops", lambda: state(target.pid) == "T")
        self.assert_says("3 frames", inspect(target.pid))
        self.until("it is let go", lambda: tracer(target.pid) == 0)
        time.sleep(0.05)
        self.assertEqual(state(target.pid), "T")
        target.send_signal(signal.SIGCONT)
        self.assertEqual(self.ask(target, "mark"), ["marked 2"])

    def test_stopped_meanwhile(self):
        target = self.harmed(5000, "quiet")
        inspector = self.held_midway(target)
        target.send_signal(signal.SIGSTOP)
        self.assertEqual(self.resume(inspector)[0], 0)
        self.until("the program stops", lambda: state(target.pid) == "T")
        target.send_signal(signal.SIGCONT)
        self.assertEqual(self.ask(target, "mark"), ["marked 2"])

    def test_killed_meanwhile(self):
        target = self.harmed(5000, "quiet")
        inspector = self.held_midway(target)
        target.kill()
        code, out, error = self.resume(inspector)
        self.assertEqual((code, out), (3, ""))
        self.assertRegex(error, r"^yieldcheck: process %d .*ended" % target.pid)

    def test_becomes_another_program_meanwhile(self):
        target = self.harmed(20000, "quiet")
        inspector = subprocess.Popen([PROGRAM, "inspect", str(target.pid)], stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, env=environment())
        self.addCleanup(self.end_inspector, inspector)
        memory = "/proc/%d/mem" % target.pid

        def opened():
            folder = "/proc/%d/fd/" % inspector.pid
            try:
                return any(os.readlink(folder + name) == memory for name in os.listdir(folder))
            except OSError:
                return False
        while inspector.poll() is None and not opened():
            pass
        inspector.send_signal(signal.SIGSTOP)
        target.stdin.write(b"exec\n")
        self.until("exec", lambda: "sleep" in os.readlink("/proc/%d/exe" % target.pid))
        code, out, error = self.resume(inspector)
        self.assertEqual((code, out), (3, ""))
        self.assertRegex(error, r"process %d became another program \(sleep\)" % target.pid)

    def test_the_inspector_is_killed_while_it_holds(self):
        target = self.harmed(5000, "quiet")
        inspector = self.held_midway(target)
        inspector.kill()
        inspector.communicate(timeout=30)
        self.assertEqual(self.ask(target, "mark"), ["marked 2"])
        self.assertEqual(tracer(target.pid), 0)

    def test_traced_already(self):
        target = self.harmed(3, "quiet")
        debugger = subprocess.Popen([sys.executable, "-c", TRACER, str(target.pid)], stdin=subprocess.PIPE,
                                    stdout=subprocess.PIPE, bufsize=0)
        self.addCleanup(self.end, debugger)
        wait_for_line(debugger.stdout, "traces")
        text = re.sub(r"\s+", " ", inspect(target.pid))
        self.assert_says("3 frames", text)
        self.assertRegex(text, r"values may tear: process %d \(python\S*\) is tracing it" % debugger.pid)
        self.assertEqual(tracer(target.pid), debugger.pid)

    def test_nonblocking_never_traces(self):
        if not shutil.which("strace"):
            self.skipTest("strace is not installed")
        target = self.harmed(3, "quiet")
        log = self.path("strace.log")
        for options, traces in ([], True), (["--nonblocking"], False):
            done = subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", "trace=ptrace", PROGRAM, "inspect",
                                   str(target.pid)] + options, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  env=environment(), timeout=120)
            if done.returncode != 0 and b"strace:" in done.stderr:
                self.skipTest("strace may not trace here")
            self.assert_says("3 frames", done.stdout.decode())
            with open(log) as file:
                self.assertEqual("ptrace(" in file.read(), traces)
        self.assertIn(b"registers were not read", re.sub(rb"\s+", b" ", done.stdout))

    def test_how_long_it_is_held(self):
        target = self.harmed(10000, "clock")

        def gap(work):
            self.ask(target, "clear")
            work()
            return float(self.ask(target, "gap")[0].split()[1])
        alone = gap(lambda: time.sleep(0.5))
        held = []
        looked = []
        for _ in range(3):
            held.append(gap(lambda: looked.append(json.loads(inspect(target.pid, "--json")))))
        said = min(look["seconds_stopped"] * 1000 for look in looked)
        print("10,000 frames: largest time between two looks at the clock %.1f ms, alone %.1f ms; said %.1f ms"
              % (min(held), alone, said), file=sys.stderr)
        self.assertEqual(len(looked[0]["frames"]), 10000)
        self.assertLess(min(held), 250 + 5 * alone)  # 50 on a machine of its own
        self.assertLess(said, 250)

    def test_interrupted_while_it_writes(self):
        """Ctrl-C ends it at once; no part of a report is left, and the program goes on."""
        target = self.harmed(30000, "quiet")
        folder = self.path("reports")
        os.makedirs(folder)
        report = os.path.join(folder, "report")
        for _ in range(20):
            inspector = subprocess.Popen([PROGRAM, "inspect", str(target.pid), "--json", "--report", report],
                                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
            self.addCleanup(self.end_inspector, inspector)
            self.until("the report is begun", lambda: self.has_open(inspector, folder) or inspector.poll() is not None)
            inspector.send_signal(signal.SIGINT)
            inspector.communicate(timeout=60)
            if inspector.returncode != 0:
                break
            os.remove(report)  # it was quicker than we
        self.assertEqual(inspector.returncode, -signal.SIGINT)
        self.assertEqual(os.listdir(folder), [])
        self.assertEqual(self.ask(target, "mark"), ["marked 2"])

    @staticmethod
    def has_open(process, folder):
        files = "/proc/%d/fd/" % process.pid
        try:
            return any(folder in os.readlink(files + name) for name in os.listdir(files))
        except OSError:
            return False

    def memory(self, process):
        parts = {}
        with open("/proc/%d/maps" % process) as maps, open("/proc/%d/mem" % process, "rb") as memory:
            for line in maps:
                words = line.split()
                if words[1].startswith("r") and not line.rstrip().endswith(("[vvar]", "[vvar_vclock]", "[vsyscall]")):
                    begin, end = (int(word, 16) for word in words[0].split("-"))
                    memory.seek(begin)
                    parts[line] = memory.read(end - begin)
        return parts

    def test_memory_is_not_written(self):
        # Without restartable sequences: in their place the kernel writes on which processor a thread goes on.
        target = self.harmed(100, "quiet", env=dict(os.environ, GLIBC_TUNABLES="glibc.pthread.rseq=0"))
        self.until("it waits", lambda: state(target.pid) == "S")
        before = self.memory(target.pid)
        for options in ([], ["--stop-scan"], ["--all", "--json"]):
            inspect(target.pid, *options)
        after = self.memory(target.pid)
        self.assertEqual(before.keys(), after.keys())
        self.assertEqual([line for line in before if before[line] != after[line]], [])
        # And the comparison sees a change.
        self.ask(target, "clear")
        self.assertNotEqual(before, self.memory(target.pid))

    def test_other_namespaces_and_roots(self):
        if os.geteuid() != 0:
            self.skipTest("only root changes its root folder")
        jail = self.path("jail")
        os.makedirs(jail, exist_ok=True)
        self.build(SOURCE, "jail/inside", "-pthread", "-static")
        line = "harmed.cpp:%d" % line_of(SOURCE, "co_yield n;")
        inside = subprocess.Popen(["/inside", "3", "quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
                                  preexec_fn=lambda: os.chroot(jail))
        self.addCleanup(self.end, inside)
        wait_for_line(inside.stdout, "ready")
        text = inspect(inside.pid)
        self.assert_says("3 frames", text)
        self.assertEqual(text.count(line), 3)
        self.assertEqual(self.ask(inside, "mark"), ["marked 2"])
        self.in_namespaces(jail, line)

    def in_namespaces(self, jail, line):
        """Its own process ids and mounts, where its program is at a path that nobody else has."""
        script = "mount -t tmpfs none /mnt && cp %s/inside /mnt/inside && exec /mnt/inside 3 quiet" % jail
        outer = subprocess.Popen(["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.addCleanup(self.end, outer)
        try:
            wait_for_line(outer.stdout, "ready")
        except AssertionError:
            self.skipTest("no namespaces can be made here")
        process = children(outer.pid)[0]
        self.assertFalse(os.path.exists("/mnt/inside"))
        text = inspect(process)
        self.assertEqual(text.count(line), 3)
        self.assert_says("3 frames", text)
        self.assertEqual(self.ask(outer, "mark"), ["marked 2"])


if __name__ == "__main__":
    unittest.main()
