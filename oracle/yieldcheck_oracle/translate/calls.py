"""Calls, comprehensions, generator expressions and lambdas."""

from __future__ import annotations

import ast
from typing import Callable, List, Optional

from . import literals
from .constant_compile import compile_result
from .errors import OutsideSubset
from .operands import CONSTANT, EFFECT, Expr, combine
from .methods import DULL_BUILTINS, METHODS
from .regular_expressions import check_regular_expression

MOST_BRACED = 6  # arguments that the constructor of Arguments takes


class CallsMixin:
    """Needs ExpressionsMixin."""

    def expression_Call(self, node: ast.Call) -> Expr:
        check_regular_expression(node, self.module.imports)
        special = self.special_call(node)
        if special is not None:
            return special
        spread = bool(node.keywords) or any(isinstance(argument, ast.Starred) for argument in node.args)
        if spread or len(node.args) > MOST_BRACED:
            return self.spread_call(node)
        if isinstance(node.func, ast.Attribute):
            return self.method_call(node, node.func)
        callee, *arguments = self.operands([node.func] + node.args, ordered=True, unordered=1)
        text = f"call({callee.by_reference}, {{{', '.join(argument.text for argument in arguments)}}})"
        return Expr(text, rank=EFFECT, fresh=not self.gives_plain_data(node.func), holds=callee.fresh or callee.holds,
                    lingers=True)

    def gives_plain_data(self, function: ast.expr) -> bool:
        """Whether nobody can notice when the result dies."""
        return (isinstance(function, ast.Name) and function.id in DULL_BUILTINS
                and self.scope.owner(function.id)[0] == "global" and self.module.is_builtin(function.id))

    def method_call(self, node: ast.Call, function: ast.Attribute) -> Expr:
        self.module.check_attribute(function)
        if all(map(self.is_calm, node.args)) or self.surely_has(function.value, function.attr):
            owner, *arguments = self.operands([function.value] + node.args, ordered=True, unordered=1)
            listed = ", ".join(argument.text for argument in arguments)
            text = f'call_method({owner.by_reference}, "{function.attr}", {{{listed}}})'
            return Expr(text, rank=EFFECT, fresh=True, holds=owner.fresh or owner.holds, lingers=True)
        # The attribute is looked up before the arguments are evaluated, and that can be noticed.
        callee, *arguments = self.operands([lambda: self.looked_up(function)] + node.args, ordered=True, unordered=1)
        text = f"call({callee.by_reference}, {{{', '.join(argument.text for argument in arguments)}}})"
        return Expr(text, rank=EFFECT, fresh=True, holds=callee.fresh or callee.holds, lingers=True)

    def looked_up(self, function: ast.Attribute) -> Expr:
        return self.hoist(self.expression(function)._replace(rank=EFFECT, fresh=True), "method")

    def is_calm(self, node: ast.expr) -> bool:
        """Whether evaluating the expression runs nobody's code, so that nobody can tell when it happened."""
        if isinstance(node, (ast.Constant, ast.Name, ast.Lambda)):
            return not isinstance(node, ast.Lambda) or not node.args.defaults
        if isinstance(node, (ast.Tuple, ast.List, ast.Dict, ast.IfExp, ast.BoolOp)) or (
                not self.module.has_special_methods
                and isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Compare, ast.Attribute, ast.Subscript, ast.Slice,
                                      ast.JoinedStr, ast.FormattedValue))):
            if any(isinstance(operation, (ast.In, ast.NotIn)) for operation in getattr(node, "ops", [])):
                return False
            return all(self.is_calm(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))
        return False

    def surely_has(self, node: ast.expr, method: str) -> bool:
        """Whether the object is known to have the method, so that nobody can tell when it was looked up."""
        if isinstance(node, ast.Constant):
            return method in METHODS.get(type(node.value).__name__, ())
        return isinstance(node, ast.Name) and node.id in self.bound and method in METHODS.get(
            self.known_types.get(node.id, ""), ())

    def spread_call(self, node: ast.Call) -> Expr:
        """A call whose arguments are gathered one by one."""
        if isinstance(node.func, ast.Attribute):
            self.module.check_attribute(node.func)
        callee = self.expression(node.func)
        if callee.rank > CONSTANT or callee.holds:
            callee = self.hoist(callee)
        arguments = self.names.number("arguments")
        self.writer.emit(f"Arguments {arguments};")
        self.temporaries += 1
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                self.in_block(lambda: f"{arguments}.spread({self.expression(argument.value).by_reference});")
            else:
                self.in_block(lambda: f"{arguments}.positional({self.expression(argument).text});")
        for keyword in node.keywords:
            if keyword.arg is None:
                self.in_block(lambda: f"{arguments}.spread_keywords({self.expression(keyword.value).by_reference});")
            else:
                self.in_block(lambda: f'{arguments}.keyword("{keyword.arg}", {self.expression(keyword.value).text});')
        return Expr(f"call({callee.by_reference}, std::move({arguments}))", rank=EFFECT,
                    fresh=not self.gives_plain_data(node.func), holds=callee.fresh, lingers=True)

    # -- calls that mean something to the translator -----------------------------------------------------------------
    def special_call(self, node: ast.Call) -> Optional[Expr]:
        if not isinstance(node.func, ast.Name):
            return None
        name = node.func.id
        if self.scope.owner(name)[0] != "global" or not self.module.is_builtin(name):
            return None
        if name == "super":
            return self.super_call(node)
        if name == "compile":
            return self.compile_call(node)
        return None

    def super_call(self, node: ast.Call) -> Expr:
        if len(node.args) == 2:
            return combine("super({0}, {1})", self.operands(node.args), EFFECT)
        if node.args:
            raise OutsideSubset(node, "super() with one argument", "write super() or super(Class, self)")
        how, owner = self.scope.owner("__class__")
        function = self.scope.function
        if how != "local" or owner is None or not function.parameters or function.kind != "function":
            raise OutsideSubset(node, "super() outside a method", "call it in a function of a class body")
        first = self.read_name(function.parameters[0], node)
        return combine("super({0}, {1})", [Expr(self.variable("__class__")), first], EFFECT)

    def compile_call(self, node: ast.Call) -> Expr:
        source = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        mode = node.args[2].value if len(node.args) == 3 and isinstance(node.args[2], ast.Constant) else "exec"
        if not isinstance(source, str) or node.keywords:
            raise OutsideSubset(node, "compile() of a computed text", "give compile() a constant text and mode")
        arguments = compile_result(source, mode)
        if arguments is None:
            return Expr("Ellipsis")  # stands for the code object, of which a program can only ask whether it is there
        self.writer.emit(f'raise_error("SyntaxError", {{{", ".join(map(literals.constant, arguments))}}});')
        return Expr("None")

    # -- comprehensions ----------------------------------------------------------------------------------------------
    def expression_ListComp(self, node: ast.ListComp) -> Expr:
        return self.comprehension(node, "list()", lambda result: self.element(
            f"append({result}, {{}});", node.elt))

    def expression_SetComp(self, node: ast.SetComp) -> Expr:
        return self.comprehension(node, "set()", lambda result: self.element(
            f"include({result}, {{}});", node.elt))

    def expression_DictComp(self, node: ast.DictComp) -> Expr:
        return self.comprehension(node, "dict()", lambda result: self.in_block(
            lambda: self.set_item_text(Expr(result), self.operands([node.key, node.value]))))

    def element(self, template: str, node: ast.expr) -> None:
        self.in_block(lambda: template.replace("{}", self.expression(node).text))

    def comprehension(self, node: ast.expr, empty: str, add: Callable[[str], None]) -> Expr:
        result = self.names.number("result")
        self.writer.emit(f"Value {result} = {empty};")
        self.temporaries += 1
        self.writer.open("{")
        iterator = self.names.number("iterator")
        self.declare_iterator(iterator, node.generators[0].iter)
        outer, self.scope = self.scope, self.module.scopes[node]
        for name in sorted(self.scope.bound):
            variable = self.scope.variables[name] = self.names.take(name)
            storage = ", Local::cell" if name in self.scope.captured else ""
            self.writer.emit(f'Local {variable}{{"{name}"{storage}}};')
        self.clauses(node.generators, iterator, lambda: add(result))
        self.scope = outer
        self.writer.close()
        return self.moved(result)

    def clauses(self, generators: List[ast.comprehension], iterator: str, innermost: Callable[[], None]) -> None:
        """The loops of a comprehension; the first iterator is already there."""
        opened = self.loop_over(generators[0], iterator)
        for clause in generators[1:]:
            self.writer.open("{")
            inner = self.names.number("iterator")
            self.declare_iterator(inner, clause.iter)
            opened += 1 + self.loop_over(clause, inner)
        innermost()
        for _ in range(opened):
            self.writer.close()

    def declare_iterator(self, iterator: str, node: ast.expr) -> None:
        [iterable] = self.operands([node])
        self.writer.emit(f"const Value {iterator} = iterate({iterable.by_reference});")

    def loop_over(self, clause: ast.comprehension, iterator: str) -> int:
        item = self.names.number("item")
        self.writer.open(f"for (Value {item}; advance({iterator}, {item});) {{")
        self.store(clause.target, self.moved(item))
        opened = 1
        for condition in clause.ifs:
            self.writer.open(f"if ({self.statement_condition(condition)}) {{")
            opened += 1
        return opened

    def expression_GeneratorExp(self, node: ast.GeneratorExp) -> Expr:
        made = self.function_object(node, "<genexpr>", [], [])
        [iterable] = self.operands([node.generators[0].iter])
        iterator = combine("iterate({0})", [iterable], EFFECT)
        if iterator.holds:
            iterator = self.hoist(iterator)
        return Expr(f"call({made.text}, {{{iterator.text}}})", rank=EFFECT, fresh=True, lingers=True)

    def expression_Lambda(self, node: ast.Lambda) -> Expr:
        return self.function_expression(node, "<lambda>")

