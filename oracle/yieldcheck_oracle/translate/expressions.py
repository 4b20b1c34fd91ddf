"""Expressions: names, operators, comparisons, displays, f-strings, yields."""

from __future__ import annotations

import ast
from typing import Callable, Dict, List, Optional, Sequence, Tuple, Type

from . import literals
from .errors import OutsideSubset
from .operands import CONSTANT, EFFECT, READ, Expr, OperandsMixin, combine
from .scopes import Scope

BINARY: Dict[Type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.MatMult: "matrix_multiply", ast.Div: "divide",
    ast.FloorDiv: "floor_divide", ast.Mod: "modulo", ast.Pow: "power", ast.LShift: "left_shift",
    ast.RShift: "right_shift", ast.BitAnd: "bit_and", ast.BitOr: "bit_or", ast.BitXor: "bit_xor",
}
UNARY: Dict[Type[ast.unaryop], str] = {ast.USub: "negative", ast.UAdd: "positive", ast.Invert: "invert"}
ORDER: Dict[Type[ast.cmpop], str] = {
    ast.Lt: "less", ast.LtE: "less_equal", ast.Gt: "greater", ast.GtE: "greater_equal", ast.Eq: "equals",
    ast.NotEq: "differs",
}
TESTS: Dict[Type[ast.cmpop], str] = {
    ast.Is: "is({0}, {1})", ast.IsNot: "!is({0}, {1})", ast.In: "contains({1}, {0})", ast.NotIn: "!contains({1}, {0})",
}


class ExpressionsMixin(OperandsMixin):
    """Each method takes an expression node and gives its Expr, after writing what must come before it."""

    scope: Scope

    def expression(self, node: ast.expr) -> Expr:
        method = getattr(self, "expression_" + type(node).__name__, None)
        if method is None:
            raise OutsideSubset(node, f"the expression {type(node).__name__}", "rewrite it with simpler expressions")
        return method(node)

    # -- atoms -------------------------------------------------------------------------------------------------------
    def expression_Constant(self, node: ast.Constant) -> Expr:
        try:
            return Expr(literals.constant(node.value))
        except ValueError as error:
            raise OutsideSubset(node, f"a constant of type {error}", "use numbers, text or bytes") from None

    def expression_Name(self, node: ast.Name) -> Expr:
        return self.read_name(node.id, node)

    def read_name(self, name: str, node: ast.AST) -> Expr:
        how, owner = self.scope.owner(name)
        if how == "global":
            return self.read_global(name, node)
        if how == "class":
            return Expr(f"class_name(frame, {self.class_names}, {literals.quoted(name)})", rank=READ, lingers=True)
        assert owner is not None
        variable = self.variable(name)
        if name in owner.captured or owner.function is not self.scope.function:
            return Expr(variable, f"Value({variable})", rank=READ, lingers=True)
        if owner.kind == "comprehension" or name in self.bound:
            return Expr(variable, reads=frozenset([name]))
        return Expr(variable, rank=READ, reads=frozenset([name]))

    def read_global(self, name: str, node: ast.AST) -> Expr:
        self.module.check_global(name, node)
        rank = CONSTANT if self.module.is_steady(name) else READ
        return Expr(f"global(frame, {literals.quoted(name)})", rank=rank)

    # -- operators ---------------------------------------------------------------------------------------------------
    @property
    def operator_rank(self) -> int:
        """What an operator may do: only classes with special methods make it more than a look at its operands."""
        return EFFECT if self.module.has_special_methods else READ

    @property
    def operator_fresh(self) -> "Optional[bool]":
        """Whether an operator may make an object; None: as its operands say."""
        return True if self.module.has_special_methods else None

    def expression_BinOp(self, node: ast.BinOp) -> Expr:
        if type(node.op) not in BINARY:
            raise OutsideSubset(node, "this operator", "use an arithmetic operator")
        left, right = self.operands([node.left, node.right])
        return combine(BINARY[type(node.op)] + "({0}, {1})", [left, right], self.operator_rank, self.operator_fresh)

    def expression_UnaryOp(self, node: ast.UnaryOp) -> Expr:
        if isinstance(node.op, ast.Not):
            return self.as_value(self.negated(self.condition(node.operand)))
        value = getattr(node.operand, "value", None)
        if isinstance(node.op, ast.USub) and type(value) in (int, float) and isinstance(node.operand, ast.Constant):
            return Expr(literals.constant(-value))
        [operand] = self.operands([node.operand])
        return combine(UNARY[type(node.op)] + "({0})", [operand], self.operator_rank, self.operator_fresh)

    @staticmethod
    def negated(condition: Expr) -> Expr:
        text = condition.text
        if text in ("true", "false"):
            text = "false" if text == "true" else "true"
        elif text.startswith("!") and " " not in text.split("(")[0] and "&&" not in text and "||" not in text:
            text = text[1:]
        elif "&&" in text or "||" in text:
            text = f"!({text})"
        else:
            text = "!" + text
        return condition._replace(text=text)

    def as_value(self, expression: Expr) -> Expr:
        if not expression.is_condition:
            return expression
        return expression._replace(text=f"boolean({expression.text})", is_condition=False, fresh=False)

    def as_condition(self, expression: Expr) -> Expr:
        if expression.is_condition:
            return expression
        return combine("truthy({0})", [expression], self.operator_rank, fresh=False)._replace(is_condition=True)

    def condition(self, node: ast.expr) -> Expr:
        """The truth of an expression, as a C++ bool."""
        if isinstance(node, ast.Constant):
            return Expr("true" if node.value else "false", is_condition=True)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.negated(self.condition(node.operand))
        if isinstance(node, ast.BoolOp):
            return self.boolean_condition(node)
        if isinstance(node, ast.Compare):
            return self.as_condition(self.comparison(node))
        return self.as_condition(self.expression(node))

    # -- comparisons -------------------------------------------------------------------------------------------------
    def expression_Compare(self, node: ast.Compare) -> Expr:
        return self.as_value(self.comparison(node))

    def comparison(self, node: ast.Compare) -> Expr:
        if len(node.ops) == 1:
            left, right = self.operands([node.left, node.comparators[0]])
            return self.compared(node.ops[0], left, right)
        return self.chain(node)

    def compared(self, operation: ast.cmpop, left: Expr, right: Expr) -> Expr:
        if type(operation) in ORDER:
            return combine(ORDER[type(operation)] + "({0}, {1})", [left, right], self.operator_rank, fresh=False)
        rank = EFFECT if isinstance(operation, (ast.In, ast.NotIn)) else CONSTANT
        return combine(TESTS[type(operation)], [left, right], rank, fresh=False)._replace(is_condition=True)

    def chain(self, node: ast.Compare) -> Expr:
        """a < b < c: b is evaluated once, c only when a < b."""
        result = self.names.number("value")
        left, middle = self.operands([node.left, node.comparators[0]])
        middle = self.settle(middle)
        self.writer.emit(f"Value {result} = {self.as_value(self.compared(node.ops[0], left, middle)).text};")
        self.temporaries += 1
        bound = set(self.bound)
        opened = 0
        for operation, operand in zip(node.ops[1:], node.comparators[1:]):
            self.writer.open(f"if (truthy({result})) {{")
            opened += 1
            right = self.expression(operand)
            if opened < len(node.ops) - 1:
                right = self.settle(right)
            self.writer.emit(f"{result} = {self.as_value(self.compared(operation, middle, right)).text};")
            middle = right
        for _ in range(opened):
            self.writer.close()
        self.bound = bound
        return self.moved(result, fresh=False)

    # -- and, or, if -------------------------------------------------------------------------------------------------
    def alternatives(self, nodes: Sequence[ast.expr], translate: Callable[[ast.expr], Expr],
                     first_is_certain: bool = True) -> "Tuple[List[Expr], List[List[str]]]":
        """Translates what may not be evaluated, each with its statements apart, one level deeper."""
        expressions, buffers = [], []
        bound = set(self.bound)
        for number, node in enumerate(nodes):
            with self.writer.captured() as buffer:
                self.writer.depth += 1
                expressions.append(translate(node))
                self.writer.depth -= 1
            buffers.append(buffer)
            if number == 0 and first_is_certain:
                bound = set(self.bound)
            self.bound = set(bound)
        return expressions, buffers

    def boolean_condition(self, node: ast.BoolOp) -> Expr:
        conditions, buffers = self.alternatives(node.values, self.condition)
        conjunction = isinstance(node.op, ast.And)
        clean = not any(buffers[1:]) and not any(
            condition.holds and any(later.rank == EFFECT for later in conditions[index + 1:])
            for index, condition in enumerate(conditions))
        if clean:
            self.writer.lines += [line[4:] for line in buffers[0]]
            joined = (" && " if conjunction else " || ").join(
                f"({condition.text})" if "&&" in condition.text or "||" in condition.text else condition.text
                for condition in conditions)
            return Expr(joined, rank=max(condition.rank for condition in conditions),
                        holds=any(condition.holds for condition in conditions),
                        lingers=any(condition.lingers for condition in conditions),
                        reads=frozenset().union(*[condition.reads for condition in conditions]), is_condition=True)
        result = self.names.number("condition")
        self.writer.lines += [line[4:] for line in buffers[0]]
        self.writer.emit(f"bool {result} = {conditions[0].text};")
        for condition, buffer in zip(conditions[1:], buffers[1:]):
            self.writer.open(f"if ({'' if conjunction else '!'}{result}) {{")
            self.writer.lines += buffer
            self.writer.emit(f"{result} = {condition.text};")
            self.writer.close()
        return Expr(result, is_condition=True)

    def expression_BoolOp(self, node: ast.BoolOp) -> Expr:
        values, buffers = self.alternatives(node.values, self.expression)
        result = self.names.number("value")
        self.writer.lines += [line[4:] for line in buffers[0]]
        self.writer.emit(f"Value {result} = {values[0].text};")
        self.temporaries += 1
        test = f"truthy({result})" if isinstance(node.op, ast.And) else f"!truthy({result})"
        for value, buffer in zip(values[1:], buffers[1:]):
            if buffer:
                self.writer.open(f"if ({test}) {{")
                self.writer.lines += buffer
                self.writer.emit(f"{result} = {value.text};")
                self.writer.close()
            else:
                self.writer.emit(f"if ({test}) {result} = {value.text};")
        return self.moved(result, fresh=any(value.fresh for value in values))

    def expression_IfExp(self, node: ast.IfExp) -> Expr:
        test = self.condition(node.test)
        (body, orelse), buffers = self.alternatives([node.body, node.orelse], self.expression, False)
        if not any(buffers) and not test.holds:
            text = f"{test.text} ? {_plain_value(body)} : {_plain_value(orelse)}"
            return Expr(f"({text})", rank=max(test.rank, body.rank, orelse.rank), fresh=body.fresh or orelse.fresh,
                        holds=body.holds or orelse.holds, lingers=True, reads=test.reads | body.reads | orelse.reads)
        result = self.names.number("value")
        self.writer.emit(f"Value {result};")
        self.temporaries += 1
        self.writer.open(f"if ({test.text}) {{")
        self.writer.lines += buffers[0]
        self.writer.emit(f"{result} = {body.text};")
        self.writer.middle("} else {")
        self.writer.lines += buffers[1]
        self.writer.emit(f"{result} = {orelse.text};")
        self.writer.close()
        return self.moved(result, fresh=body.fresh or orelse.fresh)

    def expression_NamedExpr(self, node: ast.NamedExpr) -> Expr:
        value = self.expression(node.value)
        if not isinstance(node.value, ast.Constant):
            value = value._replace(rank=max(value.rank, 1))  # what is named and what is used are one object: (x := [1])
        value = self.settle(value)
        self.store(node.target, value)
        return value

    # -- attributes and items ----------------------------------------------------------------------------------------
    def expression_Attribute(self, node: ast.Attribute) -> Expr:
        self.module.check_attribute(node)
        [owner] = self.operands([node.value])
        return combine(f'attribute({{0}}, "{node.attr}")', [owner], self.operator_rank, self.operator_fresh)

    def expression_Subscript(self, node: ast.Subscript) -> Expr:
        if isinstance(node.slice, ast.Slice):
            parts = [node.value] + slice_parts(node.slice)
            container, *limits = self.operands(parts)
            key = combine("slice({0}, {1}, {2})", limits)
            key = key._replace(text=f"slice({', '.join(limit.text for limit in limits)})", reference="")
            return combine("item({0}, {1})", [container, key], self.operator_rank, self.operator_fresh)
        container, key = self.operands([node.value, node.slice])
        return combine("item({0}, {1})", [container, key], self.operator_rank, self.operator_fresh)

    def expression_Slice(self, node: ast.Slice) -> Expr:
        limits = self.operands(slice_parts(node), effectful=False)
        made = combine("slice({0}, {1}, {2})", limits)
        return made._replace(text=f"slice({', '.join(limit.text for limit in limits)})", reference="")

    def expression_Starred(self, node: ast.Starred) -> Expr:
        raise OutsideSubset(node, "a starred expression here", "unpack into a list first")

    # -- f-strings ---------------------------------------------------------------------------------------------------
    def expression_JoinedStr(self, node: ast.JoinedStr) -> Expr:
        if not node.values:
            return Expr('text("")')
        if len(node.values) == 1:
            return self.expression(node.values[0])
        parts = self.operands(node.values, ordered=True, effectful=False)
        return Expr(f"join({{{', '.join(part.text for part in parts)}}})", rank=max(part.rank for part in parts),
                    holds=any(part.holds for part in parts), lingers=True,
                    reads=frozenset().union(*[part.reads for part in parts]))

    def expression_FormattedValue(self, node: ast.FormattedValue) -> Expr:
        nodes = [node.value] + ([node.format_spec] if node.format_spec else [])
        operands = self.operands(nodes)
        conversion = f"'{chr(node.conversion)}'" if node.conversion and node.conversion > 0 else "0"
        if node.format_spec:
            template = f"formatted({{0}}, {conversion}, {{1}})"
        else:
            template = f"formatted({{0}}, {conversion})" if conversion != "0" else "formatted({0})"
        return combine(template, operands, self.operator_rank, fresh=False)

    # -- suspensions -------------------------------------------------------------------------------------------------
    def yield_text(self, node: ast.Yield) -> str:
        """YIELD(...), to be the whole right-hand side of something or a whole statement."""
        value = self.expression(node.value) if node.value is not None else Expr("None")
        if value.has_braces() or value.lingers or value.holds:
            value = self.hoist(value)
        return f"YIELD({node.lineno}, {value.text})"

    def expression_Yield(self, node: ast.Yield) -> Expr:
        variable = self.names.number("sent")
        text = self.yield_text(node)
        self.writer.emit(f"Value {variable} = {text};")
        self.temporaries += 1
        return self.moved(variable)

    def expression_YieldFrom(self, node: ast.YieldFrom) -> Expr:
        return self.delegation("from", node)

    def expression_Await(self, node: ast.Await) -> Expr:
        return self.delegation("await", node)

    def delegation(self, kind: str, node: "ast.YieldFrom | ast.Await") -> Expr:
        [operand] = self.operands([node.value])
        variable = self.names.number("delegation")
        self.writer.emit(f"Delegation {variable} = Delegation::{kind}(frame, {operand.by_reference});")
        self.writer.emit(f"DELEGATE({node.lineno}, {variable});")
        self.temporaries += 1
        return Expr(f"{variable}.result()", fresh=True)


def slice_parts(node: ast.Slice) -> List[ast.expr]:
    return [part if part is not None else ast.Constant(None) for part in (node.lower, node.upper, node.step)]


def _plain_value(expression: Expr) -> str:
    """For the branches of ?:, which must have one type."""
    name = expression.text
    return f"Value({name})" if name.isidentifier() and name not in ("None", "True", "False", "Ellipsis") else name

