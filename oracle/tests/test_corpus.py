"""The corpus holds together: rules and scenarios name each other, and the levels are honest."""
import ast
import inspect
import re
import sys
import tomllib
import types
import unittest
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "suite" / "rules"
SCENARIOS = ROOT / "suite" / "scenarios"
LEVELS = ("core", "beyond-contract", "quirk", "compiler")  # from the strongest promise to the weakest
RESUMING = ("__next__", "send", "throw", "close")  # as methods; next() is watched where it is called
COLLECTIONS = ("grid", "programs")  # scenario folders without rules of their own


class Scenario(NamedTuple):
    name: str
    text: str
    tree: ast.Module
    rules: List[str]
    source: str
    python: Optional[str]

    @property
    def steps(self) -> List[ast.stmt]:
        drive = self.tree.body[-1]
        assert isinstance(drive, ast.FunctionDef)
        return drive.body

    @property
    def runs_here(self) -> bool:
        return self.python is None or sys.version_info[:2] >= tuple(int(part) for part in self.python.split("."))


def comment(text: str, key: str) -> str:
    match = re.search(rf"^# {key}: (.+)$", text, re.MULTILINE)
    return match.group(1) if match else ""


def read_scenario(path: Path) -> Scenario:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(SCENARIOS).with_suffix("").as_posix()
    rules = comment(text, "rules").split()
    return Scenario(name, text, ast.parse(text), rules, comment(text, "source"), comment(text, "python") or None)


def read_rules() -> Dict[str, List[Dict[str, Any]]]:
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["rule"] for path in sorted(RULES.glob("*.toml"))}


SCENARIO_LIST = [read_scenario(path) for path in sorted(SCENARIOS.rglob("*.py"))]
RULES_BY_CATEGORY = read_rules()
RULES_BY_ID = {rule["id"]: rule for rules in RULES_BY_CATEGORY.values() for rule in rules}


def level(scenario: Scenario) -> str:
    """The level of a scenario is that of its weakest rule."""
    return max((RULES_BY_ID[rule]["level"] for rule in scenario.rules), key=LEVELS.index)


def resumed_name(step: ast.stmt) -> Optional[str]:
    """The name of the generator that a step sends to, throws into or closes; None for any other step."""
    call = getattr(step, "value", None)
    function = getattr(call, "func", None)
    if isinstance(function, ast.Attribute) and function.attr in RESUMING and isinstance(function.value, ast.Name):
        return function.value.id
    return None


def is_closed(value: Any) -> bool:
    return isinstance(value, types.GeneratorType) and inspect.getgeneratorstate(value) == inspect.GEN_CLOSED


def calls_past_the_end(scenario: Scenario) -> List[int]:
    """Runs the scenario and returns the lines of the steps in which a generator is resumed that is closed already.

    Sees what the steps do themselves and every next(), wherever it is called.
    """
    lines: List[int] = []
    current = 0

    def checked_next(iterator: Any, *default: Any) -> Any:
        if is_closed(iterator):
            lines.append(current)
        return next(iterator, *default)

    namespace: Dict[str, Any] = {
        "print": lambda *values: None,
        "note": lambda *values: None,
        "snap": lambda generator: None,
        "next": checked_next,
        "state": inspect.getgeneratorstate,
        "exc_now": lambda: type(sys.exc_info()[1]).__name__ if sys.exc_info()[1] else None,
    }
    definitions = ast.Module(body=scenario.tree.body[:-1], type_ignores=[])
    exec(compile(definitions, scenario.name, "exec"), namespace)
    reported, sys.unraisablehook = sys.unraisablehook, lambda unraisable: None  # what a dropped generator raises
    for step in scenario.steps:
        current = step.lineno
        if is_closed(namespace.get(resumed_name(step) or "")):
            lines.append(current)
        try:
            exec(compile(ast.Module(body=[step], type_ignores=[]), scenario.name, "exec"), namespace)
        except BaseException:  # a step may raise anything: that is what scenarios are about
            pass
    for name in [name for name, value in namespace.items() if isinstance(value, types.GeneratorType)]:
        del namespace[name]
    sys.unraisablehook = reported
    return lines


class RulesTest(unittest.TestCase):
    def test_ids_are_unique(self) -> None:
        ids = [rule["id"] for rules in RULES_BY_CATEGORY.values() for rule in rules]
        self.assertEqual(sorted(set(ids)), sorted(ids))

    def test_every_rule_is_complete(self) -> None:
        known = {"id", "level", "sentence", "source", "note", "varies", "unprovable"}
        for category, rules in RULES_BY_CATEGORY.items():
            for rule in rules:
                with self.subTest(category=category, rule=rule["id"]):
                    self.assertRegex(rule["id"], r"^[A-Z0-9]{3}-\d\d$")
                    self.assertIn(rule["level"], LEVELS)
                    self.assertRegex(rule["sentence"], r"[.)]$")
                    self.assertTrue(rule["source"])
                    self.assertLessEqual(set(rule), known)
                    self.assertTrue(all(re.match(r"(cpython|pypy)-3\.\d+$", name) for name in rule.get("varies", [])))

    def test_a_rule_that_is_not_core_says_why(self) -> None:
        for rule in RULES_BY_ID.values():
            if rule["level"] != "core":
                self.assertIn("note", rule, rule["id"])

    def test_a_prefix_belongs_to_one_category(self) -> None:
        for category, rules in RULES_BY_CATEGORY.items():
            self.assertEqual(len({rule["id"].split("-")[0] for rule in rules}), 1, category)


class ScenariosTest(unittest.TestCase):
    def test_there_are_enough(self) -> None:
        self.assertGreaterEqual(len(SCENARIO_LIST), 300)

    def test_names_are_readable(self) -> None:
        for scenario in SCENARIO_LIST:
            self.assertRegex(scenario.name, r"^[a-z][a-z_]+/[a-z][a-z0-9_]+$")

    def test_every_folder_has_its_rules(self) -> None:
        folders = {scenario.name.split("/")[0] for scenario in SCENARIO_LIST}
        self.assertEqual(folders - set(COLLECTIONS), set(RULES_BY_CATEGORY))

    def test_every_scenario_is_described(self) -> None:
        for scenario in SCENARIO_LIST:
            with self.subTest(scenario=scenario.name):
                self.assertRegex(ast.get_docstring(scenario.tree) or "", r"(?s)^\S.*[.?!]$")
                self.assertTrue(scenario.rules)
                self.assertTrue(scenario.source)
                self.assertLessEqual(max(len(line) for line in scenario.text.splitlines()), 120)

    def test_every_scenario_ends_with_its_drive(self) -> None:
        for scenario in SCENARIO_LIST:
            last = scenario.tree.body[-1]
            self.assertTrue(isinstance(last, ast.FunctionDef) and last.name == "drive", scenario.name)

    def test_files_need_no_newer_python_than_they_say(self) -> None:
        for scenario in SCENARIO_LIST:
            minor = int((scenario.python or "3.8").split(".")[1])
            ast.parse(scenario.text, scenario.name, feature_version=(3, minor))

    def test_no_two_scenarios_are_the_same(self) -> None:
        bodies = [ast.dump(ast.Module(body=scenario.tree.body[1:], type_ignores=[])) for scenario in SCENARIO_LIST]
        self.assertEqual(len(set(bodies)), len(bodies))


class WitnessTest(unittest.TestCase):
    def test_every_rule_has_a_witness(self) -> None:
        named = {rule for scenario in SCENARIO_LIST for rule in scenario.rules}
        self.assertEqual(set(RULES_BY_ID) - named, set())

    def test_every_rule_that_is_named_exists(self) -> None:
        for scenario in SCENARIO_LIST:
            self.assertLessEqual(set(scenario.rules), set(RULES_BY_ID), scenario.name)
            self.assertEqual(len(set(scenario.rules)), len(scenario.rules), scenario.name)

    def test_a_witness_in_its_own_folder(self) -> None:
        for category, rules in RULES_BY_CATEGORY.items():
            named = {rule for scenario in SCENARIO_LIST if scenario.name.startswith(category + "/")
                     for rule in scenario.rules}
            self.assertLessEqual({rule["id"] for rule in rules}, named, category)

    def test_most_scenarios_are_core(self) -> None:
        levels = [level(scenario) for scenario in SCENARIO_LIST]
        self.assertGreater(levels.count("core"), len(levels) // 2)
        self.assertLessEqual(set(levels), set(LEVELS))

    def test_a_core_scenario_stops_at_the_end(self) -> None:
        for scenario in SCENARIO_LIST:
            if level(scenario) == "core" and scenario.runs_here:
                self.assertEqual(calls_past_the_end(scenario), [], scenario.name)


if __name__ == "__main__":
    unittest.main()
