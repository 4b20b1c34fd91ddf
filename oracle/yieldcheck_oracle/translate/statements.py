"""Simple statements: assignment, deletion, return, raise, assert, import."""

from __future__ import annotations

import ast
from typing import Callable, List, Tuple

from . import literals
from .errors import OutsideSubset
from .expressions import BINARY
from .methods import MODULES, instead_of_module, names_of_module
from .operands import CONSTANT, Expr, last_use
from .writer import source_comment


class StatementsMixin:
    """Needs FunctionTranslator."""

    def statements(self, body: List[ast.stmt]) -> None:
        for node in body:
            self.statement(node)

    def statement(self, node: ast.stmt) -> None:
        method = getattr(self, "statement_" + type(node).__name__, None)
        try:
            if method is None:
                raise OutsideSubset(node, f"the statement {type(node).__name__}", "leave it out")
            self.writer.comment = source_comment(node.lineno, self.module.source_line(node.lineno))
            if isinstance(node, _COMPOUND):
                method(node)
            else:
                self.simple(node, method)
        except OutsideSubset as problem:
            self.module.problems.append(problem)
        self.writer.comment = ""

    def simple(self, node: ast.stmt, method: Callable[[ast.stmt], None]) -> None:
        """A statement whose temporaries end with it."""
        outer, self.temporaries = self.temporaries, 0
        comment, self.writer.comment = self.writer.comment, ""
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            method(node)
            self.writer.depth -= 1
        temporaries, self.temporaries = self.temporaries, outer
        self.writer.comment = comment
        if temporaries:
            buffer[-1] = last_use(buffer[-1])
            self.writer.open("{")
            self.writer.lines += buffer
            self.writer.close()
        elif buffer:
            first, *rest = buffer
            self.writer.emit(first.strip())
            self.writer.lines += [line[4:] for line in rest]

    def statement_condition(self, node: ast.expr) -> str:
        """A condition whose temporaries are gone before what depends on it begins."""
        outer, self.temporaries = self.temporaries, 0
        comment, self.writer.comment = self.writer.comment, ""
        with self.writer.captured() as buffer:
            self.writer.depth += 1
            condition = self.condition(node)
            self.writer.depth -= 1
        temporaries, self.temporaries = self.temporaries, outer
        self.writer.comment = comment
        if not temporaries:
            self.writer.lines += [line[4:] for line in buffer]
            return condition.text
        variable = self.names.number("condition")
        self.writer.emit(f"bool {variable} = false;")
        self.writer.open("{")
        self.writer.lines += buffer
        self.writer.emit(f"{variable} = {last_use(condition.text)};")
        self.writer.close()
        return variable

    # -- storing -----------------------------------------------------------------------------------------------------
    def store(self, target: ast.expr, value: Expr) -> None:
        """Assigns a value that has been evaluated already, or is evaluated first."""
        if isinstance(target, ast.Name):
            self.store_name(target.id, value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self.store_items(target, value)
        elif isinstance(target, ast.Attribute):
            value, owner = self.operands([lambda: value, target.value])
            self.writer.emit(f'set_attribute({owner.by_reference}, "{target.attr}", {value.text});')
        elif isinstance(target, ast.Subscript):
            value, owner, key = self.operands([lambda: value, target.value, target.slice])
            self.writer.emit(f"set_item({owner.by_reference}, {key.by_reference}, {value.text});")
        else:
            raise OutsideSubset(target, f"assignment to {type(target).__name__}", "assign to a name first")

    def store_name(self, name: str, value: Expr) -> None:
        how, owner = self.scope.owner(name)
        if how == "global":
            self.writer.emit(f'set_global(frame, "{name}", {value.text});')
        elif how == "class":
            self.writer.emit(f"set_item({self.class_names}, {literals.text(name)}, {value.text});")
        else:
            self.writer.emit(f"{self.variable(name)} = {value.text};")
            if owner is self.scope.function and name not in owner.captured:
                self.bound.add(name)

    def is_plain_variable(self, target: ast.expr) -> bool:
        return isinstance(target, ast.Name) and self.scope.owner(target.id)[0] == "local"

    def store_items(self, target: "ast.Tuple | ast.List", value: Expr) -> None:
        items = self.names.number("items")
        starred = [index for index, element in enumerate(target.elts) if isinstance(element, ast.Starred)]
        counts = str(len(target.elts))
        if starred:
            counts = f"{starred[0]}, {len(target.elts) - starred[0] - 1}"
        self.writer.emit(f"std::vector<Value> {items} = unpack({value.by_reference}, {counts});")
        self.temporaries += 1
        for index, element in enumerate(target.elts):
            inner = element.value if isinstance(element, ast.Starred) else element
            self.store(inner, Expr(f"std::move({items}[{index}])", fresh=True))

    # -- assignment --------------------------------------------------------------------------------------------------
    def statement_Assign(self, node: ast.Assign) -> None:
        targets, value = node.targets, node.value
        if len(targets) == 1 and self.is_plain_variable(targets[0]) and isinstance(value, ast.Yield):
            self.store(targets[0], Expr(self.yield_text(value)))
            return
        if len(targets) == 1 and self.is_exchange(targets[0], value):
            self.exchange(targets[0], value)
            return
        if len(targets) == 1:
            self.store(targets[0], self.expression(value))
            return
        result = self.hoist(self.expression(value))
        variable = result.text[len("std::move("):-1]
        for target in targets[:-1]:
            self.store(target, Expr(variable))
        self.store(targets[-1], result)

    @staticmethod
    def is_exchange(target: ast.expr, value: ast.expr) -> bool:
        """a, b = b, a: no tuple is made."""
        return (isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List))
                and len(target.elts) == len(value.elts) > 1
                and not any(isinstance(part, ast.Starred) for part in target.elts + value.elts))

    def exchange(self, target: ast.expr, value: ast.expr) -> None:
        values = [expression if expression.rank == CONSTANT and not expression.reads else self.hoist(expression)
                  for expression in map(self.expression, value.elts)]
        for element, expression in zip(target.elts, values):
            self.store(element, expression)

    def statement_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.statement_Assign(ast.copy_location(ast.Assign([node.target], node.value), node))

    def statement_AugAssign(self, node: ast.AugAssign) -> None:
        operation = f"Operator::{BINARY[type(node.op)]}"
        if isinstance(node.target, ast.Name):
            load = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
            left, right = self.operands([load, node.value])
            self.store(node.target, Expr(f"in_place({operation}, {left.by_reference}, {right.by_reference})"))
        elif isinstance(node.target, ast.Attribute):
            owner = self.settle(self.expression(node.target.value))
            name = node.target.attr
            left = lambda: self.hoist(Expr(f'attribute({owner.text}, "{name}")', fresh=True))  # noqa: E731
            left, right = self.operands([left, node.value])
            result = self.hoist(Expr(f"in_place({operation}, {left.by_reference}, {right.by_reference})"))
            self.writer.emit(f'set_attribute({owner.text}, "{name}", {result.text});')
        else:
            owner, key = self.operands([node.target.value, node.target.slice])
            owner, key = self.settle(owner), self.settle(key)
            left = lambda: self.hoist(Expr(f"item({owner.text}, {key.text})", fresh=True))  # noqa: E731
            left, right = self.operands([left, node.value])
            result = self.hoist(Expr(f"in_place({operation}, {left.by_reference}, {right.by_reference})"))
            self.writer.emit(f"set_item({owner.text}, {key.text}, {result.text});")

    def statement_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self.delete(target)

    def delete(self, target: ast.expr) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            for element in target.elts:
                self.delete(element)
        elif isinstance(target, ast.Name):
            how, _ = self.scope.owner(target.id)
            if how == "global":
                self.writer.emit(f'delete_global(frame, "{target.id}");')
            elif how == "class":
                self.writer.emit(f"delete_item({self.class_names}, {literals.text(target.id)});")
            else:
                self.writer.emit(f"{self.variable(target.id)}.remove();")
                self.bound.discard(target.id)
        elif isinstance(target, ast.Attribute):
            [owner] = self.operands([target.value])
            self.writer.emit(f'delete_attribute({owner.by_reference}, "{target.attr}");')
        else:
            owner, key = self.operands([target.value, target.slice])
            self.writer.emit(f"delete_item({owner.by_reference}, {key.by_reference});")

    # -- expressions as statements -----------------------------------------------------------------------------------
    def statement_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        if isinstance(node.value, ast.Yield):
            self.writer.emit(self.yield_text(node.value) + ";")
            return
        expression = self.expression(node.value)
        if expression.is_condition:
            self.writer.emit(f"static_cast<void>({expression.text});")
        elif isinstance(node.value, ast.Name) and expression.text.isidentifier():
            self.writer.emit(f"static_cast<void>({expression.text}.get());")
        elif expression.text.startswith("("):
            self.writer.emit(f"static_cast<void>{expression.text};")
        elif not expression.text.startswith("std::move(") and not expression.text.isidentifier():
            self.writer.emit(expression.text + ";")

    def statement_Pass(self, node: ast.Pass) -> None:
        pass

    def statement_Global(self, node: ast.Global) -> None:
        pass

    statement_Nonlocal = statement_Global

    # -- leaving -----------------------------------------------------------------------------------------------------
    def statement_Return(self, node: ast.Return) -> None:
        value = self.expression(node.value) if node.value is not None else Expr("None")
        self.leave("by_return", value.text)

    def statement_Break(self, node: ast.Break) -> None:
        self.leave("by_break")

    def statement_Continue(self, node: ast.Continue) -> None:
        self.leave("by_continue")

    def statement_Raise(self, node: ast.Raise) -> None:
        if node.exc is None:
            self.writer.emit("RERAISE();" if self.in_real_handler else "reraise();")
        elif node.cause is None:
            [exception] = self.operands([node.exc])
            self.writer.emit(f"raise({exception.by_reference});")
        else:
            exception, cause = self.operands([node.exc, node.cause])
            self.writer.emit(f"raise_from({exception.by_reference}, {cause.by_reference});")

    # -- imports -----------------------------------------------------------------------------------------------------
    def statement_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.check_module(node, alias.name)
            module = alias.name if alias.asname else alias.name.split(".")[0]
            self.store_name(alias.asname or module, Expr(f'import_module(frame, "{module}")'))

    def statement_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.check_module(node, node.module or "." * node.level)
        for alias in node.names:
            if alias.name not in MODULES[node.module]:
                raise OutsideSubset(node, f"{alias.name} of module {node.module}", names_of_module(node.module))
            self.store_name(alias.asname or alias.name, Expr(f'import_name(frame, "{node.module}", "{alias.name}")'))

    @staticmethod
    def check_module(node: ast.stmt, name: str) -> None:
        if name not in MODULES:
            raise OutsideSubset(node, f"the module {name}", instead_of_module(name))


_COMPOUND: Tuple[type, ...] = tuple(
    kind for kind in (ast.If, ast.While, ast.For, ast.AsyncFor, ast.Try, getattr(ast, "TryStar", None), ast.With,
                      ast.AsyncWith, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, getattr(ast, "Match", None),
                      ast.Assert)
    if kind is not None)
