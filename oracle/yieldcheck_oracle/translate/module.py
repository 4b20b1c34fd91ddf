"""One scenario as two C++ texts: what every adapter program shares, and the bodies that each adapter compiles."""

from __future__ import annotations

import ast
import builtins
import re
from typing import Dict, List, NamedTuple, Optional, Sequence, Set

from . import literals
from .by_hand import HandWritten
from .enumeration import enumerations
from .errors import OutsideSubset, Untranslatable
from .functions import FunctionTranslator, code_parameters, function_kind
from .methods import BUILTINS, CLASS_FUNCTIONS, HELPERS, IMPLEMENTED, MODULES, WELL_KNOWN, names_of_module
from .names import NameTable, identifier
from .operands import Expr
from .prepare import docstring, prepare
from .scopes import analyse
from .writer import source_comment, wrapped

# Special methods that no operator, attribute or format calls.
_HARMLESS = frozenset("""
    __init__ __iter__ __next__ __enter__ __exit__ __call__ __del__ __await__ __name__ __new__ __reversed__ __len__
    __repr__ __str__ __init_subclass__ __set_name__ __class_getitem__ __aiter__ __anext__ __aenter__ __aexit__
""".split())


class Step(NamedTuple):
    """A statement of drive() that is compiled."""

    line: int
    node: ast.stmt
    gives_value: bool  # an assignment whose value the driver stores under its name


class Function(NamedTuple):
    """One entry of the Code table with its C++ text."""

    name: str
    qualified_name: str
    cpp_name: str
    kind: str
    node: ast.AST
    lines: List[str]
    by_hand: bool = False  # its C++ stands in the file that the scenario's header names


class Translation(NamedTuple):
    """The two texts of a scenario."""

    module: str
    bodies: str


class ModuleTranslator:
    """Translates one scenario; what stands in the way is gathered in `problems`."""

    def __init__(self, identity: str, path: str, text: str, statements: Sequence[ast.stmt],
                 drive: Sequence[ast.stmt], steps: Sequence[Step], by_hand: Optional[HandWritten] = None,
                 about: str = "") -> None:
        self.identity = identity
        self.path = path
        self.source = text.splitlines()
        self.by_hand = by_hand
        self.about = about
        self.problems: List[OutsideSubset] = []
        self.functions: List[Optional[Function]] = []
        self.names = NameTable()
        everything = list(statements) + list(drive)
        self.tree = prepare(ast.Module(everything, []))
        self.statements = [node for node in self.tree.body if not any(node is step for step in drive)]
        self.drive = drive
        self.steps = steps
        self.enumerations = enumerations(self.tree)
        self.scopes = analyse(self.tree)
        self.assigned = self._assigned_globals()
        self.defined = self._defined_names()
        self.imports = self._imports()
        self.has_special_methods = self._has_special_methods()

    # -- what is known of the whole file -----------------------------------------------------------------------------
    def _assigned_globals(self) -> Dict[str, int]:
        """How often each module-level name is bound, by place; 2 when a function may bind it at any time."""
        counts: Dict[str, int] = {}
        for scope in self.scopes.values():
            for name in scope.bound & scope.globals:
                counts[name] = 2
        inner = {node for scope in self.scopes.values() if scope.kind in ("function", "class", "comprehension")
                 for node in ast.walk(scope.node) if node is not scope.node}
        for node in ast.walk(self.tree):
            if node in inner:
                continue
            for name in _bound_by(node):
                counts[name] = counts.get(name, 0) + 1
        return counts

    def _defined_names(self) -> Set[str]:
        """Names of methods and attributes that the file itself defines."""
        names: Set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "namedtuple":
                names.update(word for part in ast.walk(node) if isinstance(part, ast.Constant)
                             and isinstance(part.value, str) for word in re.findall(r"\w+", part.value))
        return names

    def _imports(self) -> Dict[str, str]:
        """Modules by the module-level name that they are imported as."""
        return {alias.asname or alias.name: alias.name for node in self.statements if isinstance(node, ast.Import)
                for alias in node.names if self.assigned.get(alias.asname or alias.name) == 1}

    def _has_special_methods(self) -> bool:
        used = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}
        special = {name for name in self.defined if name.startswith("__") and name.endswith("__")}
        return bool(special - _HARMLESS) or "property" in used

    def is_builtin(self, name: str) -> bool:
        return name not in self.assigned and (hasattr(builtins, name) or name in HELPERS)

    def is_steady(self, name: str) -> bool:
        """Whether a global name means the same throughout."""
        return self.is_builtin(name) or self.assigned.get(name, 0) == 1

    def check_global(self, name: str, node: ast.AST) -> None:
        if self.is_builtin(name) and name not in BUILTINS and name not in HELPERS:
            raise OutsideSubset(node, f"the built-in {name}", "leave it out, or define it in the scenario")

    def check_attribute(self, node: ast.Attribute) -> None:
        name = node.attr
        module = self.imports.get(node.value.id, "") if isinstance(node.value, ast.Name) else ""
        if module in MODULES:
            if name not in MODULES[module]:
                raise OutsideSubset(node, f"{name} of module {module}", names_of_module(module))
        elif isinstance(node.value, ast.Name) and name in CLASS_FUNCTIONS.get(node.value.id, ()):
            return
        elif name in WELL_KNOWN and name not in IMPLEMENTED and name not in self.defined:
            raise OutsideSubset(node, f"the method or attribute {name} of a built-in type",
                                "write it with other methods, or in a class of the scenario")

    def match_arguments(self, name: str) -> Optional[List[str]]:
        """What the class of that name says in `__match_args__`, or a base of it; None where the file does not tell."""
        node = next((node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef) and node.name == name), None)
        if node is None or self.assigned.get(name) != 1:
            return None
        for part in node.body:
            if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "__match_args__":
                names = part.value.elts if isinstance(part.value, ast.Tuple) else []
                return [name.value for name in names if isinstance(name, ast.Constant)]
        bases = (self.match_arguments(base.id) for base in node.bases if isinstance(base, ast.Name))
        return next((names for names in bases if names is not None), None)

    def source_line(self, line: int) -> str:
        return self.source[line - 1] if 0 < line <= len(self.source) else ""

    # -- functions ---------------------------------------------------------------------------------------------------
    def add_function(self, node: ast.AST, name: str, around: FunctionTranslator) -> int:
        """Translates a function and gives its index in the Code table."""
        index = len(self.functions)
        self.functions.append(None)
        kind = function_kind(node)
        in_globals = name.isidentifier() and around.scope.owner(name)[0] == "global"
        qualified = name if in_globals else around.prefix + name
        cpp_name = self.names.take(identifier(around.cpp_prefix + name.strip("<>")))
        if self.by_hand and cpp_name in self.by_hand.functions:
            self.functions[index] = Function(name, qualified, cpp_name, kind, node, [], True)
            return index
        inner = FunctionTranslator(self, self.scopes[node], kind, qualified, cpp_name)
        inner.prefix = qualified + ".<locals>."
        inner.cpp_prefix = cpp_name + "_"
        inner.names = NameTable([cpp_name])
        self.functions[index] = Function(name, qualified, cpp_name, kind, node, inner.translate(node))
        return index

    # -- output ------------------------------------------------------------------------------------------------------
    def translate(self) -> Translation:
        execute = self._top_level("execute", self.statements)
        steps = [(step, self._step(step)) for step in self.steps]
        self._check_plain_steps()
        if self.problems:
            raise Untranslatable(self.path, sorted(self.problems, key=lambda problem: problem.line))
        functions = [function for function in self.functions if function is not None]
        if self.by_hand:
            self.by_hand.check({function.cpp_name: function.kind for function in functions})
        return Translation(self._module_text(functions, execute, steps), self._bodies_text(functions))

    def _check_plain_steps(self) -> None:
        """Steps that are no code are data to the driver; the names in them must be known all the same."""
        for node in (node for node in self.drive if not any(node is step.node for step in self.steps)):
            for name in (part for part in ast.walk(node) if isinstance(part, ast.Name)):
                try:
                    self.check_global(name.id, name)
                except OutsideSubset as problem:
                    self.problems.append(problem)

    def _translator(self, cpp_name: str) -> FunctionTranslator:
        translator = FunctionTranslator(self, self.scopes[self.tree], "module", "", cpp_name)
        translator.prefix = translator.cpp_prefix = ""
        translator.writer.depth = 1
        return translator

    def _top_level(self, name: str, statements: Sequence[ast.stmt]) -> List[str]:
        translator = self._translator(name)
        translator.statements(list(statements))
        lines = [f"static void {name}([[maybe_unused]] FrameRef frame) {{", *translator.writer.lines, "}"]
        return [part for line in lines for part in wrapped(line)]

    def _step(self, step: Step) -> List[str]:
        translator = self._translator(f"step_{step.line}")
        node = step.node
        if isinstance(node, ast.Expr) or step.gives_value:
            translator.statement(ast.copy_location(ast.Return(node.value), node))
        else:
            translator.statement(node)
            translator.writer.emit("return {};")
        lines = [f"static Value step_{step.line}([[maybe_unused]] FrameRef frame) {{", *translator.writer.lines, "}"]
        return [part for line in lines for part in wrapped(line)]

    @property
    def namespace(self) -> str:
        return identifier(self.identity.replace("/", "_").replace("-", "_"))

    def _text(self, parts: Sequence[Sequence[str]], includes: Sequence[str] = ()) -> str:
        head = [f"// {self.identity}.py, translated.", *includes, f"namespace yieldcheck::scenarios::{self.namespace} {{", ""]
        body = "\n\n".join("\n".join(part) for part in parts)
        return "\n".join(head) + "\n" + body + f"\n\n}}  // namespace yieldcheck::scenarios::{self.namespace}\n"

    def _signature(self, function: Function) -> str:
        line = function.node.lineno
        return wrapped("// " + source_comment(line, self.source_line(line)))[0]

    def _bodies_text(self, functions: Sequence[Function]) -> str:
        parts: List[List[str]] = [self.by_hand.lines()] if self.by_hand else []
        registrations: List[str] = []
        for index, function in enumerate(functions):
            if function.kind == "plain":
                continue
            if not function.by_hand:
                parts.append([self._signature(function), *function.lines])
            registrations += wrapped(f'const BodyRegistration register_{function.cpp_name.strip("_")}'
                                     f'{{"{self.identity}", {index}, {function.cpp_name}}};')
        return self._text(parts + [registrations], self.by_hand.includes if self.by_hand else ())

    def _module_text(self, functions: Sequence[Function], execute: List[str],
                     steps: "Sequence[tuple[Step, List[str]]]") -> str:
        parts = [[self._signature(function), *(self._call_by_hand(function) if function.by_hand else function.lines)]
                 for function in functions if function.kind == "plain"]
        if functions:
            parts.append(self._code_table(functions))
        parts.append(execute)
        for step, lines in steps:
            comment = wrapped("// " + source_comment(step.line, self.source_line(step.line)))[0]
            parts.append([comment, *lines])
        if steps:
            entries = ", ".join(f"{{{step.line}, step_{step.line}}}" for step, _ in steps)
            parts.append(wrapped(f"static constexpr ScenarioModule::Step steps[] = {{{entries}}};"))
        codes, listed = ("codes" if functions else "{}"), ("steps" if steps else "{}")
        about = f', "{self.about}"' if self.about else ""
        parts.append([f'const ScenarioModule module{{"{self.identity}", {codes}, execute, {listed}{about}}};',
                      "const ScenarioModule::Registration registration{module};"])
        return self._text(parts)

    def _call_by_hand(self, function: Function) -> List[str]:
        """A plain function that each adapter compiles for itself. A library's own type has no second lane."""
        name = function.cpp_name
        check = "need_own_type(); " if self.by_hand and self.by_hand.own_type else ""
        return [f"Value {name}(FrameRef frame);",
                f"static Value {name}_by_hand(FrameRef frame) {{ {check}return {name}(frame); }}"]

    def _code_table(self, functions: Sequence[Function]) -> List[str]:
        arrays: List[str] = []
        entries: List[str] = []
        for index, function in enumerate(functions):
            parameters = code_parameters(function.node)
            array = f"{function.cpp_name.strip('_')}_parameters"
            free_array = f"{function.cpp_name.strip('_')}_free"
            if parameters:
                listed = ", ".join(f'"{parameter}"' for parameter in parameters)
                arrays += wrapped(f"static constexpr const char* {array}[] = {{{listed}}};")
            fields = [f'.name = "{function.name}"', f".qualified_name = {literals.quoted(function.qualified_name)}",
                      f".line = {function.node.lineno}", f".kind = Code::Kind::{function.kind}",
                      f".parameters = {array if parameters else '{}'}"]
            fields += _argument_fields(function.node)
            if function.kind == "plain":
                fields.append(f".plain = {function.cpp_name}{'_by_hand' if function.by_hand else ''}")
            fields += [f'.scenario = "{self.identity}"', f".index = {index}"]
            free = sorted(self.scopes[function.node].free)
            if free:
                listed = ", ".join(f'"{name}"' for name in free)
                arrays += wrapped(f"static constexpr const char* {free_array}[] = {{{listed}}};")
            document = docstring(function.node)
            if document is not None:
                fields.append(f".document = {literals.quoted(document)}")
            if free:
                fields.append(f".free = {free_array}")
            entries += wrapped("    {" + ", ".join(fields) + "},")
        return arrays + ["static constexpr Code codes[] = {"] + entries + ["};"]


def _argument_fields(node: ast.AST) -> List[str]:
    if isinstance(node, ast.GeneratorExp):
        return [".positional_only = 1", ".positional = 1"]
    arguments = node.args
    fields = []
    if arguments.posonlyargs:
        fields.append(f".positional_only = {len(arguments.posonlyargs)}")
    if arguments.posonlyargs or arguments.args:
        fields.append(f".positional = {len(arguments.posonlyargs) + len(arguments.args)}")
    if arguments.kwonlyargs:
        fields.append(f".keyword_only = {len(arguments.kwonlyargs)}")
    if arguments.vararg:
        fields.append(".variadic = true")
    if arguments.kwarg:
        fields.append(".variadic_keywords = true")
    return fields


def _bound_by(node: ast.AST) -> List[str]:
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.ExceptHandler) and node.name:
        return [node.name]
    if isinstance(node, ast.alias):
        return [node.asname or node.name.split(".")[0]]
    return []


__all__ = ["Expr", "ModuleTranslator", "Step", "Translation"]
