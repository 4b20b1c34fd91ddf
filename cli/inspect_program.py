"""For the tests of `yieldcheck inspect`: programs to look at, the command, and a terminal to run it on."""

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

# Shells let what they start in the background ignore it, and so would all that is started here.
signal.signal(signal.SIGINT, signal.default_int_handler)

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


def wait_for_line(stream, text, seconds=60):
    """Reads from a pipe until a line holds the text, and gives that line; not longer than so many seconds."""
    end = time.monotonic() + seconds
    line = b""
    while True:
        left = end - time.monotonic()
        if left <= 0 or not select.select([stream], [], [], left)[0]:
            raise AssertionError("waited %d s for %r; there is %r" % (seconds, text, line))
        byte = os.read(stream.fileno(), 1)
        if not byte:
            raise AssertionError("the program ended before it said %r; there is %r" % (text, line))
        line += byte
        if byte == b"\n":
            if text.encode() in line:
                return line.decode()
            line = b""


def state(process):
    """R, S, T (stopped by a signal), t (held by a tracer), Z of a process, or nothing when it is gone."""
    try:
        with open("/proc/%d/stat" % process) as file:
            return file.read().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def children(process):
    try:
        with open("/proc/%d/task/%d/children" % (process, process)) as file:
            return [int(word) for word in file.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def name_of(process):
    try:
        with open("/proc/%s/comm" % process) as file:
            return file.read().rstrip()
    except (FileNotFoundError, ProcessLookupError):
        return ""


class Programs(unittest.TestCase):
    """The example and the ticker, built when first wanted; started for each test that wants them."""

    folder = ""

    @classmethod
    def setUpClass(cls):
        if not PROGRAM or not COMPILER:
            raise unittest.SkipTest("no program, or no compiler")
        if not Programs.folder:
            Programs.folder = tempfile.mkdtemp(prefix="yieldcheck-inspect-")
            unittest.addModuleCleanup(cls.remove_folder)
            with open(os.path.join(Programs.folder, "ticker.cpp"), "w") as file:
                file.write(TICKER)

    @staticmethod
    def remove_folder():
        shutil.rmtree(Programs.folder, True)
        Programs.folder = ""

    @classmethod
    def path(cls, name):
        """A file in the folder of these tests; the two programs are built when they are first asked for."""
        path = os.path.join(Programs.folder, name)
        if name in ("shop", "ticker") and not os.path.exists(path):
            cls.build(SHOP if name == "shop" else path + ".cpp", name)
        return path

    @staticmethod
    def build(source, name, *options):
        subprocess.run([COMPILER, "-std=c++20", "-g", "-O0", source, "-o", os.path.join(Programs.folder, name)] +
                       list(options), check=True, timeout=120)

    def until(self, what, condition, seconds=30):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                self.fail("waited %d s for: %s" % (seconds, what))
            time.sleep(0.005)

    def start(self, name, until, *arguments):
        """Starts a program and reads what it says until a line comes."""
        process = subprocess.Popen([self.path(name)] + list(arguments), stdout=subprocess.PIPE,
                                   universal_newlines=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        wait_for_line(process.stdout, until)
        time.sleep(0.1)
        self.until("the program waits", lambda: state(process.pid) == "S")
        return process

    def child_named(self, process, matches):
        found = []

        def one():
            found[:] = [child for child in children(process) if matches(name_of(child))]
            return found
        self.until("process %d has the child" % process, one)
        return found[0]

    def tracer_of(self, process):
        """The child in which an inspector does its work."""
        return self.child_named(process, lambda name: name == "program-tracer")

    def program_of(self, process):
        """The program that an inspector has started, and that runs by now."""
        program = self.child_named(self.tracer_of(process), lambda name: name not in ("trap-guard", "program-tracer"))
        self.addCleanup(self.end_of, program)
        return program

    @staticmethod
    def end_of(process):
        """Ends a program that went on by itself."""
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def shop(self):
        """It stands still for ever once it has served Bruno: orders 3, 4 and 5 are open, and the charge of order 3."""
        return self.start("shop", "Bruno").pid

    def assert_says(self, words, text):
        """Wherever the lines break: that depends on how long the names of folders are."""
        self.assertIn(words, re.sub(r"\s+", " ", text))

    def assert_narrow(self, text):
        for line in text.splitlines():
            if " = " not in line and "/" not in line:
                self.assertLessEqual(len(line), 80, line)


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
