"""Functions: the C++ function that a def, lambda or generator expression becomes, and the expression that makes it."""

from __future__ import annotations

import ast
from typing import Dict, List, Set

from .calls import CallsMixin
from .classes import ClassesMixin
from .control import ControlMixin
from .displays import DisplaysMixin
from .errors import OutsideSubset
from .exits import ExitsMixin
from .expressions import ExpressionsMixin
from .matching import MatchMixin
from .names import NameTable
from .operands import CONSTANT, Expr
from .prepare import is_generator, terminates
from .scopes import Scope, clearing_order
from .statements import StatementsMixin
from .writer import Writer, wrapped


class FunctionTranslator(StatementsMixin, ControlMixin, ExitsMixin, MatchMixin, ClassesMixin, CallsMixin,
                         DisplaysMixin, ExpressionsMixin):
    """Translates the inside of one C++ function."""

    def __init__(self, module: "object", scope: Scope, kind: str, qualified_name: str, cpp_name: str) -> None:
        self.module = module
        self.scope = scope
        self.kind = kind  # plain, generator, coroutine; module for what runs in the module's own frame
        self.qualified_name = qualified_name
        self.cpp_name = cpp_name
        self.writer = Writer()
        self.names = NameTable()
        self.temporaries = 0  # variables that the statement at hand needed
        self.bound: Set[str] = set()  # plain locals that surely have a value here
        self.contexts: List[object] = []
        self.known_types: Dict[str, str] = {}
        self.class_names = ""  # the C++ variable of the namespace of the class body at hand
        self.free_order: List[str] = []

    # -- variables ---------------------------------------------------------------------------------------------------
    def variable(self, name: str) -> str:
        """The C++ variable through which this function reaches a Python variable."""
        how, owner = self.scope.owner(name)
        assert how == "local" and owner is not None, name
        return self.variable_of(name, owner)

    def variable_of(self, name: str, owner: Scope) -> str:
        """The same for a variable that `owner` binds."""
        return (owner if owner.function is self.scope.function else self.scope.function).variables[name]

    def declare_variables(self, node: ast.AST) -> List[str]:
        """Declarations of the locals, and of the Scope that shows them to observers."""
        scope = self.scope
        order = clearing_order(node, scope)
        self.free_order = sorted(scope.free)
        # An inner variable must not be called like an outer one.
        lines = []
        positions = {parameter: index for index, parameter in enumerate(code_parameters(node))}
        for name in order:
            variable = scope.variables[name] = self.names.take("iterator" if name == ".0" else name)
            if name in scope.free:
                lines.append(f'Local {variable} = Local::free("{name}", frame->cell({self.free_order.index(name)}));')
                continue
            parts = [f'"{name}"']
            if name in positions:
                parts.append(f"frame->argument({positions[name]})")
            if name in scope.captured:
                parts.append("Local::cell")
            lines.append(f"Local {variable}{{{', '.join(parts)}}};")
        listed = ", ".join("&" + scope.variables[name] for name in order)
        lines.append(f"const Scope scope{{frame, {{{listed}}}}};")
        return lines

    def known_variable_types(self, body: List[ast.stmt]) -> Dict[str, str]:
        """Plain locals that are only ever assigned displays of one type."""
        kinds: Dict[str, Set[str]] = {}
        for node in (part for statement in body for part in ast.walk(statement)):
            if isinstance(node, ast.Assign) and all(isinstance(target, ast.Name) for target in node.targets):
                for target in node.targets:
                    kinds.setdefault(target.id, set()).add(display_type(node.value))
                    target.known = True
        for node in (part for statement in body for part in ast.walk(statement)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not getattr(node, "known", False):
                kinds.setdefault(node.id, set()).add("")
            if isinstance(node, ast.ExceptHandler) and node.name:
                kinds.setdefault(node.name, set()).add("")
        return {name: kind for name, (kind, *others) in ((name, list(found)) for name, found in kinds.items())
                if kind and not others and name in self.scope.bound - self.scope.captured
                and name not in self.scope.parameters}

    # -- whole functions ---------------------------------------------------------------------------------------------
    def translate(self, node: ast.AST) -> List[str]:
        """The C++ function, without a signature comment."""
        generator = self.kind in ("generator", "coroutine")
        head = f"static {'Body' if generator else 'Value'} {self.cpp_name}({'BodyFrame' if generator else 'FrameRef'} frame) {{"
        self.writer.depth = 1
        declarations = self.declare_variables(node)
        self.bound = {name for name in self.scope.parameters if name not in self.scope.captured}
        if isinstance(node, ast.GeneratorExp):
            self.generator_expression(node)
            finished = False
        elif isinstance(node, ast.Lambda):
            self.statement(ast.copy_location(ast.Return(node.body), node.body))
            finished = True
        else:
            self.known_types = self.known_variable_types(node.body)
            self.statements(node.body)
            finished = terminates(node.body)
        if not finished or not self.writer.lines:
            self.writer.emit("RETURN(None);" if generator else "return None;")
        if generator:
            declarations.insert(0, "START;")
        lines = [head] + ["    " + line for line in declarations] + [""] + self.writer.lines + ["}"]
        return [part for line in lines for part in wrapped(line)]

    def generator_expression(self, node: ast.GeneratorExp) -> None:
        def innermost() -> None:
            value = ast.copy_location(ast.Expr(ast.copy_location(ast.Yield(node.elt), node.elt)), node.elt)
            self.statement(value)

        self.clauses(node.generators, self.scope.variables[".0"], innermost)

    # -- function objects --------------------------------------------------------------------------------------------
    def function_object(self, node: ast.AST, name: str, defaults: List[Expr],
                        keyword_defaults: "List[tuple[str, Expr]]") -> Expr:
        """function(frame, index, ...): the function as a value."""
        index = self.module.add_function(node, name, self)
        scope = self.module.scopes[node]
        owners = [(free, scope.owner(free)[1]) for free in sorted(scope.free)]
        cells = ", ".join(f"{self.variable_of(free, owner)}.shared_cell()" for free, owner in owners if owner)
        parts = ["frame", str(index)]
        if cells or defaults or keyword_defaults:
            parts.append(f"{{{cells}}}")
        if defaults or keyword_defaults:
            parts.append(f"{{{', '.join(default.text for default in defaults)}}}")
        if keyword_defaults:
            pairs = ", ".join(f'{{"{keyword}", {default.text}}}' for keyword, default in keyword_defaults)
            parts.append(f"{{{pairs}}}")
        values = defaults + [default for _, default in keyword_defaults]
        return Expr(f"function({', '.join(parts)})", rank=max([CONSTANT] + [value.rank for value in values]),
                    fresh=any(value.fresh for value in values), lingers=bool(cells or values),
                    holds=any(value.fresh or value.holds for value in values),
                    reads=frozenset().union(*[value.reads for value in values]))

    def function_expression(self, node: ast.AST, name: str) -> Expr:
        keywords = [(argument.arg, default) for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults)
                    if default is not None]
        values = self.operands(list(node.args.defaults) + [default for _, default in keywords],
                               ordered=not (node.args.defaults and keywords))
        count = len(node.args.defaults)
        return self.function_object(node, name, values[:count],
                                    [(keyword, value) for (keyword, _), value in zip(keywords, values[count:])])


def code_parameters(node: ast.AST) -> List[str]:
    """In the order of Code.parameters: positional, *args, keyword-only, **kwargs."""
    if isinstance(node, ast.GeneratorExp):
        return [".0"]
    arguments = node.args
    listed = list(arguments.posonlyargs) + list(arguments.args)
    listed += [arguments.vararg] if arguments.vararg else []
    listed += list(arguments.kwonlyargs)
    listed += [arguments.kwarg] if arguments.kwarg else []
    return [argument.arg for argument in listed]


def display_type(node: ast.expr) -> str:
    """The type that an expression surely has; empty when unknown."""
    kinds = {ast.List: "list", ast.ListComp: "list", ast.Dict: "dict", ast.DictComp: "dict", ast.Set: "set",
             ast.SetComp: "set", ast.JoinedStr: "str", ast.Tuple: "tuple"}
    if isinstance(node, ast.Constant):
        return type(node.value).__name__
    return kinds.get(type(node), "")


def function_kind(node: ast.AST) -> str:
    """plain, generator or coroutine; raises for what the subset does not have."""
    if isinstance(node, ast.AsyncFunctionDef):
        if is_generator(node):
            raise OutsideSubset(node, "an asynchronous generator", "write a generator, or a coroutine that awaits")
        return "coroutine"
    return "generator" if is_generator(node) else "plain"

