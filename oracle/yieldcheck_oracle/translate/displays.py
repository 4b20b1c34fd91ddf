"""Displays: [...], (...), {...}, with stars."""

from __future__ import annotations

import ast
from typing import Callable, List, Sequence

from .operands import CONSTANT, EFFECT, Expr, last_use


class DisplaysMixin:
    """Needs ExpressionsMixin."""

    def display(self, kind: str, nodes: Sequence[ast.expr]) -> Expr:
        if any(isinstance(node, ast.Starred) for node in nodes):
            return self.starred_display(kind, nodes)
        items = self.operands(nodes, ordered=True, effectful=kind == "set")
        fresh = any(item.fresh for item in items)
        return Expr(
            f"{kind}({{{', '.join(item.text for item in items)}}})" if items else f"{kind}()",
            rank=max([item.rank for item in items] + [EFFECT if kind == "set" else CONSTANT]), fresh=fresh,
            holds=fresh or any(item.holds for item in items), lingers=bool(items),
            reads=frozenset().union(*[item.reads for item in items]))

    def starred_display(self, kind: str, nodes: Sequence[ast.expr]) -> Expr:
        result = self.names.number("value")
        collected = "set" if kind == "set" else "list"
        self.writer.emit(f"Value {result} = {collected}();")
        self.temporaries += 1
        for node in nodes:
            if isinstance(node, ast.Starred):
                function = "extend_set" if kind == "set" else "extend"
                self.in_block(lambda: f"{function}({result}, {self.expression(node.value).by_reference});")
            else:
                function = "include" if kind == "set" else "append"
                self.in_block(lambda: f"{function}({result}, {self.expression(node).text});")
        if kind == "tuple":
            self.writer.emit(f"{result} = tuple_from({result});")
        return self.moved(result)

    def in_block(self, statement: Callable[[], str]) -> None:
        """A statement whose temporaries end with it. It is given as a function that writes what must come before."""
        outer, self.temporaries = self.temporaries, 0
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            text = last_use(statement())
            self.writer.depth -= 1
        if self.temporaries:
            self.writer.open("{")
            self.writer.lines += buffer
            self.writer.emit(text)
            self.writer.close()
        else:
            self.writer.lines += [line[4:] for line in buffer]
            self.writer.emit(text)
        self.temporaries = outer

    def expression_Tuple(self, node: ast.Tuple) -> Expr:
        return self.display("tuple", node.elts)

    def expression_List(self, node: ast.List) -> Expr:
        return self.display("list", node.elts)

    def expression_Set(self, node: ast.Set) -> Expr:
        return self.display("set", node.elts)

    def expression_Dict(self, node: ast.Dict) -> Expr:
        if any(key is None for key in node.keys):
            return self.merged_dict(node)
        nodes = [part for pair in zip(node.keys, node.values) for part in pair]
        items = self.operands(nodes, ordered=True)
        pairs = [f"{{{key.text}, {value.text}}}" for key, value in zip(items[::2], items[1::2])]
        fresh = any(item.fresh for item in items)
        rank = EFFECT if self.module.has_special_methods and items else CONSTANT
        return Expr(f"dict({{{', '.join(pairs)}}})" if pairs else "dict()",
                    rank=max([item.rank for item in items] + [rank]), fresh=fresh,
                    holds=fresh or any(item.holds for item in items), lingers=bool(items),
                    reads=frozenset().union(*[item.reads for item in items]))

    def merged_dict(self, node: ast.Dict) -> Expr:
        result = self.names.number("value")
        self.writer.emit(f"Value {result} = dict();")
        self.temporaries += 1
        for key, value in zip(node.keys, node.values):
            if key is None:
                self.in_block(lambda: f"merge({result}, {self.expression(value).by_reference});")
            else:
                self.in_block(lambda: self.set_item_text(Expr(result), self.operands([key, value])))
        return self.moved(result)

    @staticmethod
    def set_item_text(container: Expr, pair: List[Expr]) -> str:
        return f"set_item({container.by_reference}, {pair[0].by_reference}, {pair[1].text});"
