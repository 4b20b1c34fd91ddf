"""if, while, for, assert, and what is known about locals behind them."""

from __future__ import annotations

import ast
from typing import List, NamedTuple, Set

from .errors import OutsideSubset
from .operands import Expr
from .prepare import FUNCTIONS, breaks, terminates


class Loop(NamedTuple):
    """An enclosing loop; `flag` says that it was left by break, where somebody wants to know."""

    flag: str


class ControlMixin:
    """Needs FunctionTranslator."""

    # -- if ----------------------------------------------------------------------------------------------------------
    def statement_If(self, node: ast.If) -> None:
        comment, self.writer.comment = self.writer.comment, ""
        with self.writer.captured() as before:
            condition = self.statement_condition(node.test)
        self.writer.lines += before
        self.writer.comment = comment
        self.writer.open(f"if ({condition}) {{")
        start = set(self.bound)
        self.statements(node.body)
        after_body, self.bound = self.bound, set(start)
        self.otherwise(node.orelse)
        if not terminates(node.body):
            self.bound = after_body if terminates(node.orelse) else self.bound & after_body
        self.writer.close()

    def otherwise(self, orelse: List[ast.stmt]) -> None:
        """The else part of an if, elif included."""
        if not orelse:
            return
        if len(orelse) == 1 and isinstance(orelse[0], ast.If):
            node = orelse[0]
            start = set(self.bound)
            with self.writer.captured() as before:
                condition = self.statement_condition(node.test)
            if not before:
                self.writer.comment = self.comment_of(node)
                self.writer.middle(f"}} else if ({condition}) {{")
                self.statements(node.body)
                after_body, self.bound = self.bound, start
                self.otherwise(node.orelse)
                if terminates(node.orelse):
                    self.bound = after_body
                elif not terminates(node.body):
                    self.bound = self.bound & after_body
                return
            self.bound = start
        self.writer.middle("} else {")
        self.statements(orelse)

    def comment_of(self, node: ast.stmt) -> str:
        from .writer import source_comment

        return source_comment(node.lineno, self.module.source_line(node.lineno))

    def statement_Assert(self, node: ast.Assert) -> None:
        condition = self.negated(Expr(self.statement_condition(node.test), is_condition=True))
        self.writer.open(f"if ({condition.text}) {{")
        if node.msg is None:
            self.writer.emit("assertion_failed();")
        else:
            self.in_block(lambda: f"assertion_failed({self.expression(node.msg).by_reference});")
        self.writer.close()

    # -- loops -------------------------------------------------------------------------------------------------------
    def statement_While(self, node: ast.While) -> None:
        self.bound -= unbound_within(node.body + node.orelse)
        flag = self.break_flag(node)
        comment, self.writer.comment = self.writer.comment, ""
        with self.writer.captured() as before:
            self.writer.depth += 1
            condition = self.statement_condition(node.test)
            self.writer.depth -= 1
        after = set(self.bound)
        self.writer.comment = comment
        if before:
            self.writer.open("while (true) {")
            self.writer.lines += before
            self.writer.emit(f"if ({self.negated(Expr(condition)).text}) break;")
        else:
            self.writer.open(f"while ({condition}) {{")
        self.loop_body(node, flag)
        self.bound = after - unbound_within(node.body)
        self.loop_else(node, flag)

    def break_flag(self, node: "ast.While | ast.For") -> str:
        if not node.orelse or not breaks(node.body):
            return ""
        flag = self.names.number("broken")
        comment, self.writer.comment = self.writer.comment, ""
        self.writer.emit(f"bool {flag} = false;")
        self.writer.comment = comment
        return flag

    def loop_body(self, node: "ast.While | ast.For", flag: str) -> None:
        self.contexts.append(Loop(flag))
        self.statements(node.body)
        self.contexts.pop()
        self.writer.close()

    def loop_else(self, node: "ast.While | ast.For", flag: str) -> None:
        if not node.orelse:
            return
        start = set(self.bound)
        if flag:
            self.writer.open(f"if (!{flag}) {{")
        else:
            self.writer.open("{")
        self.statements(node.orelse)
        self.writer.close()
        self.bound = start - unbound_within(node.orelse)

    def statement_For(self, node: ast.For) -> None:
        self.bound -= unbound_within(node.body + node.orelse)
        flag = self.break_flag(node)
        iterator, item = self.names.number("iterator"), self.names.number("item")
        self.writer.open("{")
        self.declare_loop_iterator(iterator, node.iter)
        start = set(self.bound)
        self.writer.open(f"for (Value {item}; advance({iterator}, {item});) {{")
        self.assign_item(node.target, item)
        self.loop_body(node, flag)
        self.writer.close()
        self.bound = start
        self.loop_else(node, flag)

    def declare_loop_iterator(self, iterator: str, node: ast.expr) -> None:
        """The iterator in the block at hand, the temporaries of its making in one of their own."""
        outer, self.temporaries = self.temporaries, 0
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            [iterable] = self.operands([node])
            self.writer.depth -= 1
        temporaries, self.temporaries = self.temporaries, outer
        if not temporaries:
            self.writer.lines += [line[4:] for line in buffer]
            self.writer.emit(f"const Value {iterator} = iterate({iterable.by_reference});")
            return
        self.writer.emit(f"Value {iterator};")
        self.writer.open("{")
        self.writer.lines += buffer
        self.writer.emit(f"{iterator} = iterate({iterable.by_reference});")
        self.writer.close()

    def assign_item(self, target: ast.expr, item: str) -> None:
        """The target of a for loop takes the next item."""
        outer, self.temporaries = self.temporaries, 0
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            self.store(target, self.moved(item))
            self.writer.depth -= 1
        temporaries, self.temporaries = self.temporaries, outer
        if temporaries:
            self.writer.open("{")
            self.writer.lines += buffer
            self.writer.close()
        else:
            self.writer.lines += [line[4:] for line in buffer]

    def statement_AsyncFor(self, node: ast.AST) -> None:
        raise OutsideSubset(node, "async for", "iterate in a plain generator, or await each value")

    def statement_AsyncWith(self, node: ast.AST) -> None:
        raise OutsideSubset(node, "async with", "use a plain with, or try ... finally with awaits")


def unbound_within(statements: List[ast.stmt]) -> Set[str]:
    """Names that the statements may leave unbound: del, and the name of an exception after its handler."""
    names: Set[str] = set()
    stack: List[ast.AST] = list(statements)
    while stack:
        node = stack.pop()
        if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del):
            names.add(node.id)
        if isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
        stack.extend(ast.iter_child_nodes(node))
    return names
