"""`yieldcheck inspect` as its users meet it: real programs, real terminals. What is expected comes from the programs."""

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import termios
import time
import unittest

PROGRAM = os.environ.get("YIELDCHECK_PROGRAM", "")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHOP = os.path.join(ROOT, "examples", "shop", "shop.cpp")
COMPILER = shutil.which("g++-12") or shutil.which("g++")

TICKER = r'''
#include <coroutine>
#include <cstdio>
#include <string>
#include <unistd.h>

struct Ticks {
    struct promise_type {
        Ticks get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int) { return {}; }
        void return_void() {}
        void unhandled_exception() {}
    };
    std::coroutine_handle<promise_type> handle;
};

Ticks ticks(std::string title) {
    for (int count = 0;; ++count)
        co_yield count;
}

Ticks pair(int base) {
    co_yield base;
    base += 100;
    co_yield base;
}

Ticks short_lived() { co_return; }

int main(int argument_count, char**) {
    auto evil = ticks("\x1b]0;owned\x07\x1b[31mred \xc2\x9b" "1m \xff\xfe end");
    auto two = pair(5);
    auto closed = short_lived();
    closed.handle.resume();
    two.handle.resume();
    for (int turn = 0;; ++turn) {
        evil.handle.resume();
        if (turn == 3) two.handle.resume();
        if (argument_count > 1 && turn > 3) pause();
        std::printf("%d\n", turn);
        std::fflush(stdout);
        usleep(100000);
    }
}
'''


def line_of(path, text):
    with open(path) as file:
        for number, line in enumerate(file, 1):
            if text in line:
                return number
    raise AssertionError("%s is not in %s" % (text, path))


def environment(**more):
    return dict({name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS", "NO_COLOR")},
                TERM="xterm", XDG_STATE_HOME=Programs.folder, **more)


def inspect(*arguments, code=0, **more):
    done = subprocess.run([PROGRAM, "inspect"] + [str(argument) for argument in arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, env=environment(), **more)
    out = done.stdout.decode("utf-8", "replace")
    error = done.stderr.decode("utf-8", "replace")
    if done.returncode != code:
        raise AssertionError("code %d\n%s%s" % (done.returncode, out, error))
    return out if code == 0 else error


class Programs(unittest.TestCase):
    """The example and the ticker, built once; started for each test that wants them."""

    folder = ""

    @classmethod
    def setUpClass(cls):
        if not PROGRAM or not COMPILER:
            raise unittest.SkipTest("no program, or no compiler")
        if not Programs.folder:
            Programs.folder = tempfile.mkdtemp(prefix="yieldcheck-inspect-")
            unittest.addModuleCleanup(shutil.rmtree, Programs.folder, True)
            cls.build(SHOP, "shop")
            with open(cls.path("ticker.cpp"), "w") as file:
                file.write(TICKER)
            cls.build(cls.path("ticker.cpp"), "ticker")

    @staticmethod
    def path(name):
        return os.path.join(Programs.folder, name)

    @classmethod
    def build(cls, source, name, *options):
        subprocess.run([COMPILER, "-std=c++20", "-g", "-O0", source, "-o", cls.path(name)] + list(options), check=True)

    def start(self, name, until, *arguments):
        """Starts a program and reads what it says until a line comes."""
        process = subprocess.Popen([self.path(name)] + list(arguments), stdout=subprocess.PIPE,
                                   universal_newlines=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        while until not in process.stdout.readline():
            self.assertIsNone(process.poll())
        time.sleep(0.2)
        return process

    def shop(self):
        """It stands still for ever once it has served Bruno: orders 3, 4 and 5 are open, and the charge of order 3."""
        return self.start("shop", "Bruno").pid

    def assert_narrow(self, text):
        for line in text.splitlines():
            if " = " not in line and "/" not in line:
                self.assertLessEqual(len(line), 80, line)


class Views(Programs):
    def test_table(self):
        text = inspect(self.shop())
        self.assertRegex(text.splitlines()[0], r"^process \d+, .*/shop: 4 frames$")
        self.assertIn("2 closed frames are left out", text)
        charged = "shop.cpp:%d" % line_of(SHOP, "co_await charge(")
        locked = "shop.cpp:%d" % line_of(SHOP, "co_await shop.stock;")
        answered = "shop.cpp:%d" % line_of(SHOP, "co_await answered;")
        rows = [line for line in text.splitlines() if line.startswith("#")]
        self.assertEqual(sorted(row.split()[-1] for row in rows), sorted([charged, locked, locked, answered]))
        self.assertEqual(sum("GEN_SUSPENDED" in row for row in rows), 4)
        self.assertRegex(text, r"waits for #\d shop::charge")
        self.assertEqual(sorted(re.findall(r"order = \{number = (\d)", text)), ["3", "3", "4", "5"])
        self.assert_narrow(text)

    def test_tree(self):
        text = inspect(self.shop(), "--tree")
        self.assertRegex(text, r"(?m)^#\d shop::serve\(.*:%d .*\n└ #\d shop::charge\(" %
                         line_of(SHOP, "co_await charge("))
        self.assertEqual(text.count("└"), 1)

    def test_filters(self):
        shop = self.shop()
        locked = line_of(SHOP, "co_await shop.stock;")
        for options, count in [(["--function", "charge"], 1), (["--function", "^shop::serve"], 3),
                               (["--file", "shop.cpp:%d" % locked], 2), (["--file", "op.cpp"], 0),
                               (["--with-local", "packed"], 1), (["--with-local", "packed=1"], 1),
                               (["--with-local", "packed=2"], 0), (["--state", "created"], 0),
                               (["--state", "GEN_SUSPENDED"], 4), (["--state", "created,suspended"], 4),
                               (["--state", "closed", "--all"], 2)]:
            with self.subTest(options=options):
                self.assertIn("%d of %d frames match" % (count, 6 if "--all" in options else 4),
                              inspect(shop, *options))

    def test_limit(self):
        text = inspect(self.shop(), "--limit", 1, "--skip", 2)
        self.assertEqual(re.findall(r"(?m)^#(\d)", text), ["2"])
        self.assertIn("1 of 4 are shown", text)

    def test_group(self):
        text = inspect(self.shop(), "--group")
        self.assertEqual(re.findall(r"(?m)^(\d) ×.*?:(\d+)$", text)[0],
                         ("2", str(line_of(SHOP, "co_await shop.stock;"))))
        self.assertEqual(len(re.findall(r"(?m)^1 ×", text)), 2)

    def test_source(self):
        with open(SHOP) as file:
            lines = file.read().splitlines()
        number = line_of(SHOP, "co_await answered;")
        text = inspect(self.shop(), "--source", "--function", "charge")
        self.assertIn("> %d  %s\n" % (number, lines[number - 1]), text)
        self.assertIn("  %d  %s\n" % (number - 1, lines[number - 2]), text)

    def test_source_that_is_gone_or_newer(self):
        copy = self.path("copy.cpp")
        shutil.copy(self.path("ticker.cpp"), copy)
        self.build(copy, "copy")
        process = self.start("copy", "1").pid
        os.utime(copy, (time.time() + 100, time.time() + 100))
        self.assertIn("the source is newer than the program", inspect(process, "--source"))
        os.remove(copy)
        self.assertIn("the source is not there", inspect(process, "--source"))

    def test_one_frame(self):
        shop = self.shop()
        table = inspect(shop, "--function", "charge")
        number = re.search(r"(?m)^#(\d)", table).group(1)
        text = inspect(shop, "--frame", number)
        for part in ("GEN_SUSPENDED", "awaited by", '"answer for Chiara"', "happened_ = false", "cents = 0",
                     "co_await answered;", "heap"):
            self.assertIn(part, text)
        address = re.search(r"0x[0-9a-f]+, heap", text).group(0).split(",")[0]
        self.assertEqual(inspect(shop, "--frame", address), text)
        self.assertIn("there is no frame 17 among the 4", inspect(shop, "--frame", "17", code=3))

    def test_nothing_steers_the_terminal(self):
        process = self.start("ticker", "1").pid
        for options in ([], ["--frame", "0"], ["--frame", "1"], ["--tree"], ["--source"], ["--group"], ["--json"]):
            text = inspect(process, *options)
            self.assertFalse(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text), options)
        self.assertIn(r"\x1b]0;owned\x07\x1b[31mred \x9b1m \xff\xfe end", inspect(process, "--with-local", "title",
                                                                                   "--frame", "0") +
                      inspect(process, "--frame", "1"))

    def test_json(self):
        whole = json.loads(inspect(self.shop(), "--json"))
        self.assertEqual(whole["format"], 1)
        frames = {frame["address"]: frame for frame in whole["frames"]}
        (charge,) = [frame for frame in frames.values() if "charge" in frame["function"]]
        self.assertEqual((charge["state"], charge["line"]), ("GEN_SUSPENDED", line_of(SHOP, "co_await answered;")))
        (edge,) = [edge for edge in charge["edges"] if edge["kind"] == "awaited by"]
        waiting = frames[edge["target"]]
        self.assertIn({"name": "packed", "type": "int"}, [{key: local[key] for key in ("name", "type")}
                                                           for local in waiting["locals"]])
        (packed,) = [local["value"]["text"] for local in waiting["locals"] if local["name"] == "packed"]
        self.assertEqual(packed, "1")  # Chiara's one gift card
        self.validate(whole, "inspect")
        ticker = json.loads(inspect(self.start("ticker", "1").pid, "--json", "--all"))
        self.validate(ticker, "inspect")
        (title,) = [frame["params"][0]["value"] for frame in ticker["frames"] if "ticks" in frame["function"]]
        self.assertEqual(bytes.fromhex(title["bytes"]), b"\x1b]0;owned\x07\x1b[31mred \xc2\x9b1m \xff\xfe end")

    def validate(self, value, schema):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        with open(os.path.join(ROOT, "inspector", "schema", schema + ".schema.json")) as file:
            jsonschema.validate(value, json.load(file))

    def test_report(self):
        shop = self.shop()
        report = self.path("report.txt")
        self.assertEqual(inspect(shop, "--report", report), "")
        with open(report) as file:
            self.assertEqual(file.read(), inspect(shop))
        self.assertIn("cannot write", inspect(shop, "--report", self.path("none/report"), code=3))
        self.assertIn("it is a folder", inspect(shop, "--report", Programs.folder, code=3))
        before = os.listdir(Programs.folder)
        inspect(shop, "--frame", "99", "--report", report, code=3)
        self.assertEqual(sorted(os.listdir(Programs.folder)), sorted(before))
        with open(report) as file:
            self.assertIn("4 frames", file.read())  # the old one stays

    def test_launched(self):
        text = inspect("--after", "0.7", "--kill", "--", self.path("shop"))
        self.assertRegex(text, r"after 0\.7\d* seconds: 4\s+frames")
        line = line_of(SHOP, "++shop.served;")
        text = inspect("--at", "shop.cpp:%d" % line, "--kill", "--", self.path("shop"))
        self.assertRegex(text, r"GEN_RUNNING .*shop\.cpp:%d" % line)

    def test_core(self):
        folder = tempfile.mkdtemp(dir=Programs.folder)
        subprocess.run("ulimit -c unlimited; %s & sleep 0.7; kill -ABRT $!; wait" % self.path("shop"), shell=True,
                       cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cores = [name for name in os.listdir(folder) if name.startswith("core")]
        if not cores:
            self.skipTest("the system keeps no core files in the working folder")
        text = inspect("--core", os.path.join(folder, cores[0]))
        self.assertRegex(text.splitlines()[0] + text.splitlines()[1], r"SIGABRT.*4\s+frames")
        self.assertEqual(sorted(re.findall(r"order = \{number = (\d)", text)), ["3", "3", "4", "5"])


class Faults(Programs):
    def test_sentences(self):
        for arguments, part in [
                ([], "nothing to inspect"), (["999999999"], "there is no process 999999999"),
                (["--core", "/nowhere"], "/nowhere"), (["--doctor", "/etc/passwd"], "/etc/passwd"),
                (["1", "--state", "asleep"], "there is no state 'asleep'"), (["1", "--function", "("], "regular"),
                (["1", "--file", ":"], "no place"), (["1", "--with-local", "=3"], "names no local"),
                (["1", "--tree", "--group"], "exclude"), (["1", "--json", "--tree"], "exclude"),
                (["1", "--after", "1"], "started"), (["1", "--exe", "x"], "--core"),
                (["--at", "shop.cpp", "--", "/bin/true"], "FILE:LINE"), (["1", "--limit", "x"], "--limit"),
                (["--", "/nonexistent/program"], "/nonexistent/program")]:
            with self.subTest(arguments=arguments):
                error = inspect(*arguments, code=3)
                self.assertIn(part, error)
                self.assertLessEqual(len(error.splitlines()), 2, error)

    def test_closed_pipe(self):
        done = subprocess.run("%s inspect %d --json | head -c 10" % (PROGRAM, self.shop()), shell=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual((done.stdout, done.stderr), (b'{"format":', b""))

    def test_help(self):
        text = inspect("--help")
        self.assertIn("Examples:", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 80)


class Doctor(Programs):
    def test_text(self):
        text = inspect("--doctor", self.path("shop"))
        self.assertIn("2 coroutine functions", text)
        self.assertIn("lines and locals exact: 2 of 2", text)
        self.assertRegex(text, r"shop\.cpp:%d, g\+\+ [\d.]+ -O0, DWARF 5" % line_of(SHOP, "Task serve("))
        self.assertIn("3 suspensions, their lines exact", text)  # three co_await stand in serve()
        self.assert_narrow(text)

    def test_json(self):
        health = json.loads(inspect("--doctor", self.path("shop"), "--json"))
        Views.validate(self, health, "doctor")
        lines = {function["function"].split("(")[0]: [point["line"] for point in function["suspensions"]]
                 for function in health["functions"]}
        self.assertEqual(lines, {"shop::charge": [line_of(SHOP, "co_await answered;")],
                                 "shop::serve": [line_of(SHOP, "co_await shop.open;"),
                                                 line_of(SHOP, "co_await shop.stock;"),
                                                 line_of(SHOP, "co_await charge(")]})

    def test_what_is_missing(self):
        self.build(SHOP, "bare", "-g0")
        self.assertIn("no debug information: state and address will be known", inspect("--doctor", self.path("bare")))
        self.build(SHOP, "stripped", "-s")
        self.assertIn("0 coroutine functions", inspect("--doctor", self.path("stripped")))
        folder = tempfile.mkdtemp(dir=Programs.folder)
        subprocess.run([COMPILER, "-std=c++20", "-g", "-O0", "-gsplit-dwarf", "-c", SHOP, "-o", "shop.o"], cwd=folder,
                       check=True)
        subprocess.run([COMPILER, "shop.o", "-o", "split"], cwd=folder, check=True)
        split = os.path.join(folder, "split")
        self.assertIn("lines and locals exact: 2 of 2", inspect("--doctor", split))
        for name in os.listdir(folder):
            if name.endswith(".dwo"):
                os.remove(os.path.join(folder, name))
        self.assertIn("shop.dwo, which is not there", re.sub(r"\s+", " ", inspect("--doctor", split)))


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, test, *arguments, **more):
        self.test = test
        self.text = ""
        self.seen = 0
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            try:
                os.execve(PROGRAM, [PROGRAM, "inspect"] + [str(argument) for argument in arguments],
                          environment(**more))
            finally:
                os._exit(127)
        test.addCleanup(self.close)

    def close(self):
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass

    def type(self, text):
        os.write(self.descriptor, text.encode())

    def press(self, keys):
        """Types once the prompt takes single keys: before that, the terminal itself would take Ctrl-D and the like."""
        end = time.monotonic() + 30
        while termios.tcgetattr(self.descriptor)[3] & termios.ICANON:
            if time.monotonic() > end:
                self.test.fail("the terminal takes whole lines only; there is %r" % self.text[self.seen:])
            time.sleep(0.01)
        self.type(keys)

    def read(self, seconds):
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:  # the other end is closed
            return False
        self.text += data.decode("utf-8", "replace")
        return bool(data)

    def until(self, text, seconds=60):
        """What came up to and with the text, since the last call."""
        end = time.monotonic() + seconds
        while text not in self.text[self.seen:]:
            if time.monotonic() > end or not self.read(1) and time.monotonic() > end:
                self.test.fail("%r did not come; there is %r" % (text, self.text[self.seen:]))
        start = self.seen
        self.seen = self.text.index(text, start) + len(text)
        return self.text[start:self.seen]

    def ask(self, line, answer):
        self.type(line + "\r")
        return self.until(answer)

    def end(self, seconds=60):
        """Its exit code, once it has said all."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid != 0:
                while self.read(0.1):
                    pass
                return os.waitstatus_to_exitcode(status)
        self.test.fail("it has not ended; there is %r" % self.text[self.seen:])


class OnATerminal(Programs):
    def test_colour(self):
        shop = self.shop()
        for more, coloured in [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]:
            settings = dict({"PAGER": "cat"}, **more)
            terminal = Terminal.__new__(Terminal)
            with self.subTest(more=more):
                if "TERM" in settings:
                    os.environ["TERM"], before = settings.pop("TERM"), os.environ.get("TERM")
                terminal.__init__(self, shop, "--no-pager", **settings)
                terminal.until("4 frames")
                self.assertEqual(terminal.end(), 0)
                if "TERM" not in more:
                    self.assertEqual("\x1b[" in terminal.text, coloured)
        self.assertNotIn("\x1b", inspect(shop))

    def test_pager(self):
        terminal = Terminal(self, self.shop(), PAGER="sed 's/^/PAGED /'", NO_COLOR="1")
        terminal.until("PAGED process")
        self.assertEqual(terminal.end(), 0)
        self.assertNotIn("\nprocess", terminal.text)

    def prompt(self, *arguments):
        terminal = Terminal(self, "--interactive", *arguments, NO_COLOR="1")
        terminal.until("(inspect) ")
        return terminal

    def test_frames_and_values(self):
        terminal = self.prompt(self.shop())
        table = terminal.ask("list --function charge", "(inspect) ")
        number = re.search(r"#(\d) GEN_SUSPENDED shop::charge", table).group(1)
        self.assertIn("co_await answered;", terminal.ask("frame " + number, "(inspect) "))
        self.assertIn('"gift card"', terminal.ask("print order.items[0]", "(inspect) "))
        self.assertIn("3", terminal.ask("p order.number", "(inspect) ").splitlines()[-2])
        self.assertIn("co_await charge(shop, order);", terminal.ask("up", "(inspect) "))
        self.assertIn("packed = 1", terminal.ask("locals", "(inspect) "))
        self.assertIn("co_await answered;", terminal.ask("down", "(inspect) "))
        self.assertIn("waits for no other frame", terminal.ask("down", "(inspect) "))
        self.assertIn("└ #" + number, terminal.ask("tree", "(inspect) "))
        self.assertIn("> %d" % line_of(SHOP, "co_await answered;"), terminal.ask("source", "(inspect) "))
        self.assertIn("there is no command 'dance'", terminal.ask("dance", "(inspect) "))
        self.assertIn("no regular expression", terminal.ask("list --function (", "(inspect) "))
        terminal.ask("quit", "quit")
        self.assertEqual(terminal.end(), 0)

    def test_completion_and_history(self):
        terminal = self.prompt(self.shop())
        terminal.ask("frame 0", "(inspect) ")
        terminal.press("pri\t")
        terminal.until("nt ")
        terminal.press("ord\t")
        terminal.until("er ")
        terminal.press("\x7f.cust\t")
        terminal.until("omer ")
        terminal.type("\r")
        self.assertRegex(terminal.until("(inspect) "), '"(Chiara|Dmitri|Edith)"')
        terminal.press("\x1b[A\r")  # the line before
        self.assertRegex(terminal.until("(inspect) "), '"(Chiara|Dmitri|Edith)"')
        terminal.press("\x04")
        self.assertEqual(terminal.end(), 0)
        with open(self.path("yieldcheck/history")) as file:
            self.assertIn("print", file.read())

    def test_refresh_and_watch(self):
        ticker = self.start("ticker", "1")
        terminal = self.prompt(ticker.pid)
        number = re.search(r"#(\d) GEN_\w+ ticks", terminal.ask("list", "(inspect) ")).group(1)
        terminal.ask("frame " + number, "(inspect) ")
        first = int(re.search(r"count = (\d+)", terminal.ask("watch count", "(inspect) ")).group(1))
        time.sleep(0.5)
        changed = terminal.ask("refresh", "(inspect) ")
        then, now = re.search(r"count: (\d+) → (\d+)", changed).groups()
        self.assertEqual(int(then), first)
        self.assertGreater(int(now), first)
        self.assertRegex(changed, r"watch 1: #%s count = %s  \(was %s\)" % (number, now, then))
        seen = terminal.ask("until resumed", "(inspect) ")
        self.assertIn("looking every 50 ms", seen)
        self.assertIn("its memory has changed", seen)
        self.assertRegex(seen, r"count: \d+ → \d+")
        terminal.ask("quit", "quit")
        self.assertEqual(terminal.end(), 0)
        self.assertIsNone(ticker.poll())

    def test_until_in_a_started_program(self):
        terminal = self.prompt("--kill", "--at", "ticker.cpp:%d" % line_of(self.path("ticker.cpp"), "for (int turn"),
                               "--", self.path("ticker"), "once")
        number = re.search(r"#(\d) GEN_SUSPENDED pair", terminal.ask("list", "(inspect) ")).group(1)
        source = self.path("ticker.cpp")
        terminal.ask("frame " + number, "(inspect) ")
        self.assertIn("base = 5", terminal.ask("print base", "(inspect) "))
        resumed = terminal.ask("until resumed", "(inspect) ")
        self.assertIn("#%s is resumed" % number, resumed)
        self.assertIn("GEN_SUSPENDED → GEN_RUNNING", resumed)
        suspended = terminal.ask("until suspended", "(inspect) ")
        self.assertIn("GEN_RUNNING → GEN_SUSPENDED", suspended)
        self.assertIn("base: 5 → 105", suspended)
        self.assertIn("ticker.cpp:%d" % (line_of(source, "base += 100;") + 1), suspended)
        # In turn 3 count is 3: it is resumed before the pair is.
        self.assertRegex(terminal.ask("list --function ticks", "(inspect) "), "count = 3")
        terminal.type("until resumed\r")  # never again
        time.sleep(1)
        terminal.type("\x03")
        terminal.until("interrupted")
        terminal.until("(inspect) ")
        terminal.ask("quit", "quit")
        self.assertEqual(terminal.end(), 0)

    def test_write(self):
        terminal = self.prompt(self.shop())
        terminal.ask("write " + self.path("frames.json"), "4 frames are in")
        terminal.ask("write " + self.path("frames.txt"), "4 frames are in")
        terminal.ask("quit", "quit")
        terminal.end()
        with open(self.path("frames.json")) as file:
            self.assertEqual(len(json.load(file)["frames"]), 4)
        with open(self.path("frames.txt")) as file:
            self.assertIn('"answer for Chiara"', file.read())

    def test_help_names_all_commands(self):
        terminal = self.prompt(self.shop())
        text = terminal.ask("help", "(inspect) ")
        for name in re.findall(r"(?m)^  [a-z ]  ?(\w+)", text):
            self.assertIn(name, terminal.ask("help " + name, "(inspect) "))
        terminal.close()


class FromAPipe(Programs):
    def test_commands(self):
        text = inspect("--interactive", self.shop(), input=b"list\nframe 0\nwatch state\nrefresh\n")
        self.assertIn("(inspect) refresh\n", text)
        self.assertIn("0 new, 0 gone, 0 changed", text)

    def test_a_core_stands_still(self):
        text = inspect("--interactive", self.shop(), input=b"frame 0\nuntil\nuntil resumed 99\nunwatch 3\nprint nothing\n")
        for part in ("until what?", "there is no frame 99", "there is no watch 3"):
            self.assertIn(part, text)


if __name__ == "__main__":
    unittest.main()
