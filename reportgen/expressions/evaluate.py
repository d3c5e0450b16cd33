"""Tree → value, over whole columns or single values, by operators."""

import ast
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.expressions.functions import NAMING_FUNCTIONS, VALUE_FUNCTIONS
from reportgen.expressions.parse import Tree
from reportgen.expressions.values import (
    arithmetic,
    compare,
    contained,
    is_array,
    missing,
    negative,
    plain,
    sample,
    truth,
)
from reportgen.nouns.issue import ReportError, issue

__all__ = ["Functions", "Lookup", "evaluate", "holds"]

# Values are columns or single values of any type: Any is what they are.
# ruff: noqa: ANN401

Lookup = Callable[[str], Any]
Functions = Mapping[str, Callable[..., Any]]

_SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


def evaluate(tree: Tree, lookup: Lookup, functions: Functions | None = None) -> Any:
    """Return the value of an expression, a column where a name is one.

    `lookup` gives the value of a name. `functions` are called in place of the built-in ones and must hold those that
    the expression calls with an indicator's name; these get the name itself. None is missing, in columns NaN:
    arithmetic with it is missing, comparison with it is False. Division by zero is missing. Raises ReportError where
    an operator meets values that it does not fit.
    """
    return _Evaluation(tree, lookup, functions or {}).value(tree.node)


def holds(tree: Tree, lookup: Lookup, functions: Functions | None = None) -> Any:
    """Return whether an expression is true, or a column of that; what is missing is not true."""
    return truth(evaluate(tree, lookup, functions))


def _all_but(value: Any, said: Any) -> Any:
    """Return the opposite of `said` wherever there is a value."""
    return ~(said | missing(value)) if is_array(said) else value is not None and not said


class _Evaluation:
    __slots__ = ("_functions", "_lookup", "_tree")

    def __init__(self, tree: Tree, lookup: Lookup, functions: Functions) -> None:
        self._tree = tree
        self._lookup = lookup
        self._functions = functions

    def value(self, node: ast.expr) -> Any:
        found: Any = _WAYS[type(node)](self, node)
        return found

    def name(self, node: ast.Name) -> Any:
        return plain(self._lookup(node.id))

    def constant(self, node: ast.Constant) -> Any:
        return node.value

    def binary(self, node: ast.BinOp) -> Any:
        sign, left, right = _SIGNS[type(node.op)], self.value(node.left), self.value(node.right)
        try:
            return arithmetic(sign, left, right)
        except TypeError:
            raise self._mismatch(node, sign, left, right) from None

    def unary(self, node: ast.UnaryOp) -> Any:
        operand = self.value(node.operand)
        if isinstance(node.op, ast.Not):
            return ~truth(operand) if is_array(operand) else not truth(operand)
        try:
            return negative(operand)
        except TypeError:
            raise self._mismatch(node, "-", operand) from None

    def logic(self, node: ast.BoolOp) -> Any:
        """Stop early at a single value that decides; a column never does."""
        conjunction = isinstance(node.op, ast.And)
        found: Any = conjunction
        for part in node.values:
            value = truth(self.value(part))
            found = found & value if conjunction else found | value
            if not is_array(found) and found is not conjunction:
                break
        return found

    def comparison(self, node: ast.Compare) -> Any:
        found: Any = True
        left = self.value(node.left)
        for operator, comparator in zip(node.ops, node.comparators, strict=True):
            right, said = self._compared(node, _SIGNS[type(operator)], left, comparator)
            found = found & said
            left = right
        return found

    def _compared(self, node: ast.Compare, sign: str, left: Any, comparator: ast.expr) -> tuple[Any, Any]:
        if isinstance(comparator, ast.Tuple | ast.List):
            choices = [self.value(choice) for choice in comparator.elts]
            said = contained(left, choices)
            return None, said if sign == "in" else _all_but(left, said)
        right = self.value(comparator)
        try:
            return right, compare(sign, left, right)
        except TypeError:
            raise self._mismatch(node, sign, left, right) from None

    def call(self, node: ast.Call) -> Any:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        function = self._functions.get(name) or VALUE_FUNCTIONS[name]
        naming = name in NAMING_FUNCTIONS
        arguments = [
            argument.id if naming and not position and isinstance(argument, ast.Name) else self.value(argument)
            for position, argument in enumerate(node.args)
        ]
        try:
            return plain(function(*arguments))
        except (TypeError, AttributeError, ValueError):
            if naming:
                raise
            raise self._mismatch(node, name, *arguments) from None

    def _mismatch(self, node: ast.expr, operation: str, *operands: Any) -> ReportError:
        found = ", ".join(sample(operand) for operand in operands)
        return ReportError(
            [issue("expression.wrong-types", self._tree.place_of(node), operation=operation, found=found)]
        )


_WAYS: dict[type[ast.expr], Callable[[_Evaluation, Any], Any]] = {
    ast.Name: _Evaluation.name,
    ast.Constant: _Evaluation.constant,
    ast.BinOp: _Evaluation.binary,
    ast.UnaryOp: _Evaluation.unary,
    ast.BoolOp: _Evaluation.logic,
    ast.Compare: _Evaluation.comparison,
    ast.Call: _Evaluation.call,
}
