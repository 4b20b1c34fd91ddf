"""One statement of drive() as data: the operation that every library is asked to perform.

What is not a plain operation is "code": it is translated like a body, and found again by its line.
"""

import ast
from typing import AbstractSet, Any, Dict, List, Optional

from .encode import constant

Operation = Dict[str, Any]
Argument = Dict[str, Any]

_NO_CONSTANT = object()


def operation_of(statement: ast.stmt, text: str, taken: AbstractSet[str] = frozenset()) -> Operation:
    """The operation of a step. `taken`: names that the scenario binds itself and so are not the built-in ones."""
    operation = {"line": statement.lineno, "text": text}  # type: Operation
    operation.update(_shape(statement, taken) or {"op": "code"})
    target = target_of(statement)
    if target is not None and operation["op"] != "move":
        operation["to"] = target
    return operation


def target_of(statement: ast.stmt) -> Optional[str]:
    """The one plain name that a step assigns its result to."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    return None


def expression_of(statement: ast.stmt) -> Optional[ast.expr]:
    """What gives a step its result; None for a statement that has none."""
    if isinstance(statement, ast.Expr) or (isinstance(statement, ast.Assign) and target_of(statement) is not None):
        return statement.value
    return None


def _shape(statement: ast.stmt, taken: AbstractSet[str]) -> Optional[Operation]:
    if isinstance(statement, ast.Delete) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
        return {"op": "drop", "name": statement.targets[0].id}
    value = expression_of(statement)
    target = target_of(statement)
    if isinstance(value, ast.Name) and target is not None:
        return {"op": "move", "from": value.id, "to": target}
    if isinstance(value, ast.Call):
        if isinstance(value.func, ast.Attribute) and isinstance(value.func.value, ast.Name):
            return _method(value.func.value.id, value.func.attr, value)
        if isinstance(value.func, ast.Name):
            return _function(value.func.id, value, taken)
    return None


def _method(subject: str, method: str, call: ast.Call) -> Optional[Operation]:
    if call.keywords:
        return None
    if method in ("close", "__next__") and not call.args:
        return {"op": method.strip("_"), "on": subject}
    if method in ("send", "throw"):
        arguments = _arguments(call.args)
        if arguments is not None:
            return {"op": method, "on": subject, "args": arguments}
    return None


def _function(name: str, call: ast.Call, taken: AbstractSet[str]) -> Optional[Operation]:
    if name in ("next", "state", "list") and name not in taken and len(call.args) == 1 and not call.keywords:
        subject = call.args[0]
        if isinstance(subject, ast.Name):
            return {"op": name, "on": subject.id}
    if name == "compile" and name not in taken:
        return None  # answered when the scenario is translated: no C++ program can compile Python
    arguments = _arguments(call.args)
    if arguments is None:
        return None
    operation = {"op": "call", "fn": name, "args": arguments}  # type: Operation
    keywords = {}  # type: Dict[str, Argument]
    for keyword in call.keywords:
        value = argument_of(keyword.value)
        if keyword.arg is None or value is None:
            return None
        keywords[keyword.arg] = value
    if keywords:
        operation["keywords"] = keywords
    return operation


def _arguments(nodes: List[ast.expr]) -> Optional[List[Argument]]:
    arguments = []
    for node in nodes:
        argument = argument_of(node)
        if argument is None:
            return None
        arguments.append(argument)
    return arguments


def argument_of(node: ast.expr) -> Optional[Argument]:
    """An argument as data; None for one of another shape."""
    if isinstance(node, ast.Name):
        return {"name": node.id}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        arguments = _arguments(node.args)
        return None if arguments is None else {"call": node.func.id, "args": arguments}
    value = _constant(node)
    if value is _NO_CONSTANT:
        return None
    return {"value": constant(value)}


def _constant(node: ast.expr) -> Any:
    """The value of a display of constants."""
    if isinstance(node, ast.Constant):
        return _NO_CONSTANT if node.value is Ellipsis else node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        number = node.operand.value
        return -number if type(number) in (int, float, complex) else _NO_CONSTANT
    if isinstance(node, (ast.List, ast.Tuple)):
        items = [_constant(item) for item in node.elts]
        if any(item is _NO_CONSTANT for item in items):
            return _NO_CONSTANT
        return items if isinstance(node, ast.List) else tuple(items)
    if isinstance(node, ast.Dict):
        keys = [_NO_CONSTANT if key is None else _constant(key) for key in node.keys]
        values = [_constant(value) for value in node.values]
        if any(item is _NO_CONSTANT or isinstance(item, (list, dict)) for item in keys):
            return _NO_CONSTANT
        if any(item is _NO_CONSTANT for item in values):
            return _NO_CONSTANT
        try:
            return dict(zip(keys, values))
        except TypeError:  # a tuple that holds a list as a key
            return _NO_CONSTANT
    return _NO_CONSTANT
