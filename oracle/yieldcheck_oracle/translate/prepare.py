"""What happens to the tree before translation: private names are mangled, imports that only annotations use are dropped."""

from __future__ import annotations

import ast
from typing import List, Optional, Set

from .dataclass import DataclassExpander
from .enumeration import check_enumerations
from .named_tuple import expand_named_tuples

ANNOTATION_MODULES = {"typing", "collections.abc", "__future__", "typing_extensions"}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class _Mangler(ast.NodeTransformer):
    """__name within class C is _C__name."""

    def __init__(self) -> None:
        self.owner: Optional[str] = None

    def mangled(self, name: str) -> str:
        if self.owner is None or not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        return f"_{self.owner}{name}" if self.owner else name

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.bases = [self.visit(base) for base in node.bases]
        node.decorator_list = [self.visit(decorator) for decorator in node.decorator_list]
        node.name = self.mangled(node.name)
        outer, self.owner = self.owner, node.name.lstrip("_")
        node.body = [self.visit(statement) for statement in node.body]
        self.owner = outer
        return node

    def visit_FunctionDef(self, node: ast.AST) -> ast.AST:
        node.name = self.mangled(node.name)
        return self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self.mangled(node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        node.attr = self.mangled(node.attr)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg = self.mangled(node.arg)
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        if node.arg:
            node.arg = self.mangled(node.arg)
        return self.generic_visit(node)

    def visit_Global(self, node: ast.AST) -> ast.AST:
        node.names = [self.mangled(name) for name in node.names]
        return node

    visit_Nonlocal = visit_Global

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        if node.name:
            node.name = self.mangled(node.name)
        return self.generic_visit(node)


class _AnnotationStripper(ast.NodeTransformer):
    """Annotations say nothing about behaviour."""

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.AST) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.copy_location(ast.Constant(None), node)
        return self.generic_visit(node)


def _used_names(tree: ast.AST) -> Set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _without_annotation_imports(statements: List[ast.stmt], used: Set[str]) -> List[ast.stmt]:
    kept: List[ast.stmt] = []
    for statement in statements:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            continue
        if isinstance(statement, ast.ImportFrom) and statement.module in ANNOTATION_MODULES:
            statement.names = [name for name in statement.names if (name.asname or name.name) in used]
            if not statement.names:
                continue
        if isinstance(statement, ast.Import):
            statement.names = [name for name in statement.names
                               if name.name not in ANNOTATION_MODULES or (name.asname or name.name.split(".")[0]) in used]
            if not statement.names:
                continue
        kept.append(statement)
    return kept


def _without_type_definitions(statements: List[ast.stmt]) -> List[ast.stmt]:
    """Leaves out `T = TypeVar("T")` and `Pair = Tuple[int, int]`: made of what only annotations use, for annotations."""
    typing_names = {alias.asname or alias.name.split(".")[0] for node in statements
                    if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names
                    if (node.module if isinstance(node, ast.ImportFrom) else alias.name) in ANNOTATION_MODULES}
    kept = list(statements)
    for node in reversed(statements):  # one may be made of another above it
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if len(targets) != 1 or not isinstance(targets[0], ast.Name) or not _used_names(node.value) & typing_names:
            continue
        if targets[0].id not in {name for other in kept if other is not node for name in _used_names(other)}:
            kept.remove(node)
    return kept


def prepare(tree: ast.Module) -> ast.Module:
    """The tree as the translator wants it; changes and returns it."""
    check_enumerations(tree)
    DataclassExpander(tree).expand()
    expand_named_tuples(tree)
    tree = _AnnotationStripper().visit(_Mangler().visit(tree))
    tree.body = _without_type_definitions(tree.body)
    tree.body = _without_annotation_imports(tree.body, _used_names(tree))
    return ast.fix_missing_locations(tree)


def yields(node: ast.AST) -> bool:
    """Whether evaluating the node suspends the function that it stands in."""
    if isinstance(node, (ast.Yield, ast.YieldFrom, ast.Await)):
        return True
    if isinstance(node, FUNCTIONS):
        inner: List[ast.AST] = list(node.args.defaults) + [default for default in node.args.kw_defaults if default]
        inner += getattr(node, "decorator_list", [])
        return any(yields(child) for child in inner)
    if isinstance(node, ast.GeneratorExp):
        return yields(node.generators[0].iter)
    return any(yields(child) for child in ast.iter_child_nodes(node))


def any_yields(statements: List[ast.stmt]) -> bool:
    return any(yields(statement) for statement in statements)


def is_generator(node: ast.AST) -> bool:
    """Whether the function holds a yield of its own."""

    def finds(child: ast.AST) -> bool:
        if isinstance(child, (ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(child, FUNCTIONS):
            inner: List[ast.AST] = list(child.args.defaults) + [default for default in child.args.kw_defaults if default]
            return any(finds(part) for part in inner + getattr(child, "decorator_list", []))
        if isinstance(child, ast.ClassDef):
            return any(finds(part) for part in child.bases + child.decorator_list)
        return any(finds(part) for part in ast.iter_child_nodes(child))

    if isinstance(node, ast.GeneratorExp):
        return True
    body = node.body if isinstance(node.body, list) else [node.body]
    return any(finds(part) for part in body)


def terminates(statements: List[ast.stmt]) -> bool:
    """Whether control never reaches what follows the statements, as far as their form tells."""
    if not statements:
        return False
    last = statements[-1]
    if isinstance(last, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
        return True
    if isinstance(last, ast.If):
        return terminates(last.body) and terminates(last.orelse)
    if isinstance(last, ast.While):
        return isinstance(last.test, ast.Constant) and bool(last.test.value) and not breaks(last.body)
    return False


def breaks(statements: List[ast.stmt]) -> bool:
    """Whether a break among the statements leaves the loop that they are the body of."""
    for node in statements:
        if isinstance(node, ast.Break):
            return True
        if isinstance(node, (ast.For, ast.While, ast.AsyncFor)):
            if breaks(node.orelse):
                return True
            continue
        if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
            continue
        children = [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]
        inner = [part for child in children for part in (
            ast.iter_child_nodes(child) if isinstance(child, (ast.ExceptHandler, getattr(ast, "match_case", ())))
            else [child]) if isinstance(part, ast.stmt)]
        if breaks(inner):
            return True
    return False


def docstring(node: ast.AST) -> Optional[str]:
    return ast.get_docstring(node, clean=False) if not isinstance(node, (ast.Lambda, ast.GeneratorExp)) else None
