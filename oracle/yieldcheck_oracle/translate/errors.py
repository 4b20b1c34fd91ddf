"""What a scenario asks for that the subset does not have."""

from __future__ import annotations

import ast
from typing import List


class OutsideSubset(Exception):
    """One construct that cannot be translated: where it is, what it is, and what to write instead."""

    def __init__(self, node_or_line: "ast.AST | int", construct: str, hint: str) -> None:
        line = node_or_line if isinstance(node_or_line, int) else getattr(node_or_line, "lineno", 0)
        super().__init__(f"line {line}: {construct}: {hint}")
        self.line = line
        self.construct = construct
        self.hint = hint

    def describe(self, path: str) -> str:
        return f"{path}:{self.line}: {self.construct} is outside the subset; {self.hint}"


class Untranslatable(Exception):
    """All that stands in the way of one file."""

    def __init__(self, path: str, problems: List[OutsideSubset]) -> None:
        super().__init__("\n".join(problem.describe(path) for problem in problems))
        self.path = path
        self.problems = problems
