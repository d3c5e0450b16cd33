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

__all__ = ["NO_COLUMN", "NO_LEDGER", "NO_ROWS", "Table", "apply_formula"]

NO_ROWS, PART, NO_BASE, DIVISION, NO_LEDGER, NO_COLUMN = range(1, 7)

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Table:
    """The values so far, by indicator: floats of areas by periods, NaN where there is none.

    `absent` holds, for indicators that lack a ledger or a column anywhere, that reason, and 0 elsewhere.
    """

    space: Space
    indicators: Mapping[str, Indicator]
    values: dict[str, Floats] = field(default_factory=dict)
    absent: dict[str, Codes] = field(default_factory=dict)

    def add(self, name: str, values: Floats, reasons: Codes) -> None:
        """Keep the values of an indicator and what they lack."""
        self.values[name] = values
        if (reasons >= NO_LEDGER).any():
            self.absent[name] = np.where(reasons >= NO_LEDGER, reasons, 0).astype(np.int8)


def apply_formula(indicator: Indicator, tree: Tree, table: Table) -> tuple[Floats, Codes]:
    """Return the values of a formula, to 12 significant digits, and the reason where there is none.

    A percentage that the formula gives as a ratio is multiplied by 100. Where all that is missing lacks a ledger or a
    column, so does the formula.
    """
    watch = _Watch(table)
    found = evaluate(tree, watch.lookup, watch.functions())
    values = np.broadcast_to(np.asarray(np.nan if found is None else found, dtype=np.float64), table.space.shape)
    if _is_percent(indicator) and not is_percent(tree, lambda name: _is_percent(table.indicators[name])):
        values = values * 100
    values = to_digits(np.where(np.isfinite(values), values, np.nan))
    missing = [watch.part_missing, watch.absent > 0, watch.base_missing]
    reasons = np.select(missing, [PART, watch.absent, NO_BASE], DIVISION)
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
        self.absent = np.zeros(table.space.shape, dtype=np.int8)

    def lookup(self, name: str) -> Floats:
        return self._noted(self._table.values[name], self._table.absent.get(name))

    def functions(self) -> dict[str, Callable[..., Any]]:
        space = self._space
        return {
            "previous": lambda name: self._base(name, space.previous),
            "preceding": lambda name: self._base(name, space.preceding),
            "change": lambda name: self.lookup(name) - self._base(name, space.previous),
            "growth": self._growth,
            "target": self._target,
            "rank": self._rank,
            "parent": self._parent,
        }

    def _base(self, name: str, positions: NDArray[np.int64]) -> Floats:
        found = self._space.shifted(self._table.values[name], positions)
        self.base_missing |= np.isnan(found)
        if name in self._table.absent:
            self._lacks(self._space.shifted(self._table.absent[name], positions))
        return found

    def _parent(self, name: str) -> Floats:
        absent = self._table.absent.get(name)
        return self._noted(
            self._space.above(self._table.values[name]), None if absent is None else self._space.above(absent)
        )

    def _noted(self, values: Floats, absent: NDArray[Any] | None) -> Floats:
        missing = np.isnan(values)
        if absent is None:
            self.part_missing |= missing
        else:
            self._lacks(absent)
            self.part_missing |= missing & ~(absent > 0)
        return values

    def _lacks(self, absent: NDArray[Any]) -> None:
        """Note which values lack a ledger or a column; `absent` is NaN outside the areas and periods."""
        self.absent = np.maximum(self.absent, np.nan_to_num(absent).astype(np.int8))

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
