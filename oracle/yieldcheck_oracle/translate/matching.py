"""match statements, as nested conditions."""

from __future__ import annotations

import ast
from typing import List, Tuple

from .errors import OutsideSubset
from .operands import Expr

# Built-in types whose one positional pattern matches the object itself.
_SELF_MATCHING = {"bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"}


class MatchMixin:
    """Needs FunctionTranslator."""

    matched_parts: List[str]  # variables that hold the subject and parts of it

    def statement_Match(self, node: ast.AST) -> None:
        self.writer.open("{")
        [subject] = self.operands([node.subject])
        value = self.names.number("subject")
        self.writer.emit(f"Value {value} = {subject.text};")
        matched = self.names.number("matched")
        if len(node.cases) > 1:
            self.writer.emit(f"bool {matched} = false;")
        start = set(self.bound)
        bound = None
        for number, case in enumerate(node.cases):
            self.bound = set(start)
            self.writer.comment = self.comment_of(case.pattern)
            self.writer.open("{" if number == 0 else f"if (!{matched}) {{")
            bindings: List[Tuple[str, str]] = []
            self.matched_parts = [value]
            opened = self.pattern(case.pattern, value, bindings)
            parts = self.matched_parts
            for name, text in bindings:
                self.store_name(name, Expr(text))
            if case.guard is not None:
                self.writer.open(f"if ({self.statement_condition(case.guard)}) {{")
                opened += 1
            if number + 1 < len(node.cases):
                self.writer.emit(f"{matched} = true;")
            for part in parts:
                self.writer.emit(f"{part} = Value();")  # nothing of the subject is kept while the body runs
            self.statements(case.body)
            for _ in range(opened + 1):
                self.writer.close()
            bound = start & self.bound if bound is None else bound & self.bound
        self.bound = bound if bound is not None else start
        self.writer.close()

    def pattern(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        """Opens the conditions under which the pattern matches; how many blocks that were."""
        method = getattr(self, "pattern_" + type(node).__name__)
        return method(node, subject, bindings)

    def require(self, condition: str) -> int:
        self.writer.open(f"if ({condition}) {{")
        return 1

    def pattern_MatchValue(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        [value] = self.operands([node.value])
        return self.require(f"truthy(equals({subject}, {value.by_reference}))")

    def pattern_MatchSingleton(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        return self.require(f"is({subject}, {node.value})")

    def pattern_MatchAs(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        opened = self.pattern(node.pattern, subject, bindings) if node.pattern is not None else 0
        if node.name is not None:
            bindings.append((node.name, subject))
        return opened

    def pattern_MatchOr(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        found = self.names.number("found")
        self.writer.emit(f"bool {found} = false;")
        kept = self.matched_parts
        for number, pattern in enumerate(node.patterns):
            self.matched_parts = []  # these end with their block
            self.writer.open("{" if number == 0 else f"if (!{found}) {{")
            inner: List[Tuple[str, str]] = []
            opened = self.pattern(pattern, subject, inner)
            for name, text in inner:
                self.store_name(name, Expr(text))
            self.writer.emit(f"{found} = true;")
            for _ in range(opened + 1):
                self.writer.close()
        self.matched_parts = kept
        return self.require(found)

    def pattern_MatchSequence(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        starred = [index for index, part in enumerate(node.patterns) if isinstance(part, ast.MatchStar)]
        count = len(node.patterns) - len(starred)
        kinds = ", ".join(f'builtin_class("{name}")' for name in ("list", "tuple", "range", "collections.deque"))
        opened = self.require(f"is_instance({subject}, tuple({{{kinds}}}))")
        opened += self.require(f"{subject}->length() {'>=' if starred else '=='} {count}")
        for index, part in enumerate(node.patterns):
            if isinstance(part, ast.MatchStar):
                if part.name is not None:
                    bindings.append((part.name, self.rest_of(subject, index, count - index)))
                continue
            position = index - len(node.patterns) if starred and index > starred[0] else index
            opened += self.pattern(part, self.part(f"item({subject}, integer({position}))"), bindings)
        return opened

    def part(self, text: str) -> str:
        variable = self.names.number("part")
        self.writer.emit(f"Value {variable} = {text};")
        self.matched_parts.append(variable)
        return variable

    def rest_of(self, subject: str, before: int, after: int) -> str:
        rest = self.names.number("part")
        self.writer.emit(f"Value {rest} = list();")
        self.matched_parts.append(rest)
        stop = f"integer({-after})" if after else "None"
        self.writer.emit(f"extend({rest}, item({subject}, slice(integer({before}), {stop}, None)));")
        return rest

    def pattern_MatchMapping(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        opened = self.require(f'is_instance({subject}, builtin_class("dict"))')
        keys: List[str] = []
        for key, part in zip(node.keys, node.patterns):
            [expression] = self.operands([key])
            value = self.settle(expression._replace(rank=1)).text
            keys.append(value)
            opened += self.require(f"contains({subject}, {value})")
            opened += self.pattern(part, self.part(f"item({subject}, {value})"), bindings)
        if node.rest is not None:
            rest = self.part(f'call(builtin_class("dict"), {{{subject}}})')
            for value in keys:
                self.writer.emit(f"delete_item({rest}, {value});")
            bindings.append((node.rest, rest))
        return opened

    def pattern_MatchClass(self, node: ast.AST, subject: str, bindings: List[Tuple[str, str]]) -> int:
        [kind] = self.operands([node.cls])
        given: List[Tuple[str, ast.AST]] = []
        opened = self.require(f"is_instance({subject}, {kind.by_reference})")
        if node.patterns:
            name = node.cls.id if isinstance(node.cls, ast.Name) else ""
            names = self.module.match_arguments(name)
            if name in _SELF_MATCHING and len(node.patterns) == 1:
                opened += self.pattern(node.patterns[0], subject, bindings)
            elif names is None or len(names) < len(node.patterns):
                raise OutsideSubset(node, "a positional pattern of a class without __match_args__ that are in the file",
                                    "write keyword patterns: Point(x=0)")
            else:
                given = list(zip(names, node.patterns))
        for name, part in given + list(zip(node.kwd_attrs, node.kwd_patterns)):
            value = self.part(f'{subject}->find_attribute("{name}")')
            opened += self.require(f"{value}.bound()")
            opened += self.pattern(part, value, bindings)
        return opened
