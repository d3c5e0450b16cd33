"""Values by category, kept only where there are any."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.exact import ONE, Unit

__all__ = ["Entries", "compacted", "counted", "joined", "no_entries"]

Ints = NDArray[np.int64]
_KINDS = 32
"""Bits of a category's number."""


class Entries(NamedTuple):
    """Values of places (an area and a period in one number) and kinds (the number of a category), by their units."""

    places: Ints
    kinds: Ints
    columns: Mapping[Unit, NDArray[Any]]

    @property
    def keys(self) -> Ints:
        """Return place and kind in one number."""
        return self.places << _KINDS | self.kinds


def no_entries() -> Entries:
    """Return none."""
    none = np.zeros(0, dtype=np.int64)
    return Entries(none, none, {})


def joined(found: Sequence[Entries]) -> Entries:
    """Return all entries, one behind the other; what has none of a unit has 0 of it."""
    units = dict.fromkeys(unit for entries in found for unit in entries.columns)
    return Entries(
        np.concatenate([entries.places for entries in found]),
        np.concatenate([entries.kinds for entries in found]),
        {unit: np.concatenate([_column(entries, unit) for entries in found]) for unit in units},
    )


def compacted(entries: Entries, join: np.ufunc) -> Entries:
    """Return entries sorted by place and kind, those of the same joined."""
    keys = entries.keys
    if not len(keys) or (keys[1:] > keys[:-1]).all():
        return entries
    order = np.argsort(keys)  # in any order of the same: what is joined is exact
    keys = keys[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    columns = {unit: join.reduceat(_wide(column[order]), starts) for unit, column in entries.columns.items()}
    return Entries(keys[starts] >> _KINDS, keys[starts] & ((1 << _KINDS) - 1), columns)


def counted(places: Ints, kinds: Ints) -> Entries:
    """Return how often each place and kind occurs."""
    keys = np.sort(places << _KINDS | kinds)
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    counts = np.diff(np.append(starts, len(keys)))
    return Entries(keys[starts] >> _KINDS, keys[starts] & ((1 << _KINDS) - 1), {ONE: counts})


def _column(entries: Entries, unit: Unit) -> NDArray[Any]:
    return entries.columns[unit] if unit in entries.columns else np.zeros(len(entries.places), dtype=np.int64)


def _wide(values: NDArray[Any]) -> NDArray[Any]:
    return values if values.dtype.kind == "f" else values.astype(np.int64, copy=False)
