"""The program as its users meet it: a small repository, adapters that replay traces with deliberate mistakes."""

import hashlib
import json
import os
import re
import signal
import stat
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ.get("YIELDCHECK_PROGRAM", "")

ADAPTER = '''#!/usr/bin/env python3
import json, os, signal, sys, time
NAME = os.path.basename(sys.argv[0])[len("yieldcheck-adapter-"):]
LANES = {"native": ["next"], "emulated": ["next", "send", "state"]}
print(json.dumps({"yieldcheck": 2 if NAME == "foreign" else 1, "adapter": NAME, "library": "lib" + NAME,
                  "version": "1.2", "compiler": "g++ 12.2.0", "optimisation": "-O0", "sanitizers": [], "lanes": LANES}),
      flush=True)
for line in sys.stdin:
    request = json.loads(line)
    name = request["run"]
    with open(os.path.join(os.environ["YIELDCHECK_ROOT"], "oracle/traces", name + ".json")) as file:
        steps = json.load(file)["traces"][0]["steps"]
    for number, step in enumerate(steps):
        answer = {"step": number, "out": step.get("out", ["ok"])}
        if NAME == "wrong" and number == 1 and request["lane"] == "native":
            if name == "send/total":
                answer["out"] = ["yield", 99]
            if name == "end/crash":
                print("about to die", file=sys.stderr, flush=True)
                os.kill(os.getpid(), signal.SIGSEGV)
        if NAME == "slow":
            open(os.path.join(os.environ["YIELDCHECK_ROOT"], "begun"), "w").close()
            time.sleep(30)
        answer["log"] = step.get("log", [])
        answer["g"] = step.get("g", {})
        print(json.dumps(answer), flush=True)
    print(json.dumps({"end": name, "live": 0}), flush=True)
'''

SCENARIO = '''"""Sums up what is sent."""
# rules: %s
# source: PEP 342

def total():
    sum = 0
    while True:
        sum += yield sum

def drive():
    g = total()
    next(g)
    g.send(5)
'''

STEPS = [
    {"out": ["ret", {"g": "g"}], "g": {"g": {"st": "C"}}},
    {"out": ["yield", 0], "g": {"g": {"st": "S", "ln": 8, "loc": {"sum": 0}}}},
    {"out": ["yield", 5], "log": ["got 5"], "g": {"g": {"st": "S", "ln": 8, "loc": {"sum": 5}}}},
    {"op": "#end", "out": ["ok"]},
]

DRIVE = [
    {"line": 11, "text": "g = total()", "op": "call", "fn": "total", "args": [], "to": "g"},
    {"line": 12, "text": "next(g)", "op": "next", "on": "g"},
    {"line": 13, "text": "g.send(5)", "op": "send", "on": "g", "args": [{"value": 5}]},
]

RULES = '''[[rule]]
id = "SND-01"
level = "core"
sentence = "send resumes the generator, and its argument becomes the value of the yield expression."
source = "PEP 342"

[[rule]]
id = "END-01"
level = "beyond-contract"
sentence = "next on a closed generator raises StopIteration."
source = "PEP 255"
'''


class Repository(unittest.TestCase):
    """A repository of two scenarios in a folder of its own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = self.folder.name
        self.write("suite/rules/all.toml", RULES)
        self.scenario("send/total", "SND-01")
        self.scenario("end/crash", "END-01")
        for name in ("right", "wrong"):
            self.adapter(name)

    def tearDown(self):
        self.folder.cleanup()

    def path(self, name):
        return os.path.join(self.root, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name)) as file:
            return file.read()

    def scenario(self, name, rules):
        text = SCENARIO % rules
        self.write("suite/scenarios/%s.py" % name, text)
        self.write("oracle/traces/%s.json" % name, json.dumps({
            "format": 1, "scenario": name, "digest": hashlib.sha256(text.encode()).hexdigest()[:16], "drive": DRIVE,
            "traces": [{"runtimes": ["cpython-3.13", "cpython-3.12"], "steps": STEPS}]}))

    def await_begun(self):
        """Until the slow adapter is in its first step."""
        end = time.monotonic() + 60
        while not os.path.exists(os.path.join(self.root, "begun")):
            self.assertLess(time.monotonic(), end, "the adapter was not started")
            time.sleep(0.01)

    def adapter(self, name):
        self.write("bin/yieldcheck-adapter-" + name, ADAPTER)
        os.chmod(self.path("bin/yieldcheck-adapter-" + name), stat.S_IRWXU)

    def environment(self):
        return dict(os.environ, YIELDCHECK_ROOT=self.root, YIELDCHECK_ADAPTERS=self.path("bin"), NO_COLOR="1",
                    XDG_CACHE_HOME=self.path("cache"))

    def call(self, *arguments, environment=None):
        return subprocess.run([PROGRAM] + list(arguments), env=environment or self.environment(), cwd=self.root,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True, timeout=120)

    def fault(self, *arguments, environment=None):
        """What a call says that must end with code 3, in one sentence and at most a hint, on standard error alone."""
        done = self.call(*arguments, environment=environment)
        self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.splitlines()
        self.assertLessEqual(len(lines), 2, done.stderr)
        self.assertTrue(lines[0].startswith("yieldcheck: "), done.stderr)
        return "\n".join([lines[0][len("yieldcheck: "):]] + [line.strip() for line in lines[1:]])


class Run(Repository):
    def test_all_in_order(self):
        done = self.call("run", "--adapter", "right", "--json", "out.json")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("4 results in", done.stdout)
        self.assertIn("4 conform\n", done.stdout)
        self.assertTrue(done.stdout.endswith("\nIn order.\n"), done.stdout)
        result = json.loads(self.read("out.json"))
        self.assertEqual(result["format"], 1)
        self.assertEqual(result["partial"], False)
        self.assertEqual([(one["lane"], one["scenario"], one["verdict"]) for one in result["results"]],
                         [("native", "end/crash", "conforms"), ("native", "send/total", "conforms"),
                          ("emulated", "end/crash", "conforms"), ("emulated", "send/total", "conforms")])
        self.assertEqual(result["results"][1]["observations"][1], {k: v for k, v in STEPS[1].items()})
        self.assertEqual(result["adapters"][0]["library"], "libright")
        self.assertEqual([name for name in os.listdir(self.root) if name.startswith("out.json")], ["out.json"])

    def test_divergence_fails_and_crash_beyond_the_contract_does_not(self):
        done = self.call("run", "--json", "out.json")
        self.assertEqual(done.returncode, 1)
        self.assertIn("  diverges  wrong native  send/total\n"
                      "            step 2, next(g): the outcome: expected yielded 0, but yielded 99\n"
                      "            ./yieldcheck explain wrong send/total --lane native\n", done.stdout)
        self.assertIn("1 more lie beyond the iterator contract; --strict counts them.", done.stdout)
        self.assertIn("Failed: 1 not in order.", done.stdout)
        for line in done.stdout.splitlines():
            if not line.strip().startswith("./yieldcheck "):  # commands stay on their line, to be copied
                self.assertLessEqual(len(line), 80)
        crash = [one for one in json.loads(self.read("out.json"))["results"] if one["verdict"] == "crashes"][0]
        self.assertEqual(crash["reason"], "killed by SIGSEGV in step 2: next(g)")
        self.assertEqual(crash["stderr"], "about to die\n")
        self.assertEqual((crash["step"], crash["level"], crash["rules"]), (1, "beyond-contract", ["END-01"]))
        strict = self.call("run", "--strict")
        self.assertEqual(strict.returncode, 1)
        self.assertIn("Failed: 2 not in order.", strict.stdout)

    def test_selection(self):
        def ids(*arguments):
            done = self.call("run", "--adapter", "right", "--json", "out.json", *arguments)
            self.assertEqual(done.returncode, 0, done.stderr)
            return ["%s %s" % (one["lane"], one["scenario"]) for one in json.loads(self.read("out.json"))["results"]]

        self.assertEqual(ids("--lane", "native", "--scenario", "send/*"), ["native send/total"])
        self.assertEqual(ids("--lane", "emulated", "--rule", "END-01"), ["emulated end/crash"])
        self.assertEqual(ids("--lane", "native", "--shard", "1/2"), ["native end/crash"])
        self.assertEqual(ids("--lane", "native", "--shard", "2/2"), ["native send/total"])
        self.assertEqual(len(ids("--oracle", "3.12")), 4)

    def test_level(self):
        text = self.read("bin/yieldcheck-adapter-right").replace('"g": step.get("g", {})', '"g": {}')
        self.write("bin/yieldcheck-adapter-right", text.replace('answer["g"] = step.get("g", {})', "pass"))
        self.assertEqual(self.call("run", "--adapter", "right").returncode, 1)
        self.assertEqual(self.call("run", "--adapter", "right", "--level", "outcome").returncode, 0)

    def test_interrupt_leaves_a_valid_partial_result(self):
        self.adapter("slow")
        running = subprocess.Popen([PROGRAM, "run", "--jobs", "1", "--timeout", "60", "--json", "out.json"], cwd=self.root,
                                   env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   universal_newlines=True)
        self.await_begun()
        running.send_signal(signal.SIGINT)
        output, errors = running.communicate(timeout=30)
        self.assertEqual(running.returncode, 3, output + errors)
        self.assertIn("Interrupted: the results are partial.", output)
        result = json.loads(self.read("out.json"))
        self.assertTrue(result["partial"])
        self.assertLess(len(result["results"]), 12)


class Gate(Repository):
    ENTRY = '[[accept]]\nadapter = "wrong"\nlane = "native"\nscenario = "%s"\nverdict = "%s"\nreason = "known"\n'

    def gate(self, text, *arguments):
        self.write("baseline.toml", text)
        return self.call("run", *arguments)

    def test_listed_and_still_so_passes(self):
        done = self.gate(self.ENTRY % ("send/*", "diverges"))
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("In order; 1 accepted by baseline.toml.", done.stdout)

    def test_listed_but_conforming_is_stale(self):
        done = self.gate(self.ENTRY % ("send/*", "diverges") + self.ENTRY.replace("native", "emulated") % ("send/*", "diverges"))
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn("  baseline.toml:7: wrong emulated send/total is listed, but conforms now\n", done.stdout)

    def test_diverges_excuses_no_crash(self):
        text = self.ENTRY % ("send/*", "diverges") + self.ENTRY % ("end/*", "diverges")
        self.assertEqual(self.gate(text, "--strict").returncode, 1)
        text = self.ENTRY % ("send/*", "diverges") + self.ENTRY % ("end/*", "crashes")
        self.assertEqual(self.gate(text, "--strict").returncode, 0)

    def test_flaky_never_gates(self):
        text = self.ENTRY % ("*", "flaky")
        self.assertEqual(self.gate(text, "--strict").returncode, 0)

    def test_unknown_names_are_stale(self):
        good = self.ENTRY % ("send/*", "diverges")
        for text in (self.ENTRY % ("sned/*", "diverges"), (self.ENTRY % ("*", "hangs")).replace("wrong", "worng"),
                     (self.ENTRY % ("send/*", "diverges")).replace("native", "naive")):
            self.assertEqual(self.gate(good + text).returncode, 2, text)

    def test_conditions(self):
        good = self.ENTRY % ("send/*", "diverges")
        self.assertEqual(self.gate(good + 'compiler = "g++ 12*"\nversion = "12.*"\nlibrary_version = "1.2"\n').returncode, 0)
        self.assertEqual(self.gate(good + 'compiler = "clang*"\n').returncode, 1)

    def test_faults(self):
        good = self.ENTRY % ("send/*", "diverges")
        self.write("baseline.toml", good.replace("known", " "))
        self.assertEqual(self.fault("run"), 'baseline.toml:1: the entry has no "reason"\n'
                         "say why this is accepted")
        self.write("baseline.toml", good + good.replace("diverges", "crashes"))
        self.assertTrue(self.fault("run").startswith("baseline.toml:7: contradicts baseline.toml:1"), self.fault("run"))
        self.write("baseline.toml", good.replace("diverges", "conforms"))
        self.assertIn("needs no entry", self.fault("run"))
        self.write("baseline.toml", good + "mood = 1\n")
        self.assertIn('unknown key "mood"', self.fault("run"))
        self.assertIn("no-such.toml", self.fault("run", "--baseline", "no-such.toml"))

    def test_write(self):
        self.assertEqual(self.call("run", "--json", "out.json").returncode, 1)
        self.assertEqual(self.call("baseline", "write", "--from", "out.json", "--reason", "by design").returncode, 0)
        self.assertEqual(self.call("run").returncode, 0)
        self.write("baseline.toml", self.read("baseline.toml").replace("by design", "better said"))
        self.assertEqual(self.call("baseline", "write", "--from", "out.json", "--reason", "by design").returncode, 0)
        self.assertIn("better said", self.read("baseline.toml"))
        self.assertEqual(self.call("baseline", "write", "--from", "out.json", "--baseline", "b.toml").returncode, 0)
        self.assertIn('has no "reason"', self.fault("run", "--baseline", "b.toml"))


class Explain(Repository):
    def test_divergence(self):
        done = self.call("explain", "wrong", "send/total")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertLessEqual(len(done.stdout.splitlines()), 40)
        for expected in ("diverges  wrong native  send/total", "SND-01 (core, PEP 342)", "yielded 0", "|yielded 99",
                         "reproduce:  ./yieldcheck explain wrong send/total --lane native", "suite/scenarios/send/total.py"):
            self.assertIn(expected, done.stdout)
        for line in done.stdout.splitlines():
            self.assertLessEqual(len(line), 80)

    def test_crash_shows_last_words(self):
        done = self.call("explain", "wrong", "end/crash")
        self.assertIn("killed by SIGSEGV in step 2: next(g)", done.stdout)
        self.assertIn("about to die", done.stdout)


class Lists(Repository):
    def test_json(self):
        rules = json.loads(self.call("list", "rules", "--json").stdout)
        self.assertEqual([(rule["id"], rule["scenarios"]) for rule in rules],
                         [("END-01", ["end/crash"]), ("SND-01", ["send/total"])])
        scenarios = json.loads(self.call("list", "scenarios", "--json").stdout)
        self.assertEqual([(one["id"], one["title"]) for one in scenarios],
                         [("end/crash", "Sums up what is sent."), ("send/total", "Sums up what is sent.")])
        adapters = json.loads(self.call("list", "adapters", "--json").stdout)
        self.assertEqual([one["adapter"] for one in adapters], ["right", "wrong"])

    def test_show(self):
        done = self.call("show", "send/total")
        self.assertIn("sum += yield sum", done.stdout)
        self.assertIn("cpython-3.13, cpython-3.12", done.stdout)
        self.assertIn("g: suspended at line 8, sum = 5", done.stdout)


class BadInput(Repository):
    def test_unknown_names_get_a_suggestion(self):
        self.assertEqual(self.fault("run", "--adapter", "rigth"), 'unknown adapter "rigth"\ndid you mean right?')
        self.assertEqual(self.fault("run", "--scenario", "send/totl"),
                         'unknown scenario "send/totl"\ndid you mean send/total?')
        self.assertEqual(self.fault("run", "--rule", "SND-1"), 'unknown rule "SND-1"\ndid you mean SND-01?')
        self.assertEqual(self.fault("run", "--lane", "nativ"), 'unknown lane "nativ"\ndid you mean native?')
        self.assertEqual(self.fault("run", "--level", "stat"), 'unknown level "stat"\ndid you mean state?')
        self.assertEqual(self.fault("explain", "wrong", "total"), 'unknown scenario "total"\ndid you mean send/total?')
        self.assertEqual(self.fault("run", "--oracle", "3.7"),
                         "oracle/traces/end/crash.json: was not recorded with cpython-3.7\n"
                         "recorded with: cpython-3.13, cpython-3.12")
        self.assertIn("--shard 3/2", self.fault("run", "--shard", "3/2"))
        self.assertIn("--colour", self.fault("run", "--colour"))
        self.assertIn("", self.fault())
        self.assertIn("", self.fault("rnu"))

    def test_traces(self):
        trace = self.path("oracle/traces/send/total.json")
        good = self.read("oracle/traces/send/total.json")
        os.remove(trace)
        self.assertEqual(self.fault("run"), trace + ": there is no such trace, or it cannot be read\n"
                         "record the scenario: yieldcheck record")
        self.write("oracle/traces/send/total.json", good[:200])
        self.assertIn("total.json: no valid JSON (parse error at line 1, column 201", self.fault("run"))
        self.write("oracle/traces/send/total.json", good.replace('"format": 1', '"format": 2'))
        self.assertIn("trace format 2, but this program reads format 1", self.fault("run"))
        self.write("oracle/traces/send/total.json", good)
        self.write("suite/scenarios/send/total.py", self.read("suite/scenarios/send/total.py") + "\n")
        self.assertIn("was recorded from another text", self.fault("run"))

    def test_adapter_of_another_version(self):
        self.adapter("foreign")
        done = self.call("run", "--adapter", "foreign")
        self.assertEqual(done.returncode, 3)
        self.assertIn("speaks version 2 of the JSON-lines", done.stdout)
        self.assertEqual(done.stdout.count("speaks version 2"), 1)

    def test_places(self):
        self.assertIn("out.json: cannot be written (No such file or directory)",
                      self.fault("run", "--json", "no/such/out.json"))
        os.makedirs(self.path("locked"))
        os.chmod(self.path("locked"), 0o500)
        if os.geteuid() != 0:
            self.assertIn("cannot be written (Permission denied)", self.fault("run", "--json", "locked/out.json"))
        self.assertIn("there is no Yieldcheck repository here",
                      self.fault("run", environment=dict(self.environment(), YIELDCHECK_ROOT="/nowhere")))
        self.assertIn("there are no adapter programs",
                      self.fault("run", environment=dict(self.environment(), YIELDCHECK_ADAPTERS="/nowhere")))
        self.assertIn("/proc/out.json: cannot be written", self.fault("run", "--json", "/proc/out.json"))
        self.assertIn("there is no such folder of scenarios", self.fault("list", "scenarios", "--scenarios", "/nowhere"))

    def test_a_fault_leaves_an_older_result(self):
        self.write("out.json", "older")
        self.fault("run", "--json", "out.json", "--adapter", "rigth")
        self.assertEqual(self.read("out.json"), "older")
        self.assertEqual([name for name in os.listdir(self.root) if name.endswith(".new")], [])

    def test_own_scenarios(self):
        self.write("mine/a/one.py", SCENARIO % "SND-01")
        self.write("yours/b/two.py", SCENARIO % "SND-01")
        self.write("theirs/a/one.py", SCENARIO % "SND-01")
        os.makedirs(self.path("empty"))
        mine, yours, theirs = ["--scenarios", "mine"], ["--scenarios", "yours"], ["--scenarios", "theirs"]
        listed = json.loads(self.call("list", "scenarios", "--json", *mine, *yours).stdout)
        self.assertEqual([(one["id"], one["file"]) for one in listed],
                         [("a/one", "mine/a/one.py"), ("b/two", "yours/b/two.py")])
        self.assertEqual(self.fault("list", "scenarios", *mine, *theirs),
                         "theirs/a/one.py: has the same id as %s\nrename one of them, or run the two folders one by one"
                         % os.path.realpath(self.path("mine/a/one.py")))
        self.assertEqual(self.fault("list", "scenarios", "--scenarios", "empty"),
                         "empty: holds no scenarios\na scenario is a .py file with a drive()")
        self.assertEqual(self.fault("run", *mine, "--adapter", "right"),
                         "right: has the suite's scenarios compiled into it, and cannot run others\n"
                         "name an adapter whose source is in %s" % self.path("adapters"))

    def test_own_scenarios_that_are_not_in_order(self):
        project = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        os.symlink(os.path.join(project, "oracle/yieldcheck_oracle"), self.path("oracle/yieldcheck_oracle"))
        self.write("mine/good.py", SCENARIO % "SND-01")
        self.write("mine/empty.py", "")
        self.write("mine/raises.py", "1 / 0\n\n\ndef drive():\n    1\n")
        done = self.call("show", "good", "--scenarios", "mine")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(done.stderr.splitlines()[:3],
                         ["yieldcheck: 2 scenarios are not in order, so none was run:",
                          "mine/empty.py: has no drive(); end the file with def drive(): and a statement for each step",
                          "mine/raises.py:1: the statements outside drive() raise ZeroDivisionError: division by zero"])

    def test_no_python(self):
        environment = dict(self.environment(), PATH="/nowhere")
        self.assertEqual(self.fault("record", environment=environment),
                         "this needs Python, and there is no program python3\ninstall python3")


class Help(unittest.TestCase):
    def test_help_and_version(self):
        def call(*arguments):
            return subprocess.run([PROGRAM] + list(arguments), stdout=subprocess.PIPE, universal_newlines=True)

        self.assertRegex(call("--version").stdout, r"^yieldcheck \d+\.\d+\.\d+\n$")
        self.assertEqual(call("--version").returncode, 0)
        commands = re.findall(r"^  ([a-z-]+)  ", call("--help").stdout.partition("Subcommands:")[2], re.MULTILINE)
        for known in ("run", "explain", "list", "show", "record", "check", "baseline", "gate", "prove"):
            self.assertIn(known, commands)
        for command in commands:
            if command != "record":  # the recorder's own help
                for line in call(command, "--help").stdout.splitlines():
                    self.assertLessEqual(len(line), 80, command)
        self.assertIn("--shard", call("run", "--help").stdout)


if __name__ == "__main__":
    unittest.main()
