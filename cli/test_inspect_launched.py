"""Programs that `yieldcheck inspect` starts go on as if nothing had happened, whoever is killed or interrupted."""

import os
import re
import select
import signal
import subprocess
import time
import unittest

from inspect_program import PROGRAM, ROOT, Terminal, children, environment, line_of, state, wait_for_line
from test_inspect_harm import SOURCE, HarmedPrograms, tracer

BUSY = os.path.join(ROOT, "inspector", "test_targets", "busy.cpp")


class Launched(HarmedPrograms):
    def launch(self, *arguments):
        process = subprocess.Popen([PROGRAM, "inspect"] + list(arguments), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, env=environment())
        self.addCleanup(self.end_launched, process)
        return process

    @staticmethod
    def end_launched(process):
        if process.poll() is None:
            process.kill()
        process.wait(30)
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()

    def test_breakpoints_are_taken_out(self):
        """The program goes on after --at, with its own code again; so do its children, before and after."""
        line = line_of(SOURCE, "return value;")
        exited_with_7 = "status %d" % (7 << 8)
        process = self.launch("--at", "harmed.cpp:%d" % line, "--", self.path("harmed"), "2", "quiet")
        wait_for_line(process.stdout, "ready")
        process.stdin.write(b"fork\n")  # the child runs the line
        self.assertEqual(wait_for_line(process.stdout, "status").strip(), exited_with_7)
        process.stdin.write(b"mark\n")
        wait_for_line(process.stdout, "GEN_SUSPENDED")
        goes_on = wait_for_line(process.stderr, "goes on by itself")
        target = int(goes_on.split()[1])
        self.addCleanup(self.end_of, target)
        process.wait(30)
        wait_for_line(process.stdout, "marked 2")
        with open("/proc/%d/maps" % target) as maps:
            code = [row.split() for row in maps if row.rstrip().endswith("/harmed") and "r-xp" in row]
        self.assertEqual(len(code), 1)
        begin, end = (int(word, 16) for word in code[0][0].split("-"))
        with open("/proc/%d/mem" % target, "rb") as memory, open(self.path("harmed"), "rb") as file:
            memory.seek(begin)
            file.seek(int(code[0][2], 16))
            text = memory.read(end - begin)
            self.assertEqual(text, file.read(end - begin).ljust(len(text), b"\0")[:len(text)])
        process.stdin.write(b"fork\nmark\n")
        wait_for_line(process.stdout, exited_with_7)
        wait_for_line(process.stdout, "marked 2")

    def start_with_breakpoint(self, *command):
        place = "harmed.cpp:%d" % line_of(SOURCE, "return value;")
        process = self.launch("--at", place, "--", *(command or (self.path("harmed"), "2", "quiet")))
        wait_for_line(process.stdout, "ready")
        return process, self.program_of(process.pid)

    def test_the_inspector_is_killed(self):
        process = self.launch("--after", "100", "--", self.path("harmed"), "2", "quiet")
        wait_for_line(process.stdout, "ready")
        target = self.program_of(process.pid)
        process.kill()
        process.wait(30)
        process.stdin.write(b"mark\n")
        wait_for_line(process.stdout, "marked 2")
        self.until("nobody traces it", lambda: tracer(target) == 0)

    def test_the_inspector_is_killed_while_a_breakpoint_is_in(self):
        program = self.path("harmed")
        for command in ([program, "2", "quiet"], ["bash", "-c", "exec %s 2 quiet" % program]):
            with self.subTest(command=command):
                process, target = self.start_with_breakpoint(*command)
                process.kill()
                process.wait(30)
                process.stdin.write(b"mark\n")  # at once: it may come to the breakpoint
                wait_for_line(process.stdout, "marked 2")
                self.until("nobody traces it", lambda: tracer(target) == 0)

    def busy_at_prompt(self, *options):
        """A program that comes to the resume function all the time; a second coroutine, number 0, never does."""
        self.build(BUSY, "busy", "-pthread")
        terminal = Terminal(self, "--interactive", *options, "--", "bash", "-c",
                            "trap '' HUP; exec %s 1" % self.path("busy"), NO_COLOR="1")
        terminal.until("(inspect) ")
        return terminal, self.program_of(terminal.pid)

    def test_the_inspector_is_killed_while_it_holds_the_program(self):
        """At a breakpoint, of which nothing is left."""
        place = "busy.cpp:%d" % line_of(BUSY, "TURN")
        for whom in (lambda process: process, self.tracer_of):
            terminal, target = self.busy_at_prompt("--at", place)
            self.assertEqual(state(target), "t")
            os.kill(whom(terminal.pid), signal.SIGKILL)
            self.until("nobody traces it", lambda: state(target) in ("", "Z") or tracer(target) == 0)
            time.sleep(0.1)
            self.assertEqual(state(target), "R")
            self.end_of(target)
            terminal.close()

    def test_the_inspector_is_killed_while_breakpoints_are_hit(self):
        """Thousands of times in a second: it is always at one, or about to step over it."""
        for turn in range(8):
            terminal, target = self.busy_at_prompt("--after", "0.2")
            terminal.ask("list --with-local number=0", "(inspect) ")
            number = re.search(r"#(\d) GEN_SUSPENDED turns", terminal.text).group(1)
            terminal.ask("until resumed " + number, "until resumed")
            self.until("it runs", lambda: state(target) in ("R", "t"))
            time.sleep(0.05 + 0.013 * turn)
            os.kill(terminal.pid, signal.SIGKILL)
            self.until("nobody traces it", lambda: state(target) in ("", "Z") or tracer(target) == 0)
            time.sleep(0.1)
            self.assertEqual(state(target), "R")
            self.end_of(target)
            terminal.close()

    def test_the_tracer_is_killed(self):
        """The guard takes the breakpoints out."""
        process, target = self.start_with_breakpoint()
        tracing = self.tracer_of(process.pid)
        guard = self.child_named(tracing, lambda name: name == "trap-guard")
        os.kill(tracing, signal.SIGKILL)
        self.until("the guard has done its work", lambda: state(guard) in ("", "Z"))
        self.assertEqual(process.wait(30), -signal.SIGKILL)
        process.stdin.write(b"mark\n")
        wait_for_line(process.stdout, "marked 2")
        self.assertEqual(tracer(target), 0)

    def test_the_guard_of_a_breakpoint_is_killed(self):
        """It is missed only when the tracer is killed, too."""
        process, _ = self.start_with_breakpoint()
        guard = self.child_named(self.tracer_of(process.pid), lambda name: name == "trap-guard")
        os.kill(guard, signal.SIGKILL)
        process.stdin.write(b"mark\n")
        wait_for_line(process.stdout, "GEN_SUSPENDED")
        wait_for_line(process.stdout, "marked 2")

    def test_the_inspector_is_asked_to_end(self):
        """SIGTERM while a breakpoint is in the program: it is taken out first; also when it comes twice, as by
        `timeout`."""
        for times in (1, 2):
            process, _ = self.start_with_breakpoint()
            for _ in range(times):
                process.terminate()
            self.assertEqual(process.wait(30), 3)
            wait_for_line(process.stderr, "interrupted before process")
            process.stdin.write(b"mark\n")
            wait_for_line(process.stdout, "marked 2")

    def test_the_program_is_stopped(self):
        """SIGSTOP stops what runs under control, until SIGCONT comes."""
        process = self.launch("--after", "100", "--", self.path("harmed"), "2", "quiet")
        wait_for_line(process.stdout, "ready")
        target = self.program_of(process.pid)
        for _ in range(3):
            os.kill(target, signal.SIGSTOP)
            time.sleep(0.1)
            process.stdin.write(b"mark\n")
            self.assertEqual(select.select([process.stdout], [], [], 0.3)[0], [])
            os.kill(target, signal.SIGCONT)
            wait_for_line(process.stdout, "marked 2")
            wait_for_line(process.stdout, "end")

    def test_a_thread_is_killed_at_a_breakpoint(self):
        """Nobody waits for ever for a program that dies of SIGKILL."""
        process = self.launch("--after", "100", "--", self.path("harmed"), "2")
        wait_for_line(process.stdout, "ready")
        os.kill(self.program_of(process.pid), signal.SIGKILL)
        self.assertEqual(process.wait(30), 3)
        self.assertIn("the program ended (SIGKILL) before", process.stderr.read().decode())

    def test_who_ignores_the_ends_of_children(self):
        process = subprocess.Popen([PROGRAM, "inspect", "--after", "100", "--", "/bin/true"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment(),
                                   preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
        self.addCleanup(self.end_inspector, process)
        error = process.communicate(timeout=60)[1].decode()
        self.assertEqual(process.returncode, 3)
        self.assertIn("the program ended (exit code 0) before", error)

    def test_interrupt_on_the_terminal_is_for_the_prompt(self):
        """Ctrl-C while the program runs under control: it comes back to the prompt, and the program lives."""
        terminal = Terminal(self, "--interactive", "--after", "0.5", "--", "sh", "-c",
                            "trap '' HUP; exec " + self.path("ticker"), NO_COLOR="1")
        terminal.until("(inspect) ")
        target = self.program_of(terminal.pid)
        number = re.search(r"#(\d) GEN_SUSPENDED pair", terminal.ask("list", "(inspect) ")).group(1)
        terminal.ask("frame " + number, "(inspect) ")
        for _ in range(5):
            terminal.type("until resumed\r")
            terminal.until("until resumed")
            self.until("the program runs", lambda: state(target) != "t")
            terminal.type("\x03")
            seen = terminal.until("(inspect) ")
        self.assertIn("interrupted", seen)
        terminal.ask("quit", "quit")
        self.assertEqual(terminal.end(), 0)
        time.sleep(0.3)
        self.assertIn(state(target), ("S", "R"))


if __name__ == "__main__":
    unittest.main()
