"""Formulas and checks as sums of figures with fixed factors, where they are such."""

import ast
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import NamedTuple

from reportgen.expressions.parse import Tree

__all__ = ["Form", "Reference", "additive", "as_fraction", "equation", "linear"]

_ALONE: Mapping[str, tuple[tuple[str, int], ...]] = {
    "previous": (("previous", 1),),
    "preceding": (("preceding", 1),),
    "parent": (("parent", 1),),
    "change": (("", 1), ("previous", -1)),
}


class Reference(NamedTuple):
    """A figure as an expression names it: an indicator, and the function that asks for another period or area."""

    function: str
    name: str


class Form(NamedTuple):
    """A sum of figures, each with its factor, and a number."""

    factors: Mapping[Reference, Fraction]
    constant: Fraction = Fraction()

    def __add__(self, other: "Form") -> "Form":  # type: ignore[override]  # a form is no sequence to its users
        joined = dict(self.factors)
        for reference, factor in other.factors.items():
            joined[reference] = joined.get(reference, Fraction()) + factor
        return Form(
            {reference: factor for reference, factor in joined.items() if factor}, self.constant + other.constant
        )

    def times(self, factor: Fraction) -> "Form":
        """Return the form multiplied by a number."""
        return Form({reference: one * factor for reference, one in self.factors.items()}, self.constant * factor)


def as_fraction(value: int | float) -> Fraction:
    """Return a value as people read it off: 1/10 for the float 0.1."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def linear(node: ast.expr) -> Form | None:
    """Return an expression as a sum with fixed factors; None where it is anything else."""
    match node:
        case ast.Name(id=name):
            return Form({Reference("", name): Fraction(1)})
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return Form({}, as_fraction(value))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            found = linear(operand)
            return found.times(Fraction(-1)) if found else None
        case ast.BinOp():
            return _operation(node)
        case ast.Call(func=ast.Name(id=function), args=[ast.Name(id=name)]) if function in _ALONE:
            return Form({Reference(asked, name): Fraction(sign) for asked, sign in _ALONE[function]})
    return None


def equation(tree: Tree) -> Form | None:
    """Return a check `a == b` as the form a - b that is zero; None where it is anything else."""
    node = tree.node
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq):
        return None
    left, right = linear(node.left), linear(node.comparators[0])
    return left + right.times(Fraction(-1)) if left and right else None


def _operation(node: ast.BinOp) -> Form | None:
    left, right = linear(node.left), linear(node.right)
    if left is None or right is None:
        return None
    match node.op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left + right.times(Fraction(-1))
        case ast.Mult() if not right.factors:
            return left.times(right.constant)
        case ast.Mult() if not left.factors:
            return right.times(left.constant)
        case ast.Div() if not right.factors and right.constant:
            return left.times(1 / right.constant)
    return None


def additive(measured: Collection[str], formulas: Mapping[str, Form | None]) -> frozenset[str]:
    """Return the indicators whose values for the parts of an area add up to that of the area.

    `measured` are those that count or sum rows. A formula does so as well where it is a sum, without a number of its
    own, of figures that do.
    """
    found = set(measured)
    while new := {name for name, form in formulas.items() if name not in found and form and _joins(form, found)}:
        found |= new
    return frozenset(found)


def _joins(form: Form, known: Collection[str]) -> bool:
    return not form.constant and all(one.name in known and one.function != "parent" for one in form.factors)
