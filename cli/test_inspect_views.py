"""What `yieldcheck inspect` shows of real programs. What is expected comes from the programs."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from inspect_program import COMPILER, ROOT, SHOP, Programs, inspect, line_of


class Views(Programs):
    def test_table(self):
        text = inspect(self.shop())
        self.assertRegex(re.sub(r"\s+", " ", text), r"^process \d+, /[^ ]* 4 frames ")
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
                               (["--with-local", "packed=2"], 0), (["--with-local", "order.number=3"], 2),
                               (["--with-local", "order.customer=Edith"], 1), (["--with-local", "order.none=3"], 0),
                               (["--with-local", "order.items[0]=gift card"], 2), (["--state", "created"], 0),
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
        self.assertRegex(re.sub(r"\s+", " ", text), r"SIGABRT.* 4 frames ")
        self.assertEqual(sorted(re.findall(r"order = \{number = (\d)", text)), ["3", "3", "4", "5"])


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
        self.assertRegex(inspect("--doctor", self.path("stripped")), r"(?s)2 coroutine functions.*\nstripped\+0x[0-9a-f]+\n")
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


if __name__ == "__main__":
    unittest.main()
