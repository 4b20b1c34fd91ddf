"""Regular expressions that stand in the file as constants are looked at when it is translated.

Patterns that a program puts together are read by the runtime, which knows the same limits.
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from typing import Any, Iterator, Mapping, Optional, Tuple

from .errors import OutsideSubset

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

_FUNCTIONS = frozenset("compile findall finditer fullmatch match search split sub subn".split())
_TOO_NEW = {"POSSESSIVE_REPEAT": "a possessive repetition", "ATOMIC_GROUP": "an atomic group"}
_HINT = "write another pattern, or take the text apart with find, partition and split"


def check_regular_expression(node: ast.Call, modules: Mapping[str, str]) -> None:
    """OutsideSubset when the call gives module re a constant pattern that the runtime would refuse.

    `modules`: the modules of the file by the names that they are imported as.
    """
    if not (isinstance(node.func, ast.Attribute) and node.func.attr in _FUNCTIONS and _is_re(node.func.value, modules)
            and node.args and isinstance(node.args[0], ast.Constant)):
        return
    pattern = node.args[0].value
    if isinstance(pattern, bytes):
        raise OutsideSubset(node, "a regular expression of bytes", "decode the text, and use a pattern that is a str")
    flags = _flags(node, modules)
    if flags is None or not isinstance(pattern, str):
        return  # the runtime will see
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern, flags)
            tree = parser.parse(pattern, flags)
    except (re.error, ValueError, OverflowError) as failure:
        raise OutsideSubset(node, f"a regular expression that Python refuses ({failure})", _HINT) from None
    for operation, argument in _operations(tree):
        if operation in _TOO_NEW:
            raise OutsideSubset(node, f"{_TOO_NEW[operation]} in a regular expression", _HINT)
        if operation == "SUBPATTERN" and argument[1] & (re.ASCII | re.UNICODE):
            raise OutsideSubset(node, "the flag a or u for a part of a regular expression", "give it to the whole")


def _is_re(node: ast.expr, modules: Mapping[str, str]) -> bool:
    return isinstance(node, ast.Name) and modules.get(node.id) == "re"


def _flags(node: ast.Call, modules: Mapping[str, str]) -> Optional[int]:
    """The flags of the call where the file spells them out."""
    given = next((keyword.value for keyword in node.keywords if keyword.arg == "flags"), None)
    place = {"split": 3, "sub": 4, "subn": 4}.get(node.func.attr, 2 if node.func.attr != "compile" else 1)  # type: ignore
    if given is None and len(node.args) > place:
        given = node.args[place]
    if any(keyword.arg is None for keyword in node.keywords) or any(isinstance(each, ast.Starred) for each in node.args):
        return None
    return 0 if given is None else _spelled_out(given, modules)


def _spelled_out(node: ast.expr, modules: Mapping[str, str]) -> Optional[int]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = _spelled_out(node.left, modules), _spelled_out(node.right, modules)
        return None if left is None or right is None else left | right
    if isinstance(node, ast.Attribute) and _is_re(node.value, modules):
        flag = getattr(re, node.attr, None)
        return int(flag) if isinstance(flag, re.RegexFlag) else None
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def _operations(part: Any) -> Iterator[Tuple[str, Any]]:
    """The name and the arguments of everything in a parsed pattern."""
    if isinstance(part, parser.SubPattern):
        part = list(part)
    if not isinstance(part, (list, tuple)):
        return
    if len(part) == 2 and type(part[0]).__name__ == "_NamedIntConstant":
        yield part[0].name, part[1]
    for each in part:
        yield from _operations(each)
