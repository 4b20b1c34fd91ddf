"""typing.NamedTuple classes: classes that derive from a collections.namedtuple of the same fields."""

from __future__ import annotations

import ast
from typing import List

from .errors import OutsideSubset


def expand_named_tuples(tree: ast.Module) -> None:
    """Rewrites them in place; the import of NamedTuple becomes one of namedtuple."""
    for statement in list(tree.body):
        if not isinstance(statement, ast.ImportFrom) or statement.module != "typing":
            continue
        for alias in [alias for alias in statement.names if alias.name == "NamedTuple"]:
            name = alias.asname or alias.name
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and any(_is(base, name) for base in node.bases):
                    _rewrite(node, name)
                elif isinstance(node, ast.Call) and _is(node.func, name):
                    _rewrite_call(node)
            statement.names.remove(alias)
            made = ast.ImportFrom("collections", [ast.alias("namedtuple", name)], 0)
            tree.body.insert(tree.body.index(statement), ast.copy_location(made, statement))
    tree.body = [node for node in tree.body if not isinstance(node, ast.ImportFrom) or node.names]


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _rewrite(node: ast.ClassDef, name: str) -> None:
    fields: List[str] = []
    defaults: List[ast.expr] = []
    body: List[ast.stmt] = []
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            if statement.value is not None:
                defaults.append(statement.value)
            elif defaults:
                raise OutsideSubset(statement, "a field without a default behind fields with one", "reorder the fields")
            fields.append(statement.target.id)
        else:
            body.append(statement)
    slots = ast.Assign([ast.Name("__slots__", ast.Store())], ast.Tuple([], ast.Load()))
    matched = ast.Assign([ast.Name("__match_args__", ast.Store())], _names(fields))
    has_docstring = ast.get_docstring(node, clean=False) is not None
    node.body = body[:has_docstring] + [slots, matched] + body[has_docstring:]
    base = ast.Call(ast.Name(name, ast.Load()), [ast.Constant(node.name), _names(fields)],
                    [ast.keyword("defaults", ast.Tuple(defaults, ast.Load()))])
    for made in (slots, matched, base):
        for part in ast.walk(made):
            if part not in defaults:
                ast.copy_location(part, node)
    node.bases = [base if _is(given, name) else given for given in node.bases]


def _rewrite_call(node: ast.Call) -> None:
    """NamedTuple("Point", [("x", int), ("y", int)])"""
    listed = node.args[1] if len(node.args) == 2 else None
    pairs = listed.elts if isinstance(listed, (ast.List, ast.Tuple)) else []
    names = [pair.elts[0] for pair in pairs if isinstance(pair, ast.Tuple) and len(pair.elts) == 2]
    if listed is None or len(names) != len(pairs):
        raise OutsideSubset(node, "this call of NamedTuple", 'write NamedTuple("Point", [("x", int)]), or a class')
    node.args[1] = ast.copy_location(ast.List(names, ast.Load()), listed)


def _names(fields: List[str]) -> ast.expr:
    return ast.Tuple([ast.Constant(field) for field in fields], ast.Load())
