"""Which variable a name means: Python's scopes, closures and comprehensions.

Comprehensions have a scope of their own but are written out in the function around them, as CPython 3.12 and later does;
class bodies likewise. Functions and generator expressions become functions.
"""

from __future__ import annotations

import ast
import copy
import warnings
from typing import Dict, List, Optional, Set, Tuple

from .errors import OutsideSubset
from .prepare import FUNCTIONS

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)


class Scope:
    """The names of one module, function, class or comprehension."""

    def __init__(self, kind: str, node: ast.AST, parent: "Optional[Scope]") -> None:
        self.kind = kind  # module, function, class, comprehension
        self.node = node
        self.parent = parent
        self.parameters: List[str] = []
        self.bound: Set[str] = set()  # assigned here, or a parameter
        self.read: Set[str] = set()
        self.globals: Set[str] = set()
        self.nonlocals: Set[str] = set()
        self.captured: Set[str] = set()  # of bound: shared with an inner function
        self.free: Set[str] = set()  # taken from an outer function
        self.variables: Dict[str, str] = {}  # C++ names, filled while translating
        self.children: List[Scope] = []
        if parent is not None:
            parent.children.append(self)

    @property
    def function(self) -> "Scope":
        """The function (or module) whose C++ function this scope is written in."""
        scope = self
        while scope.kind in ("class", "comprehension"):
            assert scope.parent is not None
            scope = scope.parent
        return scope

    def owner(self, name: str) -> "Tuple[str, Optional[Scope]]":
        """How the name is reached: ("global", None), ("class", scope), or ("local", scope that binds it)."""
        if self.kind == "module" or name in self.globals:
            return "global", None
        if name in self.bound and name not in self.nonlocals:
            return ("class" if self.kind == "class" else "local"), self
        scope = self.parent
        while scope is not None and scope.kind != "module":
            if scope.kind == "class":
                if name == "__class__":
                    return "local", scope
            elif name in scope.globals:
                return "global", None
            elif name in scope.bound and name not in scope.nonlocals:
                return "local", scope
            scope = scope.parent
        return "global", None


class _Builder(ast.NodeVisitor):
    def __init__(self, scope: Scope, scopes: "Dict[ast.AST, Scope]") -> None:
        self.scope = scope
        self.scopes = scopes

    def inner(self, kind: str, node: ast.AST) -> "_Builder":
        scope = Scope(kind, node, self.scope)
        self.scopes[node] = scope
        return _Builder(scope, self.scopes)

    def bind(self, name: str) -> None:
        self.scope.bound.add(name)

    # -- scopes ------------------------------------------------------------------------------------------------------
    def visit_function(self, node: ast.AST) -> None:
        for decorator in getattr(node, "decorator_list", []):
            self.visit(decorator)
        for default in node.args.defaults + [default for default in node.args.kw_defaults if default]:
            self.visit(default)
        if not isinstance(node, ast.Lambda):
            self.bind(node.name)
        inner = self.inner("function", node)
        inner.scope.parameters = [parameter.arg for parameter in parameters(node.args)]
        inner.scope.bound.update(inner.scope.parameters)
        for part in node.body if isinstance(node.body, list) else [node.body]:
            inner.visit(part)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = visit_function

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.decorator_list + node.bases + node.keywords:
            self.visit(part)
        self.bind(node.name)
        inner = self.inner("class", node)
        for statement in node.body:
            inner.visit(statement)

    def visit_comprehension_expression(self, node: ast.AST) -> None:
        self.visit(node.generators[0].iter)
        generator = isinstance(node, ast.GeneratorExp)
        inner = self.inner("function" if generator else "comprehension", node)
        if generator:
            inner.scope.parameters = [".0"]
            inner.scope.bound.add(".0")
        for number, clause in enumerate(node.generators):
            if number > 0:
                inner.visit(clause.iter)
            inner.visit(clause.target)
            for condition in clause.ifs:
                inner.visit(condition)
        for part in ([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]):
            inner.visit(part)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_expression

    # -- names -------------------------------------------------------------------------------------------------------
    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.scope.read.add(node.id)
            if node.id == "super":
                self.scope.read.add("__class__")
        else:
            self.bind(node.id)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        scope = self.scope
        while scope.kind == "comprehension" or isinstance(scope.node, ast.GeneratorExp):
            scope.read.add(node.target.id)
            assert scope.parent is not None
            scope = scope.parent
        scope.bound.add(node.target.id)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.globals.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(node.names)
        self.scope.read.update(node.names)

    def visit_alias(self, node: ast.alias) -> None:
        self.bind(node.asname or node.name.split(".")[0])

    def visit_MatchAs(self, node: ast.AST) -> None:
        if node.name:
            self.bind(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.AST) -> None:
        if node.name:
            self.bind(node.name)

    def visit_MatchMapping(self, node: ast.AST) -> None:
        if node.rest:
            self.bind(node.rest)
        self.generic_visit(node)


def parameters(arguments: ast.arguments) -> List[ast.arg]:
    """In the order of co_varnames."""
    listed = list(arguments.posonlyargs) + list(arguments.args) + list(arguments.kwonlyargs)
    return listed + [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]


def _capture(scope: Scope) -> None:
    """Finds out which variables are shared between functions."""
    for name in scope.read | scope.bound:
        how, owner = scope.owner(name)
        if how != "local" or owner is None:
            continue
        between = scope
        while between.function is not owner.function:
            function = between.function
            if function.kind == "function":
                function.free.add(name)
                owner.captured.add(name)
            assert function.parent is not None
            between = function.parent
    for child in scope.children:
        _capture(child)


def analyse(tree: ast.Module) -> Dict[ast.AST, Scope]:
    """The scope of every module, function, class and comprehension in the tree."""
    for node in ast.walk(tree):
        if isinstance(node, COMPREHENSIONS + (ast.GeneratorExp,)) and any(clause.is_async for clause in node.generators):
            raise OutsideSubset(node, "an asynchronous comprehension", "write a loop over awaited values")
    scopes: Dict[ast.AST, Scope] = {}
    module = Scope("module", tree, None)
    scopes[tree] = module
    builder = _Builder(module, scopes)
    for statement in tree.body:
        builder.visit(statement)
    _capture(module)
    return scopes


class _Flattener(ast.NodeTransformer):
    """Comprehensions as displays of what they evaluate: 3.12 and later give them no code object of their own."""

    def __init__(self) -> None:
        self.hidden: List[Set[str]] = []

    def flatten(self, node: ast.AST) -> ast.AST:
        first = self.visit(node.generators[0].iter)
        bound = {name.id for clause in node.generators for name in ast.walk(clause.target)
                 if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}
        self.hidden.append(bound)
        parts: List[ast.expr] = [first]
        for number, clause in enumerate(node.generators):
            if number > 0:
                parts.append(self.visit(clause.iter))
            parts += [self.visit(condition) for condition in clause.ifs]
        parts += [self.visit(part) for part in ([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])]
        self.hidden.pop()
        return ast.copy_location(ast.Tuple(parts, ast.Load()), node)

    visit_ListComp = visit_SetComp = visit_DictComp = flatten

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if isinstance(node.ctx, ast.Load) and any(node.id in names for names in self.hidden):
            return ast.copy_location(ast.Constant(None), node)
        return node


def _varnames(node: ast.AST, scope: Scope) -> List[str]:
    """co_varnames, from CPython's own compiler."""
    node = _Flattener().visit(copy.deepcopy(node)) if not isinstance(node, ast.GeneratorExp) else copy.deepcopy(node)
    body: List[ast.stmt] = [ast.Assign([ast.Name(name, ast.Store())], ast.Constant(None))
                            for name in sorted(scope.free) if name != "__class__"]
    if isinstance(node, (ast.Lambda, ast.GeneratorExp)):
        body.append(ast.Expr(node))
    else:
        node.decorator_list = []
        node.name = "function"
        body.append(node)
    wrapper = ast.FunctionDef("wrapper", ast.arguments([], [], None, [], [], None, []), body, [], None)
    if hasattr(ast, "TypeAlias"):
        wrapper.type_params = []
    tree = ast.fix_missing_locations(ast.Module([wrapper], []))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(tree, "<scenario>", "exec", dont_inherit=True).co_consts[0]
    wanted = {ast.Lambda: "<lambda>", ast.GeneratorExp: "<genexpr>"}.get(type(node), "function")
    found = [constant for constant in code.co_consts if getattr(constant, "co_name", None) == wanted]
    return list(found[-1].co_varnames) if found else []


def clearing_order(node: ast.AST, scope: Scope) -> List[str]:
    """The names of a function's variables in the order in which CPython clears them: co_varnames, cells, free variables."""
    own = {name for name in scope.bound if scope.owner(name)[1] is scope}
    plain = [name for name in scope.parameters if name in own]
    rest = own - set(plain) - scope.captured
    if len(rest) > 1:
        plain += [name for name in _varnames(node, scope) if name in rest]
    plain += sorted(rest - set(plain))
    cells = sorted((own & scope.captured) - set(plain))
    return plain + cells + sorted(scope.free)


def is_function(node: ast.AST) -> bool:
    return isinstance(node, FUNCTIONS + (ast.GeneratorExp,))
