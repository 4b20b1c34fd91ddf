"""def and class statements, with their decorators."""

from __future__ import annotations

import ast
import re
from typing import List

from . import literals
from .enumeration import is_enumeration
from .errors import OutsideSubset
from .operands import Expr
from .prepare import docstring


class ClassesMixin:
    """Needs FunctionTranslator. `prefix` and `cpp_prefix` begin the names of what is defined at this place."""

    prefix: str
    cpp_prefix: str

    # -- def ---------------------------------------------------------------------------------------------------------
    def statement_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.simple(node, self.define_function)

    statement_AsyncFunctionDef = statement_FunctionDef

    def define_function(self, node: ast.FunctionDef) -> None:
        decorators = [self.hoist(self.expression(decorator)) for decorator in node.decorator_list]
        made = self.function_expression(node, node.name)
        self.store_name(node.name, self.decorated(made, decorators))

    def decorated(self, made: Expr, decorators: List[Expr]) -> Expr:
        for decorator in reversed(decorators):
            if "{" in made.text and made.text.startswith("call("):
                made = self.hoist(made)
            made = Expr(f"call({decorator.by_reference}, {{{made.text}}})", fresh=True)
        return made

    # -- class -------------------------------------------------------------------------------------------------------
    def statement_ClassDef(self, node: ast.ClassDef) -> None:
        if node.keywords:
            raise OutsideSubset(node, "a class with keywords (metaclass and the like)", "write a plain class")
        outer, self.temporaries = self.temporaries, 0
        self.writer.open("{")
        decorators = [self.hoist(self.expression(decorator)) for decorator in node.decorator_list]
        bases = self.operands(node.bases, ordered=True)
        bases = [self.hoist(base) if base.rank else base for base in bases]
        made = self.names.number("made")
        names = self.names.number("names")
        listed = ", ".join(base.text for base in bases)
        prepared = "dict()"
        if is_enumeration(node, self.module.enumerations):
            kept = re.sub(r"Value\(std::move\((\w+)\)\)|std::move\((\w+)\)", r"\1\2", listed)  # needed once more
            prepared = f'call(import_name(frame, "enum", "_prepare"), {{{kept}}})'
        self.writer.emit(f"Value {names} = {prepared};")
        self.class_body(node, names)
        qualified = literals.quoted(self.prefix + node.name)
        self.writer.emit(f'Value {made} = make_class(frame, "{node.name}", {qualified}, {{{listed}}}, '
                         f"std::move({names}));")
        scope = self.module.scopes[node]
        if "__class__" in scope.captured:
            self.writer.emit(f"{scope.variables['__class__']} = {made};")
        self.store_name(node.name, self.decorated(self.moved(made), decorators))
        self.writer.close()
        self.temporaries = outer

    def class_body(self, node: ast.ClassDef, names: str) -> None:
        """The statements of the body, executed in place; they fill the namespace."""
        kept = self.scope, self.class_names, self.prefix, self.cpp_prefix
        self.scope, self.class_names = self.module.scopes[node], names
        self.prefix = f"{self.prefix}{node.name}."
        self.cpp_prefix = f"{self.cpp_prefix}{node.name}_"
        if "__class__" in self.scope.captured:
            variable = self.scope.variables["__class__"] = self.names.number("class_cell")
            self.writer.emit(f'Local {variable}{{"__class__", Local::cell}};')
        document = docstring(node)
        if document is not None:
            self.writer.emit(f"set_item({names}, {literals.text('__doc__')}, {literals.text(document)});")
        bound = set(self.bound)
        self.statements(node.body)
        self.bound = bound
        self.scope, self.class_names, self.prefix, self.cpp_prefix = kept
