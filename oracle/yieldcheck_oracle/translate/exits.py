"""try, with, and leaving through them.

C++ allows no co_yield in a catch handler, and Python's finally runs on every way out; so an exception is caught into a
variable and handled behind the try block, and return, break and continue note in an Exit how the block was left. Handlers
that yield are written with EXCEPT and RERAISE: stackful libraries can suspend in a real handler, and there they do.
"""

from __future__ import annotations

import ast
import re
from typing import Callable, List, Set

from .control import Loop, unbound_within
from .operands import Expr, last_use
from .prepare import any_yields, terminates


_MOVED = re.compile(r"^std::move\((\w+)\)$")  # a return moves its variable by itself


class Protected:
    """A block with something to be done on the way out."""

    def __init__(self, exit_name: str, label: str) -> None:
        self.exit_name = exit_name
        self.label = label  # goto this to leave; empty within the lambda of a Cleanup, which returns instead
        self.ways: Set[str] = set()


class ExitsMixin:
    """Needs FunctionTranslator."""

    in_real_handler = False  # the innermost handler around the statement at hand is written with EXCEPT

    def leave(self, way: str, value: str = "") -> None:
        """return, break or continue from here, through what encloses it."""
        for context in reversed(self.contexts):
            if isinstance(context, Protected):
                context.ways.add(way)
                argument = f", {value}" if way == "by_return" else ""
                self.writer.emit(f"{context.exit_name}.leave(Exit::{way}{argument});")
                self.writer.emit(f"goto {context.label};" if context.label else "return;")
                return
            if isinstance(context, Loop) and way != "by_return":
                if way == "by_break" and context.flag:
                    self.writer.emit(f"{context.flag} = true;")
                self.writer.emit("break;" if way == "by_break" else "continue;")
                return
        if self.kind in ("generator", "coroutine"):
            self.writer.emit(f"RETURN({value});")
        else:
            self.writer.emit("return " + _MOVED.sub(r"\1", value) + ";")

    def leave_as_noted(self, context: Protected) -> None:
        """Behind the block: go on as its Exit says."""
        exit_name = context.exit_name
        self.writer.emit(f"if ({exit_name}.is(Exit::by_raise)) {exit_name}.rethrow();")
        for way in ("by_return", "by_break", "by_continue"):
            if way in context.ways:
                self.writer.open(f"if ({exit_name}.is(Exit::{way})) {{")
                self.leave(way, f"{exit_name}.value()")
                self.writer.close()

    def protected_block(self, context: Protected, body: Callable[[], None]) -> None:
        """The try block, and the label behind it where one is needed."""
        self.writer.open("try {")
        self.contexts.append(context)
        body()
        self.contexts.pop()
        self.writer.close(f"}} catch (const Raised& raised) {{ {context.exit_name}.raised(raised); }}")
        if context.ways:
            self.writer.label(context.label)

    # -- try ---------------------------------------------------------------------------------------------------------
    def statement_Try(self, node: ast.Try) -> None:
        if node.finalbody:
            self.try_finally(node, lambda: self.inside_finally(node, self.try_except))
        else:
            self.try_except(node)

    def statement_TryStar(self, node: ast.AST) -> None:
        if node.finalbody:
            self.try_finally(node, lambda: self.inside_finally(node, self.try_except_group))
        else:
            self.try_except_group(node)

    def inside_finally(self, node: ast.Try, rest: Callable[[ast.Try], None]) -> None:
        if node.handlers:
            rest(node)
        else:
            self.statements(node.body)

    def try_finally(self, node: ast.Try, body: Callable[[], None]) -> None:
        number = self.names.number("exit")
        context = Protected(number, number.replace("exit", "leave"))
        start = set(self.bound)
        self.writer.open("{")
        self.writer.emit(f"Exit {context.exit_name};")
        with self.writer.captured() as block:
            self.protected_block(context, body)
        after_body = self.bound
        self.bound = start - unbound_within([*node.body, *node.orelse, *node.handlers])
        if self.kind in ("plain", "module") or any_yields(node.finalbody):
            self.writer.lines += block
            self.final_block(context, node.finalbody)
        else:
            self.final_lambda(context, node.finalbody, block)
        self.bound = (after_body - unbound_within(node.finalbody)) | self.bound
        self.leave_as_noted(context)
        self.writer.close()

    def final_block(self, context: Protected, body: List[ast.stmt]) -> None:
        """The finally clause in place: it may suspend."""
        self.writer.open("{")
        handling = self.names.number("handling")
        self.writer.emit(f"const Handling {handling}{{frame, {context.exit_name}.exception()}};")
        outer, self.in_real_handler = self.in_real_handler, False
        self.statements(body)
        self.in_real_handler = outer
        self.writer.close()

    def final_lambda(self, context: Protected, body: List[ast.stmt], block: List[str]) -> None:
        """The finally clause as an action that also runs when the frame is destroyed inside the block."""
        cleanup = context.exit_name.replace("exit", "finally")
        self.writer.open(f"Cleanup {cleanup}{{frame, {context.exit_name}, [&] {{")
        outer, self.contexts = self.contexts, [Protected(context.exit_name, "")]
        real, self.in_real_handler = self.in_real_handler, False
        self.statements(body)
        self.in_real_handler = real
        context.ways |= self.contexts[0].ways
        self.contexts = outer
        self.writer.close("}};")
        self.writer.lines += block
        self.writer.emit(f"{cleanup}.run();")

    # -- except ------------------------------------------------------------------------------------------------------
    def try_except(self, node: ast.Try) -> None:
        caught = self.names.number("caught")
        start = set(self.bound)
        suspends = self.kind not in ("plain", "module") and any(any_yields(handler.body) for handler in node.handlers)
        self.writer.open("{")
        self.writer.emit(f"Caught {caught};")
        if suspends:
            self.writer.open("try {")
            self.statements(node.body)
            self.writer.middle(f"}} EXCEPT({caught}) {{")
        else:
            self.catching(caught, node.body)
            self.writer.open(f"if ({caught}) {{")
        after_body = self.bound
        handler_start = start - unbound_within(node.body)
        ends: List[Set[str]] = []
        handling = self.names.number("handling")
        exception = f"CAUGHT({caught})" if suspends else f"{caught}.exception"
        self.writer.emit(f"const Handling {handling}{{frame, {exception}}};")
        outer, self.in_real_handler = self.in_real_handler, suspends
        opened = self.handlers(node, caught, handler_start, ends)
        self.in_real_handler = outer
        for _ in range(opened):
            self.writer.close()
        self.bound = after_body
        if node.orelse:
            self.writer.middle(f"}} if (!{caught}) {{" if suspends else "} else {")
            self.statements(node.orelse)
        self.writer.close()
        self.writer.close()
        if terminates(node.orelse or node.body) and ends:
            self.bound = ends[0]
        for end in ends:
            self.bound = self.bound & end

    def catching(self, caught: str, body: List[ast.stmt]) -> None:
        self.writer.open("try {")
        self.statements(body)
        self.writer.close(f"}} catch (const Raised& raised) {{ {caught}.exception = raised.exception; }}")

    def handlers(self, node: ast.Try, caught: str, start: Set[str], ends: List[Set[str]]) -> int:
        """The except clauses as a chain of ifs; how many blocks are left open."""
        opened = 0
        chained = False
        for handler in node.handlers:
            self.bound = set(start)
            self.writer.comment = self.comment_of(handler)
            if handler.type is None:
                self.writer.middle("} else {") if chained else self.writer.open("{")
                self.handler(handler, caught, ends)
                self.writer.close()
                return opened
            with self.writer.captured() as before:
                condition = self.match_condition(handler.type, caught)
            if chained and before:
                self.writer.middle("} else {")
                opened += 1
                chained = False
            self.writer.lines += before
            if chained:
                self.writer.middle(f"}} else if ({condition}) {{")
            else:
                self.writer.open(f"if ({condition}) {{")
            chained = True
            self.handler(handler, caught, ends)
        self.writer.middle("} else {")
        self.writer.emit(f"{caught}.rethrow();")
        self.writer.close()
        return opened

    def match_condition(self, classes: ast.expr, caught: str) -> str:
        outer, self.temporaries = self.temporaries, 0
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            expression = self.expression(classes)
            self.writer.depth -= 1
        temporaries, self.temporaries = self.temporaries, outer
        text = f"{caught}.matches({expression.by_reference})"
        if not temporaries:
            self.writer.lines += [line[4:] for line in buffer]
            return text
        variable = self.names.number("condition")
        self.writer.emit(f"bool {variable} = false;")
        self.writer.open("{")
        self.writer.lines += buffer
        self.writer.emit(f"{variable} = {last_use(text)};")
        self.writer.close()
        return variable

    def handler(self, handler: ast.ExceptHandler, exception: str, ends: List[Set[str]], member: bool = True) -> None:
        if handler.name:
            self.store_name(handler.name, Expr(f"{exception}.exception" if member else exception))
            self.unbind_afterwards(handler.name)
        self.statements(handler.body)
        self.bound.discard(handler.name or "")
        if not terminates(handler.body):
            ends.append(self.bound)

    def unbind_afterwards(self, name: str) -> None:
        how, _ = self.scope.owner(name)
        if how == "local":
            self.writer.emit(f"const Unbind {self.names.number('unbind')}{{{self.variable(name)}}};")
            return
        # A global name, or one of a class body. Assigning None first makes the removal certain to succeed, as in CPython.
        guard = self.names.number("unbind")
        if how == "global":
            removal = f'set_global(frame, "{name}", None); delete_global(frame, "{name}");'
        else:
            key = f'text("{name}")'
            removal = f"set_item({self.class_names}, {key}, None); delete_item({self.class_names}, {key});"
        self.writer.emit(f"const UnbindBy {guard}{{[&] {{ {removal} }}}};")

    # -- except* -----------------------------------------------------------------------------------------------------
    def try_except_group(self, node: ast.AST) -> None:
        caught, splitting = self.names.number("caught"), self.names.number("splitting")
        start = set(self.bound)
        self.writer.open("{")
        self.writer.emit(f"Caught {caught};")
        self.catching(caught, node.body)
        after_body = self.bound
        self.bound = start - unbound_within(node.body)
        ends: List[Set[str]] = []
        self.writer.open(f"if ({caught}) {{")
        handling = self.names.number("handling")
        self.writer.emit(f"const Handling {handling}{{frame, {caught}.exception}};")
        self.writer.emit(f"Splitting {splitting}{{{caught}.exception}};")
        for handler in node.handlers:
            self.writer.comment = self.comment_of(handler)
            self.group_handler(handler, splitting, ends)
        self.writer.emit(f"{splitting}.finish();")
        self.bound = after_body
        if node.orelse:
            self.writer.middle("} else {")
            self.statements(node.orelse)
        self.writer.close()
        self.writer.close()
        self.bound = start - unbound_within([*node.body, *node.handlers, *node.orelse])

    def group_handler(self, handler: ast.ExceptHandler, splitting: str, ends: List[Set[str]]) -> None:
        matched = self.names.number("matched")
        self.writer.open("{")
        with self.writer.captured() as buffer:
            [classes] = self.operands([handler.type])
        self.writer.lines += buffer
        self.writer.emit(f"const Value {matched} = {splitting}.take({classes.by_reference});")
        self.writer.open(f"if ({matched}.bound()) {{")
        self.writer.open("try {")
        handling = self.names.number("handling")
        self.writer.emit(f"const Handling {handling}{{frame, {matched}}};")
        outer, self.in_real_handler = self.in_real_handler, False
        self.handler(handler, matched, ends, member=False)
        self.in_real_handler = outer
        self.writer.close(f"}} catch (const Raised& raised) {{ {splitting}.raised(raised); }}")
        self.writer.close()
        self.writer.close()

    # -- with --------------------------------------------------------------------------------------------------------
    def statement_With(self, node: ast.With) -> None:
        item, *others = node.items
        number = self.names.number("exit")
        context = Protected(number, number.replace("exit", "leave"))
        manager = number.replace("exit", "with")
        start = set(self.bound)
        self.writer.open("{")
        self.writer.emit(f"Exit {context.exit_name};")
        outer, self.temporaries = self.temporaries, 0
        [expression] = self.operands([item.context_expr])
        self.temporaries = outer
        self.writer.emit(f"With {manager}{{frame, {context.exit_name}, {expression.by_reference}}};")

        def body() -> None:
            if item.optional_vars is None:
                self.writer.emit(f"{manager}.entered();")
            else:
                self.with_target(item.optional_vars, manager)
            if others:
                self.statement_With(ast.copy_location(ast.With(others, node.body), node))
            else:
                self.statements(node.body)

        self.protected_block(context, body)
        self.writer.emit(f"{manager}.leave();")
        self.bound = start - unbound_within(node.body)
        self.leave_as_noted(context)
        self.writer.close()

    def with_target(self, target: ast.expr, manager: str) -> None:
        outer, self.temporaries = self.temporaries, 0
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            self.store(target, Expr(f"{manager}.entered()", fresh=True))
            self.writer.depth -= 1
        temporaries, self.temporaries = self.temporaries, outer
        if temporaries:
            self.writer.open("{")
            self.writer.lines += buffer
            self.writer.close()
        else:
            self.writer.lines += [line[4:] for line in buffer]
