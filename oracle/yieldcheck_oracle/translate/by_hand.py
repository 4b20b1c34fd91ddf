"""Functions of a scenario that are written by hand, in the C++ file that its header names: docs/scenarios.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, List, Optional

from ..scenario import Scenario, ScenarioError

_DEFINITION = re.compile(r"^(?:static\s+)?(Body|Value)\s+(\w+)\s*\(\s*(?:BodyFrame|FrameRef)\b[^()]*\)\s*\{", re.MULTILINE)
_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include\b.*$", re.MULTILINE)

# What an adapter.hpp defines for the library's own type, and what it defines where that type lacks something.
_CONDITIONS = {
    "own type": "defined(GENERATOR)",
    "moves": "!defined(GENERATOR_LACKS_MOVES)",
    "move-only values": "!defined(GENERATOR_LACKS_MOVE_ONLY_VALUES)",
    "references": "!defined(GENERATOR_LACKS_REFERENCES)",
    "temporaries": "!defined(GENERATOR_LACKS_TEMPORARIES)",
    "delegation": "defined(YIELD_ALL)",
    "failing allocation": "defined(YIELDCHECK_FAILING_ALLOCATION)",
}


class HandWritten:
    """A C++ file beside a scenario: its text, and the functions in it that stand for Python's."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.own_type = "own type" in scenario.needs
        # The folders of several may be joined by links.
        self.path = Path(scenario.path).resolve().parent / scenario.body
        try:
            self.text = self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ScenarioError("names a body that cannot be read, %s (%s)" % (scenario.body, error), scenario.path, None,
                                "# body: names a C++ file beside the scenario") from None
        self.functions: Dict[str, str] = {match.group(2): "generator" if match.group(1) == "Body" else "plain"
                                          for match in _DEFINITION.finditer(self.text)}
        if not self.functions:
            raise self.wrong("defines no function of the scenario",
                             "write Body NAME(BodyFrame frame) { for a generator, Value NAME(FrameRef frame) { for others")
        if self.own_type and "generator" in self.functions.values():
            raise self.wrong("defines a Body, but needs the library's own type",
                             "write Value NAME(FrameRef frame) and use GENERATOR in it")

    def wrong(self, message: str, hint: str) -> ScenarioError:
        return ScenarioError(message, str(self.path), None, hint)

    def check(self, kinds: Dict[str, str]) -> None:
        """`kinds`: of the scenario's functions, by their C++ names."""
        for name, kind in self.functions.items():
            if name not in kinds:
                raise self.wrong("defines %s, and the scenario has no such function" % name,
                                 "its functions are " + ", ".join(sorted(kinds)))
            if (kind == "plain") != (kinds[name] == "plain"):
                raise self.wrong("defines %s as another kind of function than the scenario" % name,
                                 "a Body stands for a generator function, a Value for a plain one")

    @property
    def includes(self) -> List[str]:
        return [line.strip() for line in _INCLUDE.findall(self.text)]

    def lines(self) -> List[str]:
        """The text, as the compiler gets it within the scenario's namespace."""
        text = ['#line 1 "%s"' % self.path] + _INCLUDE.sub("", self.text).rstrip("\n").split("\n")
        if not self.own_type:
            return text
        lines: List[str] = []
        for need in sorted(self.scenario.needs, key="own type".__ne__):
            lines.append("#%s !(%s)" % ("elif" if lines else "if", _CONDITIONS[need]))
            lines += ['Value %s(FrameRef) { Session::current().lacks("%s"); }' % (name, need)
                      for name in self.functions]
        return lines + ["#else"] + text + ["#endif"]


def hand_written(scenario: Scenario) -> Optional[HandWritten]:
    """Raises ScenarioError."""
    if scenario.body:
        return HandWritten(scenario)
    if scenario.needs:
        raise ScenarioError("needs the library's own type, but has no C++", scenario.path, None,
                            "name the C++ file beside it: # body: FILE.cpp")
    return None
