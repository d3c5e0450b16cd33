"""Formulas over the small result: every area and every period at once, missing as NaN with its reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.expressions.evaluate import evaluate
from reportgen.expressions.parse import Tree
from reportgen.expressions.scale import is_percent
from reportgen.indicators.decimals import to_digits
from reportgen.indicators.ranks import ranked
from reportgen.indicators.space import Space
from reportgen.nouns.indicator import Indicator

__all__ = ["DIVISION", "NO_BASE", "NO_ROWS", "PART", "REASONS", "Table", "apply_formula"]

NO_ROWS, PART, NO_BASE, DIVISION = range(1, 5)
REASONS = ("", "no-rows", "missing-part", "no-base", "division-by-zero")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """The values so far, by indicator: floats of areas by periods, NaN where there is none."""

    space: Space
    indicators: Mapping[str, Indicator]
    values: dict[str, Floats] = field(default_factory=dict)


def apply_formula(indicator: Indicator, tree: Tree, table: Table) -> tuple[Floats, NDArray[np.int8]]:
    """Return the values of a formula, to 12 significant digits, and the reason where there is none.

    A percentage that the formula gives as a ratio is multiplied by 100.
    """
    watch = _Watch(table)
    found = evaluate(tree, watch.lookup, watch.functions())
    values = np.broadcast_to(np.asarray(np.nan if found is None else found, dtype=np.float64), table.space.shape)
    if _is_percent(indicator) and not is_percent(tree, lambda name: _is_percent(table.indicators[name])):
        values = values * 100
    values = to_digits(np.where(np.isfinite(values), values, np.nan))
    reasons = np.select([watch.part_missing, watch.base_missing], [PART, NO_BASE], DIVISION)
    return values, np.where(np.isnan(values), reasons, 0).astype(np.int8)


def _is_percent(indicator: Indicator) -> bool:
    return indicator.unit.kind in ("percent", "points")


class _Watch:
    """Hands out values and notes where one was missing."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._space = table.space
        self.part_missing = np.zeros(table.space.shape, dtype=bool)
        self.base_missing = np.zeros(table.space.shape, dtype=bool)

    def lookup(self, name: str) -> Floats:
        values = self._table.values[name]
        self.part_missing |= np.isnan(values)
        return values

    def functions(self) -> dict[str, Callable[..., Any]]:
        space = self._space
        return {
            "previous": lambda name: self._base(name, space.previous),
            "preceding": lambda name: self._base(name, space.preceding),
            "change": lambda name: self.lookup(name) - self._base(name, space.previous),
            "growth": self._growth,
            "target": self._target,
            "rank": self._rank,
            "parent": lambda name: self._noted(space.above(self._table.values[name])),
        }

    def _base(self, name: str, positions: NDArray[np.int64]) -> Floats:
        found = self._space.shifted(self._table.values[name], positions)
        self.base_missing |= np.isnan(found)
        return found

    def _noted(self, values: Floats) -> Floats:
        self.part_missing |= np.isnan(values)
        return values

    def _growth(self, name: str) -> Floats:
        """Return the growth in percent; there is none on a base that is zero or negative."""
        base = self._base(name, self._space.previous)
        self.base_missing |= base <= 0
        base = np.where(base > 0, base, np.nan)
        return (self.lookup(name) - base) / base * 100

    def _target(self, name: str) -> Floats | float | None:
        target = self._table.indicators[name].target
        return self.lookup(target) if isinstance(target, str) else target

    def _rank(self, name: str) -> Floats:
        ranks, _ = ranked(self.lookup(name), self._space, self._table.indicators[name].rank or "high")
        return np.where(ranks > 0, ranks, np.nan)
