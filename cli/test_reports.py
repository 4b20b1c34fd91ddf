"""Reports, gate, merge, diff and baselines as their users meet them: files, exit codes, and what is said."""

import json
import os
import resource
import signal
import subprocess
import time
import unittest
import xml.etree.ElementTree

import test_cli
from test_cli import PROGRAM, Repository

try:
    import jsonschema
except ImportError:  # on Debian: python3-jsonschema
    jsonschema = None

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reports", "schema")

ENTRY = '[[accept]]\nadapter = "wrong"\nlane = "native"\nscenario = "%s"\nverdict = "%s"\nreason = "known"\n'


def load_schema(name):
    with open(os.path.join(SCHEMAS, name)) as file:
        return json.load(file)


class Reports(Repository):
    def results(self, *arguments, name="out.json"):
        done = self.call("run", "--json", name, *arguments)
        self.assertIn(done.returncode, (0, 1), done.stdout + done.stderr)
        return json.loads(self.read(name))

    def validate(self, name):
        if jsonschema is None:
            self.skipTest("there is no python3-jsonschema")
        jsonschema.Draft202012Validator(load_schema("result-1.schema.json")).validate(json.loads(self.read(name)))


class ResultFiles(Reports):
    def test_is_self_contained(self):
        result = self.results()
        self.validate("out.json")
        self.assertEqual(sorted(result["machine"]), ["processor", "processors", "system"])
        self.assertNotIn(os.uname().nodename, json.dumps(result["machine"]))
        self.assertEqual([rule["id"] for rule in result["rules"]], ["END-01", "SND-01"])
        scenario = [one for one in result["scenarios"] if one["id"] == "send/total"][0]
        self.assertEqual(scenario["text"], test_cli.SCENARIO % "SND-01")
        self.assertEqual(scenario["file"], "suite/scenarios/send/total.py")
        self.assertEqual(scenario["since"], "0.1.0")
        self.assertEqual(len(scenario["steps"]), len(scenario["drive"]) + 1)

    def test_schema_refuses_what_is_wrong(self):
        if jsonschema is None:
            self.skipTest("there is no python3-jsonschema")
        validator = jsonschema.Draft202012Validator(load_schema("result-1.schema.json"))
        for spoil in (lambda r: r.update(format=2), lambda r: r.pop("machine"), lambda r: r.update(more=1),
                      lambda r: r["results"][0].update(verdict="fine"), lambda r: r["results"][0].pop("lane"),
                      lambda r: r["scenarios"][0]["steps"][0].update(out=["yield"])):
            result = self.results()
            spoil(result)
            self.assertFalse(validator.is_valid(result))
            self.write("spoilt.json", json.dumps(result))
            self.fault("report", "spoilt.json")

    def test_reports_need_no_repository(self):
        self.results()
        elsewhere = dict(self.environment(), YIELDCHECK_ROOT="/nowhere", YIELDCHECK_ADAPTERS="/nowhere")
        done = self.call("report", "out.json", "--report", "json=again.json", "--report", "junit=j.xml",
                         environment=elsewhere)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("again.json"), self.read("out.json"))
        shown = self.call("report", "out.json", environment=elsewhere)
        self.assertEqual(shown.returncode, 0)
        self.assertIn("8 results in", shown.stdout)

    def test_since(self):
        text = self.read("suite/scenarios/send/total.py")
        self.scenario("send/total", "SND-01\n# since: 0.2.0")
        self.assertNotEqual(text, self.read("suite/scenarios/send/total.py"))
        self.assertEqual({one["id"]: one["since"] for one in self.results()["scenarios"]},
                         {"end/crash": "0.1.0", "send/total": "0.2.0"})


class Formats(Reports):
    def setUp(self):
        super().setUp()
        self.write("baseline.toml", ENTRY % ("end/*", "crashes"))
        self.done = self.call("run", "--report", "junit=j.xml", "--report", "sarif=s.sarif", "--report", "badge=b.svg",
                              "--report", "markdown=m.md", "--report", "json=r.json", "--report", "github",
                              "--report", "html=pages", environment=dict(self.environment(),
                                                                         GITHUB_STEP_SUMMARY=self.path("summary.md")))
        self.assertEqual(self.done.returncode, 1, self.done.stdout + self.done.stderr)

    def test_json(self):
        self.validate("r.json")

    def test_junit(self):
        """As junit-10.xsd of Jenkins' xunit plugin has it: elements, their order, required attributes, counts."""
        root = xml.etree.ElementTree.fromstring(self.read("j.xml"))
        self.assertEqual(root.tag, "testsuites")
        kinds = {"failure": 0, "error": 0, "skipped": 0}
        for suite in root:
            self.assertEqual(suite.tag, "testsuite")
            self.assertEqual(sorted(suite.attrib), ["errors", "failures", "name", "skipped", "tests", "time"])
            self.assertRegex(suite.get("time"), r"^\d+\.\d{3}$")
            self.assertEqual(suite[0].tag, "properties")
            cases = list(suite)[1:]
            self.assertEqual(len(cases), int(suite.get("tests")))
            for case in cases:
                self.assertEqual((case.tag, sorted(case.attrib)), ("testcase", ["classname", "name", "time"]))
                for child in case:
                    self.assertIn(child.tag, ("failure", "error", "skipped", "system-err"))
                    if child.tag in kinds:
                        kinds[child.tag] += 1
            for tag, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                self.assertEqual(len(suite.findall("testcase/" + tag)), int(suite.get(attribute)))
        self.assertEqual(kinds, {"failure": 1, "error": 0, "skipped": 1})
        failure = root.find(".//failure")
        self.assertEqual(failure.get("type"), "diverges")
        self.assertEqual(failure.get("message"), "step 2, next(g): the outcome: expected yielded 0, but yielded 99")
        self.assertIn("reproduce:  ./yieldcheck explain wrong send/total --lane native", failure.text)
        self.assertEqual(root.find(".//skipped").get("message"),
                         "crashes: killed by SIGSEGV in step 2: next(g) (accepted by baseline.toml:1: known)")

    def test_sarif(self):
        """As the SARIF 2.1.0 standard has it, sections 3.13 (log), 3.14 (run), 3.49 (rules), 3.27 (results)."""
        log = json.loads(self.read("s.sarif"))
        self.assertEqual((log["version"], len(log["runs"])), ("2.1.0", 1))
        run = log["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([rule["id"] for rule in rules], ["END-01", "SND-01"])
        for rule in rules:
            self.assertTrue(rule["shortDescription"]["text"] and rule["help"]["text"])
            self.assertRegex(rule["helpUri"], "^https://peps.python.org/pep-0")
        self.assertEqual(len(run["results"]), 2)
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertIn(result["level"], ("error", "warning", "note", "none"))
            place = result["locations"][0]["physicalLocation"]
            self.assertRegex(place["artifactLocation"]["uri"], r"^suite/scenarios/[a-z/]+\.py$")
            self.assertGreaterEqual(place["region"]["startLine"], 1)
            self.assertRegex(result["partialFingerprints"]["yieldcheckResult/v1"], "^[0-9a-f]{64}$")
            self.assertRegex(result["partialFingerprints"]["primaryLocationLineHash"], "^[0-9a-f]{16}:1$")
        crash, divergence = run["results"]
        self.assertEqual((divergence["level"], divergence["suppressions"]), ("error", []))
        self.assertEqual(crash["suppressions"], [{"kind": "external", "status": "accepted", "justification": "known"}])
        before = [one["partialFingerprints"] for one in run["results"]]
        self.assertEqual(self.call("run", "--report", "sarif=again.sarif").returncode, 1)
        again = json.loads(self.read("again.sarif"))["runs"][0]["results"]
        self.assertEqual([one["partialFingerprints"] for one in again], before)

    def test_github(self):
        self.assertIn("\n::error file=suite/scenarios/send/total.py,line=12,title=send/total diverges::wrong native, "
                      "send/total diverges: step 2, next(g): the outcome: expected yielded 0, but yielded 99%0A"
                      "./yieldcheck explain wrong send/total --lane native\n", self.done.stdout)
        self.assertTrue(self.done.stdout.endswith("::notice title=Yieldcheck::Failed: 1 not in order.\n"))
        self.assertTrue(self.read("summary.md").startswith("## Yieldcheck: Failed: 1 not in order.\n"))

    def test_nothing_printed_is_taken_for_a_command(self):
        lines = self.done.stdout.splitlines()
        self.assertTrue(lines[0].startswith("::stop-commands::"))
        resumed = lines.index("::%s::" % lines[0][len("::stop-commands::"):])
        self.assertTrue(any("Failed: 1 not in order." in line for line in lines[:resumed]))
        self.assertTrue(all(line.startswith("::") for line in lines[resumed:]))

    def test_markdown_and_badge(self):
        self.assertIn("| native | right | wrong |\n|---|--:|--:|\n| end | 1/1 | 0/1 1c |\n| send | 1/1 | 0/1 1d |\n",
                      self.read("m.md"))
        badge = xml.etree.ElementTree.fromstring(self.read("b.svg"))
        self.assertEqual(badge.find("{http://www.w3.org/2000/svg}title").text, "yieldcheck: 1 not in order")
        self.assertEqual(badge.get("role"), "img")

    def test_pages(self):
        self.assertTrue(os.path.exists(self.path("pages/index.html")))


class Requests(Reports):
    def test_are_refused_before_the_run(self):
        for request, sentence in (
                ("jnit=x", 'unknown report "jnit"'), ("junit", "report junit needs a file"),
                ("github=x", "report github has no place of its own"), ("junit=no/such/x", "cannot be written"),
                ("junit=suite", "suite: is a folder"), ("html=baseline.toml", "baseline.toml: is no folder")):
            self.write("baseline.toml", "")
            self.assertIn(sentence, self.fault("run", "--report", request))
        self.assertIn("two reports cannot be written to one place",
                      self.fault("run", "--report", "junit=x", "--report", "sarif=x"))


class Gates(Reports):
    def gate(self, baseline, *arguments, results="out.json"):
        self.write("b.toml", baseline)
        return self.call("gate", results, "--baseline", "b.toml", *arguments)

    def test_exit_codes(self):
        self.results()
        listed = ENTRY % ("send/*", "diverges")
        for code, baseline, said in (
                (0, listed, "In order; 1 accepted by b.toml."),
                (1, "", "./yieldcheck baseline update --from out.json --baseline"),
                (2, listed + (ENTRY % ("send/*", "crashes")).replace("native", "emulated"),
                 "./yieldcheck baseline prune --from out.json --baseline b.toml")):
            done = self.gate(baseline)
            self.assertEqual(done.returncode, code, done.stdout + done.stderr)
            self.assertIn(said, " ".join(done.stdout.split()))
        self.write("b.toml", listed.replace("known", ""))
        self.assertIn("has no \"reason\"", self.fault("gate", "out.json", "--baseline", "b.toml"))
        self.assertEqual(self.gate(listed, "--strict").returncode, 1)

    def test_partial_results_are_refused(self):
        result = self.results()
        result["partial"] = True
        self.write("out.json", json.dumps(result))
        done = self.gate(ENTRY % ("send/*", "diverges"))
        self.assertEqual(done.returncode, 3)
        self.assertIn("No verdict on the whole", done.stdout)
        self.assertIn("interrupted run", self.fault("baseline", "prune", "--from", "out.json", "--baseline", "b.toml"))

    def test_broken_adapters_are_faults(self):
        self.adapter("foreign")
        self.assertEqual(self.call("run", "--json", "out.json", "--adapter", "foreign").returncode, 3)
        done = self.gate("")
        self.assertEqual(done.returncode, 3)
        self.assertIn("Fault: 2 broken.", done.stdout)

    def test_new_scenarios_gate_when_they_are_adopted(self):
        self.scenario("send/total", "SND-01\n# since: 0.2.0")
        self.results()
        baseline = 'suite = "0.1.0"\n'
        done = self.gate(baseline)
        self.assertEqual(done.returncode, 0)
        self.assertIn("not adopted yet", done.stdout)
        self.assertIn("baseline update --adopt", " ".join(done.stdout.split()))
        self.assertEqual(self.gate('suite = "0.2.0"\n').returncode, 1)

    def test_files_that_are_none(self):
        self.assertIn("cannot be read", self.fault("gate", "none.json"))
        self.write("text.json", "text")
        self.assertIn("no valid JSON", self.fault("gate", "text.json"))
        self.assertIn("/dev/zero: is longer than", self.fault("gate", "/dev/zero"))
        result = self.results()
        self.assertIn("cannot be read", self.fault("gate", "out.json", "--baseline", "none.toml"))
        result["results"] = []
        self.write("none.json", json.dumps(result))
        self.assertIn("holds no results", self.fault("gate", "none.json"))


class Baselines(Reports):
    def test_update_and_prune(self):
        self.results()
        self.write("b.toml", "# Ours.\n")
        done = self.call("baseline", "update", "--from", "out.json", "--baseline", "b.toml", "--reason", "by design")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("b.toml"),
                         "# Ours.\n\n[[accept]]\nadapter = 'wrong'\nlane = 'native'\nverdict = 'diverges'\n"
                         "reason = 'by design'\nscenario = [\n    'send/total',\n]\n")
        self.assertEqual(self.call("gate", "out.json", "--baseline", "b.toml").returncode, 0)
        text = self.read("bin/yieldcheck-adapter-wrong").replace('["yield", 99]', '["yield", 0]')
        self.write("bin/yieldcheck-adapter-wrong", text)
        self.results()
        self.assertEqual(self.call("gate", "out.json", "--baseline", "b.toml").returncode, 2)
        self.assertEqual(self.call("baseline", "prune", "--from", "out.json", "--baseline", "b.toml").returncode, 0)
        self.assertEqual(self.read("b.toml"), "# Ours.\n")
        self.assertIn("is up to date",
                      self.call("baseline", "prune", "--from", "out.json", "--baseline", "b.toml").stdout)

    def test_the_commands_that_the_gate_says_work(self):
        """Copied to a shell as they stand, whatever the files are called."""
        self.results(name="it's mine.json")
        for baseline, expected in ((ENTRY % ("gone/*", "hangs"), [1, 2, 0]),
                                   (ENTRY % ("send/total", "diverges") + ENTRY % ("end/*", "hangs"), [1, 0])):
            self.write("my list.toml", baseline)
            codes = []
            while len(codes) < 5 and 0 not in codes:
                done = self.call("gate", "it's mine.json", "--baseline", "my list.toml", "--strict")
                codes.append(done.returncode)
                if done.returncode:
                    command = done.stdout.splitlines()[-1].replace("./yieldcheck", PROGRAM)
                    subprocess.run(command, shell=True, check=True, cwd=self.root, env=self.environment(),
                                   stdout=subprocess.PIPE)
            self.assertEqual(codes, expected)

    def test_bad_calls(self):
        self.results()
        self.assertIn("did you mean prune?", self.fault("baseline", "prnue", "--from", "out.json"))
        self.assertIn("there is no such baseline",
                      self.fault("baseline", "update", "--from", "out.json", "--baseline", "none.toml"))


class MergeAndDiff(Reports):
    def test_shards_merge_to_the_whole(self):
        whole = self.results("--lane", "native")
        self.results("--lane", "native", "--shard", "1/2", name="1.json")
        self.results("--lane", "native", "--shard", "2/2", name="2.json")
        done = self.call("merge", "1.json", "2.json", "-o", "all.json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.validate("all.json")

        def verdicts(result):
            return [(one["adapter"], one["lane"], one["scenario"], one["verdict"]) for one in result["results"]]

        self.assertEqual(verdicts(json.loads(self.read("all.json"))), verdicts(whole))
        done = self.call("diff", "out.json", "all.json")
        self.assertEqual((done.returncode, done.stdout), (0, "4 results are as they were.\n"))

    def test_shards_of_the_environment(self):
        """As GoogleTest's protocol has it, which several CI servers and build tools speak."""
        self.results("--lane", "native", "--shard", "2/2", name="2.json")
        environment = dict(self.environment(), GTEST_TOTAL_SHARDS="2", GTEST_SHARD_INDEX="1",
                           GTEST_SHARD_STATUS_FILE=self.path("status"))
        done = self.call("run", "--lane", "native", "--json", "part.json", environment=environment)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertEqual(self.call("diff", "2.json", "part.json").stdout, "2 results are as they were.\n")
        self.assertTrue(os.path.exists(self.path("status")))
        for name, value, said in (("GTEST_SHARD_INDEX", "2", "no part of GTEST_TOTAL_SHARDS=2"),
                                  ("GTEST_TOTAL_SHARDS", "two", "is no number")):
            done = self.call("run", environment=dict(environment, **{name: value}))
            self.assertEqual(done.returncode, 3)
            self.assertIn(said, done.stderr)

    def test_a_lost_part_is_noticed(self):
        self.results("--lane", "native", "--shard", "1/2", name="1.json")
        self.results("--lane", "native", "--shard", "2/2", name="2.json")
        self.write("b.toml", ENTRY % ("send/*", "diverges"))
        done = self.call("gate", "1.json", "--baseline", "b.toml", "--complete")
        self.assertEqual(done.returncode, 3)
        self.assertIn("right native (g++ 12.2.0 -O0): 1 of 2 scenarios", done.stdout)
        self.assertEqual(self.call("merge", "1.json", "2.json", "-o", "all.json").returncode, 0)
        self.assertEqual(self.call("gate", "all.json", "--baseline", "b.toml", "--complete").returncode, 0)

    def test_contradictions_are_named(self):
        result = self.results()
        result["results"][0]["verdict"] = "hangs"
        self.write("other.json", json.dumps(result))
        self.assertEqual(self.fault("merge", "out.json", "other.json", "-o", "all.json"),
                         "other.json: contradicts out.json: right (g++ 12.2.0 -O0) native end/crash hangs, and there "
                         "conforms\nmerge only results of one suite, made with the same options")
        self.assertFalse(os.path.exists(self.path("all.json")))

    def test_diff(self):
        result = self.results()
        for one in result["results"]:
            if one["verdict"] == "diverges":
                one["verdict"] = "conforms"
        self.write("before.json", json.dumps(result))
        done = self.call("diff", "before.json", "out.json", "--report", "html=d.html", "--report", "markdown=d.md",
                         "--report", "json=d.json")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue(done.stdout.startswith("New failures (1)\n  diverges in next on a generator that has not "
                                               "started\n    wrong native  send/total\n        was: conforms\n"))
        self.assertEqual(self.call("diff", "out.json", "before.json").returncode, 0)
        self.assertEqual([one["change"] for one in json.loads(self.read("d.json"))["changes"]], ["failure"])
        self.assertIn("### New failures (1)", self.read("d.md"))
        self.assertIn("New failures (1)</h2>", self.read("d.html"))
        self.assertIn("unknown report", self.fault("diff", "before.json", "out.json", "--report", "junit=x"))


class Interruptions(Reports):
    def interrupted(self, number, **more):
        self.adapter("slow")
        running = subprocess.Popen([PROGRAM, "run", "--jobs", "1", "--timeout", "60", "--json", "out.json", "--report",
                                    "junit=j.xml"], cwd=self.root, env=self.environment(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, universal_newlines=True, **more)
        self.await_begun()
        if more:
            running.send_signal(signal.SIGHUP)
            time.sleep(0.2)
            self.assertIsNone(running.poll())
        running.send_signal(number)
        output, errors = running.communicate(timeout=60)
        self.assertEqual(running.returncode, 3, output + errors)
        self.assertTrue(json.loads(self.read("out.json"))["partial"])
        self.validate("out.json")
        xml.etree.ElementTree.fromstring(self.read("j.xml"))
        self.assertEqual([name for name in os.listdir(self.root) if name.endswith(".new")], [])
        self.write("b.toml", "")
        self.assertEqual(self.call("gate", "out.json", "--baseline", "b.toml").returncode, 3)

    def test_ctrl_c(self):
        self.interrupted(signal.SIGINT)

    def test_termination(self):
        self.interrupted(signal.SIGTERM)

    def test_hang_up(self):
        self.interrupted(signal.SIGHUP)

    def test_hang_up_under_nohup(self):
        self.interrupted(signal.SIGTERM, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))

    def test_full_disk(self):
        done = self.call("run", "--json", "/dev/full", "--report", "junit=j.xml")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr.splitlines()[-2:],
                         ["yieldcheck: /dev/full: cannot be written (No space left on device)",
                          "            choose a file in a folder that you may write to and that has room"])
        xml.etree.ElementTree.fromstring(self.read("j.xml"))  # what has room is written all the same

    def test_a_file_that_may_not_grow_leaves_the_older_one(self):
        self.write("out.json", "older")

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

        done = subprocess.run([PROGRAM, "run", "--json", "out.json"], env=self.environment(), cwd=self.root,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True,
                              preexec_fn=limit)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("out.json: cannot be written (File too large)", done.stderr)
        self.assertEqual(self.read("out.json"), "older")
        self.assertEqual([name for name in os.listdir(self.root) if name.startswith("out.json")], ["out.json"])


if __name__ == "__main__":
    unittest.main()
