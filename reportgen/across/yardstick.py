"""How values of an indicator are compared: sizes by their ratio, rates by their difference."""

import ast
from collections.abc import Callable
from math import exp, log
from typing import NamedTuple

from reportgen.expressions.functions import FIGURE_FUNCTIONS
from reportgen.expressions.names import figure_references
from reportgen.expressions.parse import Tree, parse
from reportgen.nouns.across import Watched
from reportgen.nouns.indicator import Indicator

__all__ = ["Yardstick", "yardstick"]

_SIZES = ("count", "sum", "distinct")
_LEAST_COUNT = 10
_LEAST_BASE = 30
_OF_TYPICAL = 20


class Yardstick(NamedTuple):
    """How values of an indicator are compared.

    A `size` is compared by ratio, on the scale of logarithms, anything else by difference. `counts` says that it is
    counted in whole things, so that chance has a part in it; `share` that it is a percentage of `base`, an expression
    of other indicators. Values whose size or base is below `least` are not compared.
    """

    size: bool
    counts: bool
    share: bool
    base: Tree | None
    least: float

    @property
    def names(self) -> tuple[str, ...]:
        """Return the indicators of the base."""
        return figure_references(self.base).plain if self.base else ()

    def start(self, typical: float) -> float:
        """Return what is added to sizes before logarithms are taken, so that there is one of zero.

        It is a half for counts, and otherwise a twentieth of a typical value.
        """
        return 0.5 if self.counts else typical / _OF_TYPICAL

    def step(self, start: float) -> Callable[[float, float], float]:
        """Return the function that says how far it is from an earlier value to a later one."""
        if self.size:
            return lambda before, now: log((now + start) / (before + start))
        return lambda before, now: now - before

    def place(self, start: float) -> Callable[[float], float]:
        """Return the function that puts a value on the scale on which values are compared."""
        return (lambda value: log(value + start)) if self.size else (lambda value: value)

    def moved(self, value: float, step: float, start: float) -> float:
        """Return where a step leads from a value."""
        return (value + start) * exp(step) - start if self.size else value + step


def yardstick(indicator: Indicator, watched: Watched) -> Yardstick:
    """Return how values of an indicator are compared, and from which size on."""
    size = indicator.additive or (indicator.measure is not None and indicator.measure.name in _SIZES)
    counts = size and indicator.unit.kind == "count"
    base = None if size else _base(indicator)
    usual = _LEAST_COUNT if counts else _LEAST_BASE if base else 0
    least = usual if watched.at_least is None else watched.at_least
    return Yardstick(size, counts, indicator.unit.kind == "percent", base, least)


def _base(indicator: Indicator) -> Tree | None:
    """Return what a formula divides by, where it divides by figures of the same area and period."""
    if indicator.formula is None:
        return None
    tree = parse(indicator.formula.text, None, FIGURE_FUNCTIONS)
    found = _divisor(tree.node)
    if found is None:
        return None
    base = Tree(tree.text, None, found)
    references = figure_references(base)
    return base if references.plain and not references.through else None


def _divisor(node: ast.expr) -> ast.expr | None:
    match node:
        case ast.BinOp(op=ast.Div(), right=ast.Constant(), left=left):
            return _divisor(left)
        case ast.BinOp(op=ast.Div(), right=right):
            return right
        case ast.BinOp(op=ast.Mult(), left=left, right=right):
            return _divisor(left) or _divisor(right)
    return None
