"""What was counted of a ledger → the outcomes of its indicators."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.decimals import to_digits
from reportgen.indicators.entries import Entries
from reportgen.indicators.exact import ONE, Terms, rounded
from reportgen.indicators.formulas import NO_COLUMN, NO_ROWS
from reportgen.indicators.plan import Counted, QuantityName
from reportgen.indicators.result import Breakdown, Outcome
from reportgen.indicators.tally import JOINS
from reportgen.indicators.totals import Totals

__all__ = ["outcome_of"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Look = Callable[[QuantityName], Terms]


class _Values(NamedTuple):
    """Values, integers where they are whole, and where there is none."""

    values: NDArray[Any]
    missing: Bools

    @property
    def whole(self) -> bool:
        return self.values.dtype.kind == "i"


def outcome_of(counted: Counted, totals: Totals, present: Bools) -> Outcome:
    """Return the outcome of an indicator, which has values where its ledger has rows or tells of none."""
    found = _values(counted, totals, lambda name: totals.terms(counted.quantity(name)))
    rows = totals.counts(counted.quantity("rows"))
    reasons = np.where(present & ~found.missing, 0, NO_ROWS).astype(np.int8)
    if counted.lacking:
        lacking = totals.counts(counted.lacking) > 0
        reasons[lacking] = NO_COLUMN
        rows = np.where(lacking, 0, rows)
    values = np.where(reasons > 0, 0, found.values) if found.whole else found.values
    outcome = Outcome(counted.indicator.name, values, reasons, rows, found.whole)
    return replace(outcome, breakdown=_breakdown(counted, totals, reasons)) if counted.indicator.by else outcome


def _breakdown(counted: Counted, totals: Totals, reasons: NDArray[np.int8]) -> Breakdown:
    by = counted.indicator.by
    rows = totals.entries(counted.quantity("rows", by))
    found = _values(counted, totals, lambda name: _aligned(name, totals.entries(counted.quantity(name, by)), rows.keys))
    areas, periods = np.divmod(rows.places, max(reasons.shape[1], 1))
    chosen = ~found.missing & (reasons[areas, periods] == 0)
    categories = totals.categories(by)
    occurs = np.bincount(rows.kinds[chosen], minlength=len(categories)) > 0
    kinds = (np.cumsum(occurs) - 1)[rows.kinds[chosen]]
    names = tuple(category for category, here in zip(categories, occurs, strict=True) if here)
    counts = np.asarray(rows.columns.get(ONE, rows.places), dtype=np.int64)
    values = found.values[chosen], counts[chosen]
    return Breakdown(names, areas[chosen], periods[chosen], kinds, *values, found.whole)


def _aligned(name: QuantityName, entries: Entries, keys: Ints) -> Terms:
    """Return the values of places and categories, given as keys; what has none has none of it."""
    none = JOINS.get(name, (np.add, 0))[1]
    own = entries.keys
    if len(own) and np.array_equal(own, keys):
        return entries.columns
    at = np.minimum(np.searchsorted(own, keys), len(own) - 1) if len(own) else np.zeros_like(keys)
    found = own[at] == keys if len(own) else np.zeros(len(keys), dtype=bool)
    terms = {unit: np.where(found, column[at], none) for unit, column in entries.columns.items() if len(own)}
    return terms or {ONE: np.full(len(keys), none, dtype=np.float64 if none else np.int64)}


def _values(counted: Counted, totals: Totals, look: Look) -> _Values:
    measure = counted.indicator.measure
    name = measure.name if measure else "count"
    if not measure or name == "count" or name == "distinct":
        return _complete(np.asarray(look("distinct" if name == "distinct" else "rows")[ONE], dtype=np.int64))
    whole = totals.whole(measure.column)
    if name in ("min", "max"):
        return _extremes(look(name)[ONE], whole)
    sums = rounded(look("sum"), whole)
    return _means(sums, look("numbers")[ONE]) if name == "mean" else _complete(sums)


def _complete(values: NDArray[Any]) -> _Values:
    return _Values(values, np.zeros(values.shape, dtype=bool))


def _means(sums: NDArray[Any], counts: NDArray[Any]) -> _Values:
    none = counts <= 0
    return _Values(to_digits(np.where(none, np.nan, sums) / np.where(none, 1, counts)), none)


def _extremes(values: NDArray[Any], whole: bool) -> _Values:
    none = np.isinf(values)
    values = np.where(none, 0, values)
    if whole and np.abs(values).max(initial=0) < 2.0**63:
        return _Values(values.astype(np.int64), none)
    return _Values(np.where(none, np.nan, values), none)
