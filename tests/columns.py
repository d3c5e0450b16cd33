"""Figures one by one → the columns that a store is written from."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.result import Breakdown, Outcome, Result
from reportgen.nouns.area import Area
from reportgen.nouns.figure import REASONS, FigureRow
from reportgen.nouns.period import Period

__all__ = ["in_columns"]

_NO_ROWS = REASONS.index("no-rows")


class _Entry(NamedTuple):
    """A figure by the positions of its area and its period."""

    area: int
    period: int
    category: str
    value: Any
    missing: str
    rows: int
    rank: int
    ranked: int


def in_columns(
    rows: Iterable[FigureRow], areas: Sequence[Area], periods: Sequence[Period], indicators: Sequence[str]
) -> Result:
    """Return figures in columns; an area and a period of which any is given have no rows for the other indicators."""
    places = {area.code: at for at, area in enumerate(areas)}
    keys = {period.key: at for at, period in enumerate(periods)}
    present = np.zeros((len(places), len(keys)), dtype=bool)
    found: dict[str, list[_Entry]] = {name: [] for name in indicators}
    for area, key, name, *more in rows:
        present[places[area], keys[key]] = True
        found[name].append(_Entry(places[area], keys[key], *more))
    outcomes = [_outcome(name, entries, present.shape) for name, entries in found.items()]
    return Result(tuple(places), tuple(periods), tuple(outcomes), present)


def _outcome(name: str, entries: Sequence[_Entry], shape: tuple[int, ...]) -> Outcome:
    totals = [entry for entry in entries if not entry.category]
    whole = all(isinstance(entry.value, int) for entry in totals if entry.value is not None)
    values: NDArray[Any] = np.zeros(shape, dtype=np.int64 if whole else np.float64)
    reasons = np.full(shape, _NO_ROWS, dtype=np.int8)
    rows, ranks, ranked = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for entry in totals:
        at = entry.area, entry.period
        values[at] = entry.value or 0
        reasons[at] = REASONS.index(entry.missing)
        rows[at], ranks[at], ranked[at] = entry.rows, entry.rank, entry.ranked
    parts = sorted((entry for entry in entries if entry.category), key=lambda one: one[:3])
    return Outcome(name, values, reasons, rows, whole, ranks, ranked, _breakdown(parts) if parts else None)


def _breakdown(entries: Sequence[_Entry]) -> Breakdown:
    categories = sorted({entry.category for entry in entries})
    numbers = {category: at for at, category in enumerate(categories)}
    whole = all(isinstance(entry.value, int) for entry in entries)
    areas, periods, kinds = (
        np.array(column, dtype=np.int64)
        for column in zip(*((one.area, one.period, numbers[one.category]) for one in entries), strict=True)
    )
    values: NDArray[Any] = np.array([entry.value for entry in entries], dtype=np.int64 if whole else np.float64)
    rows = np.array([entry.rows for entry in entries], dtype=np.int64)
    return Breakdown(tuple(categories), areas, periods, kinds, values, rows, whole)
