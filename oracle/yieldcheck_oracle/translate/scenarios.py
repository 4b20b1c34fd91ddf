"""From a scenario file to its two C++ texts."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path
from typing import List

from ..scenario import Scenario, load
from .by_hand import hand_written
from .errors import OutsideSubset, Untranslatable
from .module import ModuleTranslator, Step, Translation


def translate_scenario(scenario: Scenario) -> Translation:
    """Raises Untranslatable with all that is outside the subset, or ScenarioError."""
    _check_syntax(scenario)
    by_hand = hand_written(scenario)
    steps: List[Step] = [Step(step.line, step.node, "to" in step.operation) for step in scenario.steps
                         if step.operation["op"] == "code"]
    try:
        translator = ModuleTranslator(scenario.id, scenario.path, scenario.text, scenario.statements,
                                      [step.node for step in scenario.steps], steps, by_hand, scenario.about)
        return translator.translate()
    except OutsideSubset as problem:
        raise Untranslatable(scenario.path, [problem]) from None
    except RecursionError:
        deep = OutsideSubset(1, "an expression nested this deeply", "split it into several statements")
        raise Untranslatable(scenario.path, [deep]) from None


def translate_file(path: Path, root: Path) -> Translation:
    """Raises ScenarioError or Untranslatable."""
    return translate_scenario(load(path, root))


def _check_syntax(scenario: Scenario) -> None:
    """What ast.parse lets through: yield outside a function, nonlocal without a variable and the like."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(ast.parse(scenario.text), scenario.path, "exec", dont_inherit=True)
    except SyntaxError as error:
        problem = OutsideSubset(error.lineno or 1, f"a syntax error ({error.msg})", "correct the file")
        raise Untranslatable(scenario.path, [problem]) from None
