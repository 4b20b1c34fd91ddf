"""`yieldcheck inspect` on real terminals: colour, the pager, the prompt."""

import json
import os
import re
import time
import unittest

from inspect_program import SHOP, Programs, Terminal, inspect, line_of, state


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
        program = self.program_of(terminal.pid)
        self.until("it runs", lambda: state(program) != "t")
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
