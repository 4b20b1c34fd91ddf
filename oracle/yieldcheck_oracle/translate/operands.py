"""C++ expressions with what must be known to evaluate them in Python's order and to let objects go when CPython does.

C++ leaves the order of a call's arguments open and keeps temporaries to the end of the full expression. Operands whose
order matters, and temporaries that CPython would have released before something else happens, become variables.
"""

from __future__ import annotations

import ast
import re
from typing import FrozenSet, List, NamedTuple, Sequence, Tuple

from .writer import Writer

CONSTANT, READ, EFFECT = 0, 1, 2


class Expr(NamedTuple):
    """One expression in C++."""

    text: str  # for a place that takes a Value, or a bool for conditions
    reference: str = ""  # for a place that takes a const Value&; empty: the same
    rank: int = CONSTANT  # CONSTANT: may be evaluated at any time; READ: may be changed by effects; EFFECT: runs code
    fresh: bool = False  # its value may be the only reference to an object whose end can be noticed
    holds: bool = False  # it leaves such objects alive until the end of the full expression
    lingers: bool = False  # it leaves other references alive until then
    reads: FrozenSet[str] = frozenset()  # plain locals that it reads
    is_condition: bool = False  # a C++ bool

    @property
    def by_reference(self) -> str:
        return self.reference or self.text

    def has_braces(self) -> bool:
        return bool(re.search(r"[{?]", re.sub(r'"(?:[^"\\]|\\.)*"', "", self.text)))


def combine(template: str, operands: Sequence[Expr], rank: int = CONSTANT, fresh: "bool | None" = None) -> Expr:
    """An operation that takes its operands by const reference."""
    text = template.format(*[operand.by_reference for operand in operands])
    any_fresh = any(operand.fresh for operand in operands)
    return Expr(
        text,
        rank=max([rank] + [operand.rank for operand in operands]),
        fresh=any_fresh if fresh is None else fresh,
        holds=any_fresh or any(operand.holds for operand in operands),
        lingers=any(operand.lingers or operand.by_reference != operand.text or operand.text.startswith("global(")
                    or operand.fresh for operand in operands),
        reads=frozenset().union(*[operand.reads for operand in operands]),
    )


def assigned_within(node: object) -> FrozenSet[str]:
    """Names that evaluating an expression assigns."""
    if not isinstance(node, ast.AST):
        return frozenset()
    return frozenset(part.target.id for part in ast.walk(node) if isinstance(part, ast.NamedExpr))


class OperandsMixin:
    """Hoisting of operands; needs `writer`, `names` and `expression`."""

    writer: Writer

    def operands(self, nodes: Sequence[object], ordered: bool = False, effectful: bool = True,
                 unordered: int = 0) -> List[Expr]:
        """Translates operands that are evaluated one after the other.

        ordered: they go into a braced list, which C++ evaluates from left to right; all but the first `unordered`.
        effectful: what is done with them can be noticed, so that temporaries must be gone by then.
        A node may also be a function that translates the operand.
        """
        parts: List[Tuple[List[str], Expr]] = []
        for node in nodes:
            with self.writer.captured() as buffer:
                expression = node() if callable(node) else self.expression(node)
            parts.append((buffer, expression))
        hoisted = self._which_to_hoist(nodes, parts, ordered, effectful, unordered)
        result: List[Expr] = []
        for (buffer, expression), hoist in zip(parts, hoisted):
            self.writer.lines += buffer
            result.append(self.hoist(expression) if hoist else expression)
        return result

    def _which_to_hoist(self, nodes: Sequence[object], parts: List[Tuple[List[str], Expr]], ordered: bool,
                        effectful: bool, unordered: int) -> List[bool]:
        hoisted = [False] * len(parts)
        statements_follow = False
        assigned: FrozenSet[str] = frozenset()
        later_rank = CONSTANT
        for index in range(len(parts) - 1, -1, -1):
            buffer, expression = parts[index]
            hoist = statements_follow and expression.rank > CONSTANT
            hoist = hoist or bool(expression.reads & assigned)
            if not ordered or index < unordered:
                pair = (expression.rank, later_rank)
                hoist = hoist or (min(pair) > CONSTANT and max(pair) == EFFECT)
            hoist = hoist or (expression.holds and (effectful or later_rank == EFFECT))
            hoisted[index] = hoist
            statements_follow = statements_follow or hoist or bool(buffer)
            later_rank = max(later_rank, CONSTANT if hoist else expression.rank)
            assigned |= assigned_within(nodes[index])
        return hoisted

    def hoist(self, expression: Expr, name: str = "value") -> Expr:
        """The expression in a variable of its own, whose content moves to its only use."""
        if expression.is_condition:
            variable = self.names.number("condition")
            self.writer.emit(f"const bool {variable} = {expression.text};")
            return Expr(variable, is_condition=True)
        variable = self.names.number(name)
        self.writer.emit(f"Value {variable} = {expression.text};")
        self.temporaries += 1
        return self.moved(variable, expression.fresh)

    @staticmethod
    def moved(variable: str, fresh: bool = True) -> Expr:
        return Expr(f"std::move({variable})", f"Value(std::move({variable}))", fresh=fresh)

    def settle(self, expression: Expr) -> Expr:
        """In a variable that may be read many times."""
        if expression.rank == CONSTANT and not expression.fresh and not expression.reads:
            return expression
        if expression.text.startswith("std::move("):
            return Expr(expression.text[len("std::move("):-1])
        variable = self.names.number("value")
        self.writer.emit(f"const Value {variable} = {expression.text};")
        self.temporaries += 1
        return Expr(variable)


_TAKEN = re.compile(r"Value\(std::move\((\w+)\)\)")


def last_use(text: str) -> str:
    """The text of a statement that closes its block at once: what it would take for good may as well be lent."""
    return _TAKEN.sub(r"\1", text)
