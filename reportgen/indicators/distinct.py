"""Distinct keys of the rows of a part."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.entries import Entries, joined, no_entries
from reportgen.indicators.exact import ONE
from reportgen.indicators.plan import Quantity
from reportgen.indicators.rows import Rows, both
from reportgen.indicators.times import TimeKind

__all__ = ["Seen", "distinct_entries", "entries_of", "seen", "spread"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
_MOST_BITS = 62


class Seen(NamedTuple):
    """The distinct keys of each cell and category: slots (a cell and a category in one number) and codes of keys."""

    slots: Ints
    codes: Ints
    kinds: int


def spread(rows: Rows, kind: TimeKind, cells: NDArray[Any], join: np.ufunc, none: float) -> NDArray[Any]:
    """Return areas by periods from what is counted in cells."""
    found = np.full((len(rows.areas), rows.period_count), none, dtype=cells.dtype)
    for at, period in enumerate(rows.of_periods(kind)):
        values = cells[period.cells]
        if period.starts is not None:
            values = join.reduceat(values, period.starts, dtype=cells.dtype)
        found[period.areas, at] = values
    return found


def seen(rows: Rows, quantity: Quantity, mask: Bools | None) -> Seen:
    """Return the distinct keys among the rows of a mask."""
    keys = rows.keys(quantity.column)
    chosen = both(mask, keys.present)
    kinds, slots = 1, rows.cells
    if quantity.by:
        kinds, slots = rows.keys(quantity.by).size, rows.slots(quantity.by)
        chosen = both(chosen, rows.keys(quantity.by).present)
    codes = keys.codes.astype(np.int64, copy=False)
    if chosen is not None:
        slots, codes = slots[chosen], codes[chosen]
    return Seen(*_unique(slots, codes, keys.size, len(rows.starts) * kinds), kinds)


def distinct_entries(rows: Rows, quantity: Quantity, mask: Bools | None) -> Entries:
    """Return how many distinct keys there are by category in every area and period."""
    return entries_of(rows, quantity, seen(rows, quantity, mask))


def entries_of(rows: Rows, quantity: Quantity, found: Seen) -> Entries:
    """Count distinct keys for every area and period."""
    counted = list(_counted(rows, quantity.kind, found, rows.keys(quantity.column).size))
    return joined(counted) if counted else no_entries()


def _counted(rows: Rows, kind: TimeKind, found: Seen, size: int) -> Iterator[Entries]:
    cells, kinds = np.divmod(found.slots, found.kinds) if found.kinds > 1 else (found.slots, np.zeros_like(found.slots))
    for at, period in enumerate(rows.of_periods(kind)):
        chosen = rows.is_of(kind, at, cells)
        groups = rows.cell_areas[cells[chosen]] * found.kinds + kinds[chosen]
        if period.starts is not None:  # a key may occur in several of the cells
            groups, _ = _unique(groups, found.codes[chosen], size, len(rows.areas) * found.kinds)
        starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1])[: len(groups)])
        counts = np.diff(np.append(starts, len(groups)))
        areas, some = np.divmod(groups[starts], found.kinds)
        yield Entries(areas * rows.period_count + at, some, {ONE: counts})


def _unique(groups: Ints, codes: Ints, size: int, count: int) -> tuple[Ints, Ints]:
    """Return the distinct pairs of a group and a code, sorted."""
    if size.bit_length() + count.bit_length() > _MOST_BITS:
        order = np.lexsort((codes, groups))
        groups, codes = groups[order], codes[order]
        first = np.append(True, (groups[1:] != groups[:-1]) | (codes[1:] != codes[:-1]))[: len(groups)]
        return groups[first], codes[first]
    packed = groups * size + codes
    if (packed[1:] >= packed[:-1]).all():
        first = np.append(True, packed[1:] != packed[:-1])[: len(packed)]
        return groups[first], codes[first]
    packed.sort()
    packed = packed[np.append(True, packed[1:] != packed[:-1])]
    groups = packed // size
    return groups, packed - groups * size
