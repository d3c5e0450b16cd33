"""Whether a formula yields a percentage already, or a ratio that has to be multiplied by 100."""

import ast
from collections.abc import Callable

from reportgen.expressions.parse import Tree

__all__ = ["is_percent"]

_SAME = ("abs", "round", "min", "max")
_OF_THE_INDICATOR = ("previous", "preceding", "change", "target", "parent")


def is_percent(tree: Tree, unit_of: Callable[[str], bool]) -> bool:
    """Say whether what an expression yields is on the scale of 0 to 100.

    `unit_of` says whether an indicator's values are. The hundreds are followed like a dimension: a percentage has
    one, a percentage times a count over a count has one, a percentage over another has none; a constant factor of 100
    adds one, a constant divisor of 100 takes one away, and other constants have no say.
    """
    return (_hundreds(tree.node, unit_of) or 0) >= 1


def _hundreds(node: ast.expr, unit_of: Callable[[str], bool]) -> int | None:
    """Return how many factors of 100 a value carries; None for constants, which fit any."""
    match node:
        case ast.Name(id=name):
            return int(unit_of(name))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _hundreds(operand, unit_of)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return _largest(left, right, unit_of=unit_of)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _sum(_factor(left, unit_of), _factor(right, unit_of), 1)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _sum(_hundreds(left, unit_of), _factor(right, unit_of), -1)
        case ast.Call(func=ast.Name(id=function), args=arguments):
            return _of_call(function, arguments, unit_of)
        case ast.Constant():
            return None
    return 0


def _of_call(function: str, arguments: list[ast.expr], unit_of: Callable[[str], bool]) -> int | None:
    if function == "growth":
        return 1
    if function in _OF_THE_INDICATOR:
        return _hundreds(arguments[0], unit_of)
    if function in _SAME:
        return _largest(*arguments[: 1 if function == "round" else None], unit_of=unit_of)
    return 0


def _largest(*nodes: ast.expr, unit_of: Callable[[str], bool]) -> int | None:
    known = [found for node in nodes if (found := _hundreds(node, unit_of)) is not None]
    return max(known, default=None)


def _factor(node: ast.expr, unit_of: Callable[[str], bool]) -> int | None:
    if isinstance(node, ast.Constant) and node.value == 100:
        return 1
    return _hundreds(node, unit_of)


def _sum(left: int | None, right: int | None, sign: int) -> int | None:
    if left is None and right is None:
        return None
    return (left or 0) + sign * (right or 0)
