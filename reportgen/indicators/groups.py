"""Rows by area, time and category."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.entries import Entries, compacted, joined, no_entries
from reportgen.indicators.exact import Unit
from reportgen.indicators.rows import Rows, both
from reportgen.indicators.times import TimeKind

__all__ = ["Groups", "over_periods"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
_EXACT = 2.0**53
_FEW = 12


class Groups:
    """The rows that a mask lets through and that have a category, by cell and category."""

    def __init__(self, rows: Rows, by: str, mask: Bools | None) -> None:
        self._rows = rows
        self._by = by
        self._mask = mask
        self._kinds = rows.keys(by).size
        count = len(rows.starts) * self._kinds
        if self._kinds <= _FEW:
            self._found, self._counts = _occurring(self._table())
        elif count <= 2 * len(rows) + 65536:
            self._found, self._counts = _occurring(np.bincount(self._slots, minlength=count))
        else:
            ordered = self._slots[self._order]
            first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
            self._found = ordered[first]
            self._counts = np.diff(np.append(first, len(ordered)))

    @cached_property
    def _chosen(self) -> Ints | None:
        chosen = both(self._mask, self._rows.keys(self._by).present)
        return None if chosen is None else np.flatnonzero(chosen)

    @cached_property
    def _slots(self) -> Ints:
        slots = self._rows.slots(self._by)
        return slots if self._chosen is None else slots[self._chosen]

    @cached_property
    def _order(self) -> Ints:
        return np.argsort(self._slots)  # in any order of the same: what is joined is exact

    def _table(self) -> NDArray[Any]:
        """Count category by category, which is quicker than by slot where these are few."""
        rows = self._rows
        codes = rows.keys(self._by).codes
        width = np.min_scalar_type(rows.longest)
        found = np.zeros((len(rows.starts), self._kinds), dtype=width)
        for kind in range(self._kinds if len(rows) else 0):
            here = codes == kind
            here = here if self._mask is None else here & self._mask
            found[:, kind] = np.add.reduceat(here.view(np.uint8), rows.starts, dtype=width)
        return found.reshape(-1)

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
        if join is np.add:
            size = max(float(values.max()), -float(values.min()))
            if size * len(values) < _EXACT:
                return np.bincount(self._slots, values)[self._found].astype(np.int64)
        starts = np.cumsum(self._counts) - self._counts
        return np.asarray(join.reduceat(values[self._order], starts))


def _occurring(counts: NDArray[Any]) -> tuple[Ints, Ints]:
    """Return the positions of what occurs, and how often it does."""
    found = np.flatnonzero(counts)
    return found, counts[found].astype(np.int64)


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
