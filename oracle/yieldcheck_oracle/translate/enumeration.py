"""Enumerations: which classes of a file are some, and what of module enum is outside the subset."""

from __future__ import annotations

import ast
from typing import Dict, Set

from .errors import OutsideSubset

BASES = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag")
_DATA_TYPES = ("int", "str", "float")
_OTHER_TYPES = ("bool", "bytes", "complex", "dict", "frozenset", "list", "set", "tuple")


def enumerations(tree: ast.Module) -> Set[str]:
    """The names by which a file calls its enumerations, those of module enum included ("enum.Flag")."""
    known = _imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and is_enumeration(node, known):
            known.add(node.name)
    return known


def is_enumeration(node: ast.ClassDef, known: Set[str]) -> bool:
    return any(ast.unparse(base) in known for base in node.bases)


def check_enumerations(tree: ast.Module) -> None:
    """OutsideSubset for what would not mean the same here."""
    imported, known = _imported(tree), enumerations(tree)
    classes = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    for node in ast.walk(tree) if imported else ():
        if isinstance(node, ast.Call) and ast.unparse(node.func) in imported:
            raise OutsideSubset(node, "an enumeration made by a call", "write a class: class Color(Enum): RED = 1")
        if isinstance(node, ast.ClassDef) and is_enumeration(node, known):
            _check_bases(node, classes)
            _check_body(node)


def _imported(tree: ast.Module) -> Set[str]:
    names: Set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "enum":
            names.update(alias.asname or alias.name for alias in node.names if alias.name in BASES)
        elif isinstance(node, ast.Import):
            names.update(f"{alias.asname or alias.name}.{base}" for alias in node.names if alias.name == "enum"
                         for base in BASES)
    return names


def _check_bases(node: ast.ClassDef, classes: Dict[str, ast.ClassDef]) -> None:
    names = [base.id for base in node.bases if isinstance(base, ast.Name)]
    for name in names:
        if name in _OTHER_TYPES and name not in classes:
            raise OutsideSubset(node, f"an enumeration that derives from {name}",
                                "of the built-in types there are " + ", ".join(_DATA_TYPES))
    for each in [node] + [classes[name] for name in names if name in classes]:
        if any("dataclass" in ast.unparse(decorator) for decorator in each.decorator_list):
            raise OutsideSubset(node, "a dataclass as an enumeration", "write an __init__ that takes the values apart")


def _check_body(node: ast.ClassDef) -> None:
    for statement in node.body:
        if isinstance(statement, ast.ClassDef):
            raise OutsideSubset(statement, "a class in an enumeration", "put it in front of the enumeration")
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)):
            continue
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        for part in (part for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)):
            if part.id in ("name", "value"):
                raise OutsideSubset(statement, f"a member called {part.id}", "give it another name")
            if part.id in ("_ignore_", "_order_"):
                raise OutsideSubset(statement, f"{part.id} in an enumeration", "leave it out")
