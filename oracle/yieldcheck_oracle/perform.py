"""Operations given as data, made into Python again: the way back from drive.py."""

import ast
from typing import Any, Callable, Dict, List

from .fault import Fault

Json = Any


def expression_for(operation: Dict[str, Json]) -> ast.expr:
    """What an operation that has a value evaluates. Raises Fault when it is malformed or none of these."""
    kind = _text(operation, "op")
    if kind in ("next", "state", "list"):
        return _call(_name(kind), [_name(_text(operation, "on"))])
    if kind in ("send", "throw", "close"):
        method = ast.Attribute(_name(_text(operation, "on")), kind, ast.Load())
        return _call(method, _arguments(operation))
    if kind == "call":
        call = _call(_name(_text(operation, "fn")), _arguments(operation))
        keywords = operation.get("keywords", {})
        if not isinstance(keywords, dict):
            raise Fault('"keywords" is no object: %r' % (keywords,))
        call.keywords = [ast.keyword(name, argument_for(value)) for name, value in keywords.items()]
        return call
    raise Fault("unknown operation %r" % kind)


def statement_for(operation: Dict[str, Json]) -> ast.stmt:
    """What an operation that has no value executes: a drop or a move."""
    if operation["op"] == "drop":
        return ast.Delete([ast.Name(_text(operation, "name"), ast.Del())])
    source = _name(_text(operation, "from"))
    return ast.Assign([ast.Name(_text(operation, "to"), ast.Store())], source)


def _text(operation: Dict[str, Json], key: str) -> str:
    value = operation.get(key)
    if not isinstance(value, str) or not value:
        raise Fault('an operation lacks "%s"' % key)
    return value


def _name(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def _call(function: ast.expr, arguments: List[ast.expr]) -> ast.Call:
    return ast.Call(function, arguments, [])


def _arguments(operation: Dict[str, Json]) -> List[ast.expr]:
    arguments = operation.get("args", [])
    if not isinstance(arguments, list):
        raise Fault('"args" is no array: %r' % (arguments,))
    return [argument_for(argument) for argument in arguments]


def argument_for(argument: Json) -> ast.expr:
    """An argument as an expression."""
    if isinstance(argument, dict) and len(argument) == 1 and "value" in argument:
        return constant_for(argument["value"])
    if isinstance(argument, dict) and set(argument) == {"name"}:
        return _name(_text(argument, "name"))
    if isinstance(argument, dict) and set(argument) <= {"call", "args"} and "call" in argument:
        return _call(_name(_text(argument, "call")), _arguments(argument))
    raise Fault("an argument of no known form: %r" % (argument,))


def constant_for(encoded: Json) -> ast.expr:
    """An encoded value as an expression that makes it."""
    if encoded is None or isinstance(encoded, (bool, int, str)):
        return ast.Constant(encoded)
    if isinstance(encoded, list):
        return ast.List([constant_for(item) for item in encoded], ast.Load())
    if isinstance(encoded, dict) and len(encoded) == 1:
        ((tag, content),) = encoded.items()
        try:
            if tag in _SCALARS:
                return ast.Constant(_SCALARS[tag](content))
            if tag == "t":
                return ast.Tuple([constant_for(item) for item in content], ast.Load())
            if tag == "d":
                return ast.Dict([constant_for(key) for key, _ in content], [constant_for(item) for _, item in content])
        except (TypeError, ValueError):
            pass
    raise Fault("a value of no known form: %r" % (encoded,))


def _integer(digits: str) -> int:
    return int(digits, 16 if digits.startswith(("0x", "-0x")) else 10)


_SCALARS = {
    "i": _integer,
    "f": float,
    "c": complex,
    "b": bytes.fromhex,
    "u": lambda units: "".join(map(chr, units)),
}  # type: Dict[str, Callable[[Any], Any]]
