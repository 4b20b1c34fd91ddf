"""@dataclass classes: their fields become the methods that CPython's decorator would write."""

from __future__ import annotations

import ast
from typing import Dict, List, NamedTuple, Optional, Sequence

from .errors import OutsideSubset

_OPTIONS = {"init": True, "repr": True, "eq": True, "order": False, "frozen": False, "kw_only": False}
_FIELD_OPTIONS = {"init": True, "repr": True, "compare": True, "kw_only": None}
_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_FROZEN_ERROR = "FrozenInstanceError"


class _Field(NamedTuple):
    name: str
    owner: str  # the class that declares it
    default: Optional[ast.expr]
    factory: Optional[ast.expr]
    options: Dict[str, object]


class DataclassExpander:
    """Rewrites the dataclasses of one module, and removes what it imports of `dataclasses` for them."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.names: Dict[str, str] = {}  # what the file calls dataclass, field, FrozenInstanceError, dataclasses itself
        self.fields: Dict[str, List[_Field]] = {}
        self.methods: Dict[str, set] = {}  # by class, those of its bases included
        self.frozen = False

    def expand(self) -> None:
        place = self._imports()
        if not self.names:
            return
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                self._class(node)
        if self.frozen or _FROZEN_ERROR in self.names.values():
            name = next((ours for ours, theirs in self.names.items() if theirs == _FROZEN_ERROR), _FROZEN_ERROR)
            self.tree.body[place:place] = _parsed(f"class {name}(AttributeError):\n    pass", self.tree.body[place])

    def _imports(self) -> int:
        """Notes and removes the imports that are answered here; where the first one stood."""
        place, kept = 0, []
        for statement in self.tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.module == "dataclasses":
                known = [name for name in statement.names if name.name in ("dataclass", "field", _FROZEN_ERROR)]
                self.names.update({name.asname or name.name: name.name for name in known})
                statement.names = [name for name in statement.names if name not in known]
                for name in statement.names:
                    raise OutsideSubset(statement, f"{name.name} of module dataclasses",
                                        f"of dataclasses there are dataclass, field, {_FROZEN_ERROR}")
                place = len(kept)
            elif isinstance(statement, ast.Import) and any(name.name == "dataclasses" for name in statement.names):
                self.names.update({f"{name.asname or name.name}.{theirs}": theirs for name in statement.names
                                   if name.name == "dataclasses" for theirs in ("dataclass", "field")})
                statement.names = [name for name in statement.names if name.name != "dataclasses"]
                if statement.names:
                    kept.append(statement)
            else:
                kept.append(statement)
        self.tree.body = kept
        return place

    def _means(self, node: ast.AST) -> str:
        """dataclass or field, where the expression is that function."""
        return self.names.get(ast.unparse(node), "") if isinstance(node, (ast.Name, ast.Attribute)) else ""

    def _class(self, node: ast.ClassDef) -> None:
        bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
        own = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
        self.methods[node.name] = own.union(*[self.methods.get(base, set()) for base in bases])
        fields = {field.name: field for base in reversed(bases) for field in self.fields.get(base, [])}
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            if self._means(call.func if call else decorator) != "dataclass":
                continue
            node.decorator_list.remove(decorator)
            options = _options(call, _OPTIONS, "dataclass") if call else dict(_OPTIONS)
            fields.update({field.name: field for field in self._own_fields(node, options)})
            self._write_methods(node, list(fields.values()), options, own)
            break
        self.fields[node.name] = list(fields.values())

    def _own_fields(self, node: ast.ClassDef, options: Dict[str, object]) -> List[_Field]:
        """Takes the fields out of the body of the class; what remains are its class variables."""
        fields: List[_Field] = []
        body: List[ast.stmt] = []
        for statement in node.body:
            body.append(statement)
            if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
                continue
            kind = ast.unparse(statement.annotation).strip("'\"")
            if kind.split("[")[0].split(".")[-1] == "ClassVar":
                continue
            if kind.split("[")[0].split(".")[-1] in ("InitVar", "KW_ONLY"):
                raise OutsideSubset(statement, f"{kind} in a dataclass", "write field(kw_only=True), or an __init__")
            default, factory = statement.value, None
            given: Dict[str, object] = dict(_FIELD_OPTIONS)
            if isinstance(default, ast.Call) and self._means(default.func) == "field":
                parts = {keyword.arg: keyword.value for keyword in default.keywords}
                given = _options(default, _FIELD_OPTIONS, "field", ("default", "default_factory"))
                default, factory = parts.get("default"), parts.get("default_factory")
            if factory is not None and not isinstance(factory, (ast.Name, ast.Attribute, ast.Lambda)):
                raise OutsideSubset(factory, "this default_factory", "name a function, or write a lambda")
            if given["kw_only"] is None:
                given["kw_only"] = options["kw_only"]
            statement.value = default
            if default is None:
                body.pop()
            fields.append(_Field(statement.target.id, node.name, default, factory, given))
        node.body = body
        return fields

    def _write_methods(self, node: ast.ClassDef, fields: List[_Field], options: Dict[str, object], own: set) -> None:
        texts: Dict[str, str] = {}
        given = [field for field in fields if field.options["init"]]
        if options["init"]:
            texts["__init__"] = self._initialiser(node, fields, given, bool(options["frozen"]))
        if options["repr"]:
            shown = ", ".join("%s={self.%s!r}" % (field.name, field.name) for field in fields if field.options["repr"])
            texts["__repr__"] = f"def __repr__(self):\n    return self.__class__.__qualname__ + f'({shown})'"
        compared = [field.name for field in fields if field.options["compare"]]
        mine, others = (f"({''.join(f'{whose}.{name},' for name in compared)})" for whose in ("self", "other"))
        if options["eq"]:
            same = " and ".join(f"self.{name} == other.{name}" for name in compared) or "True"
            texts["__eq__"] = ("def __eq__(self, other):\n    if self is other:\n        return True\n"
                               f"    if other.__class__ is self.__class__:\n        return {same}\n"
                               "    return NotImplemented")
        if options["eq"] and options["frozen"]:
            texts["__hash__"] = f"def __hash__(self):\n    return hash({mine})"
        if options["order"]:
            texts.update({method: f"def {method}(self, other):\n    if other.__class__ is self.__class__:\n"
                                  f"        return {mine} {sign} {others}\n    return NotImplemented"
                          for method, sign in _ORDERS.items()})
        if options["frozen"]:
            self.frozen = True
            names = "(" + "".join(f"{field.name!r}, " for field in fields) + ")"
            for method, parameters, verb in (("__setattr__", "name, value", "assign to"),
                                             ("__delattr__", "name", "delete")):
                texts[method] = (f"def {method}(self, {parameters}):\n"
                                 f"    if type(self) is {node.name} or name in {names}:\n"
                                 f"        raise {_FROZEN_ERROR}(f'cannot {verb} field {{name!r}}')\n"
                                 f"    super().{method}({parameters})")
        matched = "".join(f"{field.name!r}, " for field in given if not field.options["kw_only"])
        if not any(isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "__match_args__" for part in node.body):
            node.body += _parsed(f"__match_args__ = ({matched})", node)
        for method, text in texts.items():
            if method not in own:
                node.body += _parsed(text, node)

    def _initialiser(self, node: ast.ClassDef, fields: Sequence[_Field], given: Sequence[_Field], frozen: bool) -> str:
        positional = [field for field in given if not field.options["kw_only"]]
        named = [field for field in given if field.options["kw_only"]]
        seen_default = False
        for field in positional:
            has_default = field.default is not None or field.factory is not None
            if seen_default and not has_default:
                raise OutsideSubset(node, f"the field {field.name} without a default behind fields with one",
                                    "reorder the fields; CPython refuses the class, too")
            seen_default = seen_default or has_default
        parameters = ["self"] + [self._parameter(field, node.name) for field in positional]
        parameters += ["*"] * bool(named) + [self._parameter(field, node.name) for field in named]
        lines = [f"def __init__({', '.join(parameters)}):"]
        for field in fields:
            value = field.name
            if field.factory is not None:
                made = f"({ast.unparse(field.factory)})()"
                value = f"{made} if {field.name} is ... else {field.name}" if field.options["init"] else made
            elif not field.options["init"]:
                continue
            lines.append(f"    object.__setattr__(self, {field.name!r}, {value})" if frozen
                         else f"    self.{field.name} = {value}")
        if "__post_init__" in self.methods[node.name]:
            lines.append("    self.__post_init__()")
        return "\n".join(lines if len(lines) > 1 else lines + ["    pass"])

    @staticmethod
    def _parameter(field: _Field, class_name: str) -> str:
        if field.factory is not None:
            return f"{field.name}=..."  # nobody hands an Ellipsis to a field with a factory
        if field.default is None:
            return field.name
        if isinstance(field.default, ast.Constant):
            return f"{field.name}={field.default.value!r}"
        return f"{field.name}={field.name if field.owner == class_name else field.owner + '.' + field.name}"


def _options(call: ast.Call, known: Dict[str, object], function: str, others: Sequence[str] = ()) -> Dict[str, object]:
    options = dict(known)
    if call.args:
        raise OutsideSubset(call, f"{function}() with a positional argument", "name the options")
    for keyword in call.keywords:
        if keyword.arg in others:
            continue
        if keyword.arg not in known or not isinstance(keyword.value, ast.Constant):
            raise OutsideSubset(call, f"{keyword.arg or '**'} of {function}()",
                                "leave it out; there are " + ", ".join(sorted([*known, *others])) + ", with constants")
        options[keyword.arg] = keyword.value.value
    return options


def _parsed(text: str, place: ast.AST) -> List[ast.stmt]:
    """The statements of a text, all of them at the line of `place`."""
    body = ast.parse(text).body
    for statement in body:
        for node in ast.walk(statement):
            if hasattr(node, "lineno"):
                node.lineno = node.end_lineno = place.lineno
                node.col_offset = node.end_col_offset = place.col_offset
    return body
