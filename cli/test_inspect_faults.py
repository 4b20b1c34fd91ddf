"""Bad input to `yieldcheck inspect`: one clear sentence, code 3, no crash, no hang, nothing half-written."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import inspect_damage as damage
from inspect_program import PROGRAM, ROOT, Programs, environment, inspect, line_of

TINY = os.path.join(ROOT, "inspector", "fuzz", "seeds", "programs", "tiny.")


class Faulty(Programs):
    def fault(self, *arguments, parts=(), **more):
        """What it says, which is one sentence and at most one of what to do."""
        error = inspect(*arguments, code=3, **more)
        for part in [parts] if isinstance(parts, str) else parts:
            self.assertRegex(error, part)
        self.assert_clear(error)
        return error

    def assert_clear(self, error):
        lines = error.splitlines()
        self.assertRegex(lines[0], r"^yieldcheck: \S")
        for line in lines[1:]:
            self.assertRegex(line, r"^ {12}\S")
        self.assertLessEqual(len(lines), 3, error)
        for word in ("std::", "terminate", "what():", "Assertion", "Traceback", "LLVM ERROR"):
            self.assertNotIn(word, error)


class Words(Faulty):
    def test_contradictions_and_words(self):
        for arguments, part in [
                ([], "nothing to inspect"), (["1", "--state", "asleep"], "there is no state 'asleep'"),
                (["1", "--function", "("], "regular"), (["1", "--file", ":"], "no place"),
                (["1", "--with-local", "=3"], "names no local"), (["1", "--with-local", "a[0"], "path|bracket|\\]"),
                (["1", "--limit", "x"], "--limit"), (["1", "--exe", "x"], "--core"),
                (["1", "--after", "1"], "started"), (["1", "--after", "x"], "--after"),
                (["--at", "shop.cpp", "--", "/bin/true"], "FILE:LINE"),
                (["--at", "shop.cpp:0", "--", "/bin/true"], "FILE:LINE"),
                (["1", "--tree", "--group"], "--tree and --group exclude"),
                (["1", "--json", "--tree"], "--json and --tree exclude"),
                (["1", "--json", "--source"], "--json and --source exclude"),
                (["1", "--json", "--group"], "--json and --group exclude"),
                (["1", "--frame", "1", "--tree"], "--frame and --tree exclude"),
                (["1", "--nonblocking", "--stop-scan"], "--nonblocking and --stop-scan exclude"),
                (["1", "--core", "x"], "--core and a process or program exclude"),
                (["1", "--doctor", "x"], "--doctor and a process or program exclude"),
                (["--core", "x", "--doctor", "x"], "--doctor and --core exclude"),
                (["--doctor", "x", "--interactive"], "--doctor and --interactive exclude"),
                (["1", "--interactive", "--json"], "--interactive and --json exclude"),
                (["1", "--interactive", "--report", "x"], "--interactive and --report exclude"),
                (["1", "--kill"], "--kill is for a program that is started")]:
            with self.subTest(arguments=arguments):
                self.fault(*arguments, parts=part)


class Processes(Faulty):
    def test_none(self):
        for word, part in [("999999999", "there is no process 999999999"), ("0", "0 is not the id of a process"),
                           ("99999999999999999999", "is not the id of a process"),
                           ("12x", "cannot start 12x: there is no such program"), ("-1", "-1")]:
            with self.subTest(word=word):
                self.fault(word, parts=part)

    def test_ended_but_not_waited_for(self):
        child = os.fork()
        if child == 0:
            os._exit(0)
        self.addCleanup(os.waitpid, child, 0)
        end = time.monotonic() + 30
        while open_state(child) != "Z" and time.monotonic() < end:
            time.sleep(0.01)
        self.fault(child, parts="process %d .* has ended" % child)

    def test_of_the_kernel(self):
        try:
            with open("/proc/2/status") as file:
                kernel = "kthreadd" in file.read()
        except FileNotFoundError:
            kernel = False
        if not kernel:
            self.skipTest("process 2 is not the kernel's")
        self.fault(2, parts="one of the kernel")

    def test_of_another_user(self):
        if os.geteuid() != 0 or not shutil.which("setpriv"):
            self.skipTest("only root, with setpriv, becomes another user")
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if subprocess.run(nobody + [PROGRAM, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          timeout=60).returncode != 0:
            self.skipTest("the program stands in a folder that others may not enter")
        done = subprocess.run(nobody + [PROGRAM, "inspect", str(self.shop())], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60, env=environment())
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertRegex(done.stderr.decode(), r"shop\) belongs to another user\n +run this as that user or as root\n$")
        self.assert_clear(done.stderr.decode())

    def test_of_another_architecture(self):
        source = self.path("small.c")
        with open(source, "w") as file:
            file.write('void _start(void) { for (;;) __asm__ volatile("int $0x80" : : "a"(29)); }\n')  # pause
        compiler = shutil.which("gcc-12") or shutil.which("gcc")
        if not compiler or subprocess.run([compiler, "-m32", "-static", "-nostdlib", "-ffreestanding", "-fno-pie",
                                           "-no-pie", source, "-o", self.path("small")], stderr=subprocess.DEVNULL,
                                          timeout=60).returncode != 0:
            self.skipTest("this compiler makes no 32-bit programs")
        try:
            process = subprocess.Popen([self.path("small")])
        except OSError:
            self.skipTest("this kernel runs no 32-bit programs")
        self.addCleanup(process.wait, 30)
        self.addCleanup(process.kill)
        time.sleep(0.1)
        if process.poll() is not None:
            self.skipTest("this kernel runs no 32-bit programs")
        self.fault(process.pid, parts="is no x86-64 program")
        self.fault("--doctor", self.path("small"), parts="x86-64")

    def test_its_file_is_gone_or_another(self):
        """What runs is what is shown, not what has its name by now."""
        copy = shutil.copy(self.path("shop"), self.path("replaced"))
        process = self.start("replaced", "Bruno")
        os.remove(copy)
        self.assert_says("4 frames", inspect(process.pid))
        shutil.copy(self.path("ticker"), copy)
        text = inspect(process.pid, "--tree")
        self.assert_says("4 frames", text)
        self.assertIn("shop.cpp:%d" % line_of(os.path.join(ROOT, "examples/shop/shop.cpp"), "co_await charge("), text)


class Started(Faulty):
    def test_what_cannot_be_started(self):
        bad = damage.write(self.path("script"), b"#!/nowhere/interpreter\nx\n")
        plain = self.path("plain")
        with open(plain, "w") as file:
            file.write("x")
        for program, part in [("/nonexistent/program", "no such program"), ("nonexistent-program", "no such program"),
                              (self.folder, "it is a folder"), (plain, "may not be executed.*"),
                              (bad, "its interpreter /nowhere/interpreter is not there")]:
            with self.subTest(program=program):
                self.fault("--", program, parts=[part, re.escape(program)])

    def test_ends_before(self):
        self.fault("--after", "100", "--", "/bin/true", parts=r"ended \(exit code 0\) before it was to be held")
        self.fault("--after", "100", "--", "sh", "-c", "exit 7", parts=r"exit code 7\)")
        self.fault("--after", "100", "--", "sh", "-c", "kill -9 $$", parts=r"\(SIGKILL\)")
        end = line_of(self.path("ticker.cpp"), "Ticks short_lived()")
        self.fault("--at", "ticker.cpp:%d" % end, "--", "sh", "-c", "exit 0", parts="ticker.cpp")

    def test_places(self):
        program = self.path("ticker")
        self.fault("--at", "nowhere.cpp:3", "--", program, parts="nowhere.cpp")
        self.fault("--at", "ticker.cpp:99999", "--", program, parts="99999")
        empty = line_of(self.path("ticker.cpp"), "Ticks pair(int base)") - 1
        # As in a debugger: the next line that has code.
        self.assert_says("1 frame", inspect("--kill", "--at", "ticker.cpp:%d" % empty, "--", program))
        left = subprocess.run(["ps", "-eo", "args"], stdout=subprocess.PIPE, timeout=60).stdout.decode()
        self.assertNotIn(program, left.splitlines())  # none was left running


class Cores(Faulty):
    def test_no_cores(self):
        write = lambda name, data: damage.write(self.path(name), data)
        with open(TINY + "core", "rb") as file:
            core = file.read()
        fifo = self.path("fifo")
        os.mkfifo(fifo)
        for path, part in [("/nowhere", "there is no file /nowhere"), (write("empty", b""), "empty"),
                           (write("text", b"x" * 5000), "is no core file"), (fifo, "fifo cannot be read: it is no file"),
                           (self.folder, "it is a folder"), ("/dev/zero", "/dev/zero cannot be read"),
                           ("/dev/null", "/dev/null cannot be read"), (TINY + "gcc", "no core file"),
                           (write("gz", b"\x1f\x8b" + bytes(100)), "(?s)no core file.*unpack"),
                           (write("i386", damage.header(machine=3, bits=1)), "x86-64"),
                           (write("arm", damage.header(machine=183)), "x86-64"),
                           (write("big", damage.header(machine=21, order=2)), "x86-64"),
                           (write("bare", damage.header()), "holds no memory"),
                           (write("cut", core[:100]), "cut off"),
                           (write("notes", damage.core_of([damage.segment(damage.PT_NOTE, 5000, 0, 100, 0)])),
                            "holds no memory")]:
            with self.subTest(path=path):
                self.fault("--core", path, parts=part)
        self.fault("--core", TINY + "core", "--exe", "/nowhere", parts="there is no file /nowhere")

    def test_wrong_program(self):
        text = re.sub(r"\s+", " ", self.either("--core", TINY + "core", "--exe", self.path("shop")))
        self.assertRegex(text, "is not the program|another build|not what was")

    def either(self, *arguments, **more):
        """What it says with code 0, or the one clear sentence with code 3."""
        done = subprocess.run([PROGRAM, "inspect"] + [str(word) for word in arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60, env=environment(), **more)
        error = done.stderr.decode("utf-8", "replace")
        self.assertIn(done.returncode, (0, 3), "%s\n%s" % (arguments, error))
        if done.returncode == 3:
            self.assert_clear(error)
        return done.stdout.decode("utf-8", "replace") + error

    def test_cut_off_anywhere(self):
        with open(TINY + "core", "rb") as file:
            core = file.read()
        lengths = sorted(set([0, 1, 15, 16, 52, 63, 64, 65, 119, 120, 121] +
                             [len(core) * part // 24 for part in range(24)] + [len(core) - 1]))
        for length in lengths:
            self.either("--core", damage.write(self.path("cut"), core[:length]), "--exe", TINY + "gcc")

    def test_without_notes(self):
        path = damage.write(self.path("silent"), damage.core_of(
            [damage.segment(offset=4096, address=0x10000, in_file=4096, in_memory=4096)]).ljust(8192, b"\0"))
        self.assert_says("0 frames", self.either("--core", path))

    def test_more_segments_than_fit(self):
        one = [damage.segment(offset=4096, address=0x10000 + at * 8192, in_file=8, in_memory=4096)
               for at in range(70000)]
        path = damage.write(self.path("many"), damage.core_of(one))
        self.assert_says("0 frames", self.either("--core", path))
        # Fewer than it says.
        damage.write(path, damage.core_of(one)[:3000000])
        self.assertIn("cut off within its headers", self.either("--core", path))

    def test_sparse(self):
        path = self.path("sparse")
        size = 1 << 40
        with open(path, "wb") as file:
            file.write(damage.core_of([damage.segment(offset=4096, address=0x100000000, in_file=4096,
                                                      in_memory=size)]))
            try:
                file.truncate(size + 4096)
            except OSError:
                self.skipTest("this disk takes no file of 1 TiB")
        self.assert_says("0 frames", self.either("--core", path))

    def test_grows_while_it_is_read(self):
        with open(TINY + "core", "rb") as file:
            core = file.read()
        path = damage.write(self.path("growing"), core[:len(core) // 2])
        with open(path, "ab") as file:
            process = subprocess.Popen([PROGRAM, "inspect", "--core", path, "--exe", TINY + "gcc"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
            for at in range(len(core) // 2, len(core), 997):
                file.write(core[at:at + 997])
                file.flush()
            error = process.communicate(timeout=60)[1].decode()
        self.assertIn(process.returncode, (0, 3), error)

    def test_shrinks_while_it_is_read(self):
        """Its pages are gone from under the reader: a sentence, not a crash."""
        path = shutil.copy(TINY + "core", self.path("shrinking"))
        process = subprocess.Popen([PROGRAM, "inspect", "--interactive", "--core", path, "--exe", TINY + "gcc"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environment())
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.assertTrue(select.select([process.stdout], [], [], 60)[0], "waited for the prompt's first words")
        os.truncate(path, 1000)
        error = process.communicate(b"refresh\nframe 0\n", timeout=60)[1].decode()
        if "Sanitizer" in error:
            self.skipTest("a build with sanitizers reports crashes itself")
        self.assertIn(process.returncode, (0, 3), error)
        if process.returncode == 3:
            self.assert_clear(error)


class DebugInformation(Cores):
    def test_unknown_version(self):
        with open(TINY + "gcc", "rb") as file:
            program = file.read()
        path = damage.write(self.path("version"), damage.with_dwarf_version(program, 6))
        text = re.sub(r"\s+", " ", self.either("--doctor", path))
        self.assertIn("lines and locals exact: 0 of 2", text)
        self.assertIn("of DWARF version 6; the versions 2 to 5 are read", text)

    def test_damaged_at_random(self):
        with open(TINY + "gcc", "rb") as file:
            program = file.read()
        places = [(at, size) for name, at, size in damage.sections(program)
                  if name.startswith((".debug_", ".eh_frame", ".symtab", ".strtab")) and size > 0]
        path = self.path("damaged")
        for changed in damage.mutations(program, places, 120, seed=4):
            damage.write(path, changed)
            self.either("--doctor", path)
        for changed in damage.mutations(program, places, 60, seed=5):
            damage.write(path, changed)
            self.either("--core", TINY + "core", "--exe", path, "--json")

    def test_no_programs(self):
        for path, part in [("/nowhere", "there is no file /nowhere"), ("/etc/passwd", "/etc/passwd"),
                           (self.folder, "it is a folder"), ("/dev/zero", "/dev/zero"), ("/dev/null", "/dev/null"),
                           (damage.write(self.path("none"), b""), "empty"),
                           (damage.write(self.path("arm"), damage.header(machine=183, kind=2)), "x86-64"),
                           (TINY + "core", "core")]:
            with self.subTest(path=path):
                self.fault("--doctor", path, parts=part)

    def test_cut_off_programs(self):
        with open(TINY + "gcc", "rb") as file:
            program = file.read()
        for part in range(16):
            self.either("--doctor", damage.write(self.path("short"), program[:len(program) * part // 16]))

    # Those of the class above are not to run again.
    test_no_cores = test_wrong_program = test_cut_off_anywhere = test_without_notes = None
    test_more_segments_than_fit = test_sparse = test_grows_while_it_is_read = test_shrinks_while_it_is_read = None


def open_state(process):
    with open("/proc/%d/stat" % process) as file:
        return file.read().rsplit(")", 1)[1].split()[0]


class Output(Faulty):
    def test_closed_pipe(self):
        done = subprocess.run("%s inspect %d --json | head -c 10" % (PROGRAM, self.shop()), shell=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual((done.stdout, done.stderr), (b'{"format":', b""))

    def test_damage_that_no_reader_bore(self):
        """As if a library had crashed on a damaged file: a sentence, and the target goes on."""
        shop = self.shop()
        process = subprocess.Popen([PROGRAM, "inspect", "--interactive", str(shop)], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.assertTrue(select.select([process.stdout], [], [], 60)[0], "waited for the prompt's first words")
        process.send_signal(signal.SIGSEGV)
        error = process.communicate(timeout=60)[1].decode()
        if "Sanitizer" in error:
            self.skipTest("a build with sanitizers reports crashes itself")
        self.assertEqual(process.returncode, 3, error)
        self.assertRegex(error, r"^yieldcheck: .* is damaged, or .* at fault\n +`yieldcheck inspect --doctor PROGRAM`[^\n]*\n$")
        with open("/proc/%d/stat" % shop) as file:
            self.assertNotIn(file.read().rsplit(")", 1)[1].split()[0], "tTZX")

    def test_full(self):
        for options in ([], ["--json"], ["--tree"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, "inspect", str(self.shop())] + options, stdout=full,
                                      stderr=subprocess.PIPE, timeout=60, env=environment())
            self.assertEqual(done.returncode, 3)
            self.assertIn(b"the disk is full", done.stderr)
            self.assert_clear(done.stderr.decode())

    def test_report_that_cannot_be(self):
        folder = tempfile.mkdtemp(dir=self.folder)
        self.fault(self.shop(), "--report", os.path.join(folder, "none", "report"), parts="cannot write")
        self.fault(self.shop(), "--report", folder, parts="it is a folder")
        self.fault("--core", TINY + "core", "--report", "/proc/report", parts="cannot write /proc/report")
        self.assertEqual(os.listdir(folder), [])

    def test_help(self):
        text = inspect("--help")
        self.assertIn("Examples:", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 80)
        self.assertNotIn("Option Group", text)


if __name__ == "__main__":
    unittest.main()
