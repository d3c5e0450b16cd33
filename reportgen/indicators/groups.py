"""Rows by area, time and category."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.entries import Entries, compacted, joined, no_entries
from reportgen.indicators.exact import Unit
from reportgen.indicators.rows import Rows, both
from reportgen.indicators.times import TimeKind

__all__ = ["Groups", "over_periods"]

Ints = NDArray[np.int64]
_EXACT = 2.0**53


class Groups:
    """The rows that a mask lets through and that have a category, by cell and category."""

    def __init__(self, rows: Rows, by: str, mask: NDArray[np.bool_] | None) -> None:
        keys = rows.keys(by)
        self._rows = rows
        self._kinds = keys.size
        chosen = both(mask, keys.present)
        self._chosen = None if chosen is None else np.flatnonzero(chosen)
        slots = rows.slots(by)
        slots = slots if self._chosen is None else slots[self._chosen]
        count = len(rows.starts) * self._kinds
        self._order: Ints | None = None
        if count <= 2 * len(rows) + 65536:
            every = np.bincount(slots, minlength=count)
            self._found = np.flatnonzero(every)
            self._counts = every[self._found]
            self._slots = slots
        else:
            self._order = np.argsort(slots, kind="stable")
            self._slots = slots
            ordered = slots[self._order]
            first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
            self._found = ordered[first]
            self._counts = np.diff(np.append(first, len(ordered)))

    def entries(self, kind: TimeKind, columns: Mapping[Unit, NDArray[Any] | None], join: np.ufunc) -> Entries:
        """Return the values of columns (None: one each) by category for every area and period."""
        found = {
            unit: self._counts if values is None else self._joined(values, join) for unit, values in columns.items()
        }
        cells, kinds = np.divmod(self._found, self._kinds)
        return over_periods(self._rows, kind, cells, kinds, found, join)

    def _joined(self, values: NDArray[Any], join: np.ufunc) -> NDArray[Any]:
        values = values if self._chosen is None else values[self._chosen]
        if not len(values):
            return values
        if self._order is None and join is np.add:
            size = max(float(values.max()), -float(values.min()))
            if size * len(values) < _EXACT:
                return np.bincount(self._slots, values, minlength=int(self._found[-1]) + 1)[self._found].astype(
                    np.int64
                )
        if self._order is None:
            self._order = np.argsort(self._slots, kind="stable")
        starts = np.cumsum(self._counts) - self._counts
        return np.asarray(join.reduceat(values[self._order], starts))


def over_periods(
    rows: Rows, kind: TimeKind, cells: Ints, kinds: Ints, columns: Mapping[Unit, NDArray[Any]], join: np.ufunc
) -> Entries:
    """Return for every area and period what its cells hold."""
    found = []
    several = False
    for at, period in enumerate(rows.of_periods(kind)):
        chosen = rows.is_of(kind, at, cells)
        places = rows.cell_areas[cells[chosen]] * rows.period_count + at
        found.append(Entries(places, kinds[chosen], {unit: values[chosen] for unit, values in columns.items()}))
        several |= period.starts is not None
    every = joined(found) if found else no_entries()
    return compacted(every, join) if several else every
