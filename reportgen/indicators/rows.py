"""The rows of a part in the order of areas and times, so that whatever is counted of them is counted run by run."""

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.data.ledger import AREA
from reportgen.indicators.exact import Addends, addends
from reportgen.indicators.filters import Filters
from reportgen.indicators.keys import Keys, keys_of
from reportgen.indicators.plan import Counting
from reportgen.indicators.times import TimeKind

__all__ = ["OfPeriod", "Rows", "both"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


class OfPeriod(NamedTuple):
    """Which cells a period is made up of; `starts` is where those of each area begin (None: each has one)."""

    cells: Ints
    starts: Ints | None
    areas: Ints


class Rows:
    """The rows of a part that have an area and are in a period, sorted by both.

    Rows of the same area and class of time are a cell: `starts` is where each begins, `cell_areas` its area among
    `areas`, which are positions among all areas, and `cell_classes` its class of time.
    """

    def __init__(self, counting: Counting, frame: pd.DataFrame) -> None:
        self._counting = counting
        self._made_of = counting.times.made_of
        self._count = counting.times.count
        keys = _keys(frame[AREA].cat.codes.to_numpy(), counting.times.of(frame), self._count)
        order = _order(keys)
        columns = [name for name in counting.columns if name in frame]
        self.frame = frame[columns] if order is None else frame[columns].take(order)
        keys = keys if order is None else keys[order]
        self.starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
        cell_places, self.cell_classes = np.divmod(keys[self.starts], self._count)
        self.areas, self.cell_areas = np.unique(cell_places, return_inverse=True)
        self.filters = Filters(self.frame)
        self._numbers: dict[str, Addends] = {}
        self._keys: dict[str, Keys] = {}
        self._slots: dict[str, Ints] = {}
        self._of_periods: dict[TimeKind, tuple[OfPeriod, ...]] = {}

    def __len__(self) -> int:
        return len(self.frame)

    @cached_property
    def cells(self) -> Ints:
        """Return the cell of each row."""
        return np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self))))

    @cached_property
    def longest(self) -> int:
        """Return how many rows the area with the most has."""
        return int(np.diff(np.append(self.area_starts, len(self))).max(initial=0))

    @property
    def area_starts(self) -> Ints:
        """Return where the rows of each area begin."""
        return self.starts[np.flatnonzero(np.diff(self.cell_areas, prepend=-1))]

    @property
    def edges(self) -> "Rows":
        """Return the rows of the first and the last area alone."""
        starts = [*self.area_starts.tolist(), len(self)]
        here = np.append(np.arange(starts[1]), np.arange(max(starts[-2], starts[1]), len(self)))
        return Rows(self._counting, self.frame.take(here))

    @property
    def period_count(self) -> int:
        """Return how many periods there are."""
        return int(self._made_of["flow"].shape[1])

    def slots(self, by: str) -> Ints:
        """Return the cell and the category of each row in one number; of no meaning where it has no category."""
        if by not in self._slots:
            keys = self.keys(by)
            self._slots[by] = self.cells * keys.size + keys.codes
        return self._slots[by]

    def is_of(self, kind: TimeKind, period: int, cells: Ints) -> Bools:
        """Say which cells are of a period."""
        found: Bools = self._made_of[kind][:, period][self.cell_classes[cells]]
        return found

    def of_periods(self, kind: TimeKind) -> tuple[OfPeriod, ...]:
        """Return for each period which cells it is made up of."""
        if kind not in self._of_periods:
            made_of = self._made_of[kind]
            self._of_periods[kind] = tuple(self._of_period(made_of[:, at]) for at in range(made_of.shape[1]))
        return self._of_periods[kind]

    def _of_period(self, classes: Bools) -> OfPeriod:
        cells = np.flatnonzero(classes[self.cell_classes]) if len(classes) else np.zeros(0, dtype=np.int64)
        areas = self.cell_areas[cells]
        starts = np.flatnonzero(np.diff(areas, prepend=-1))
        return OfPeriod(cells, None if len(starts) == len(cells) else starts, areas[starts])

    def numbers(self, name: str) -> Addends | None:
        """Return a column of numbers; None where it holds none."""
        if name not in self._numbers:
            column = self.frame[name]
            if column.dtype.kind not in "iufb":
                return None
            plain = isinstance(column.dtype, np.dtype)
            values = column.to_numpy() if plain else column.to_numpy(np.float64, na_value=np.nan)
            self._numbers[name] = addends(values)
        return self._numbers[name]

    def values(self, name: str) -> NDArray[np.float64]:
        """Return a column of numbers as floats, NaN where there is none."""
        return self.frame[name].to_numpy(np.float64, na_value=np.nan)

    def keys(self, name: str) -> Keys:
        """Return a column as positions among its distinct values."""
        if name not in self._keys:
            self._keys[name] = keys_of(self.frame[name])
        return self._keys[name]


def _keys(places: NDArray[Any], classes: Ints, count: int) -> Ints:
    """Return an area and a class of time in one number, -1 where a row lacks either."""
    keys = places.astype(np.int64)
    keys *= count
    keys += classes
    for lacking in (places, classes):
        if lacking.min(initial=0) < 0:
            keys[lacking < 0] = -1
    return keys


def _order(keys: Ints) -> NDArray[Any] | None:
    """Return the positions of the rows with a key, by their keys; None where all have one and are in that order."""
    if (keys[1:] >= keys[:-1]).all() and (not len(keys) or keys[0] >= 0):
        return None
    rows = np.flatnonzero(keys >= 0)
    bits = len(keys).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 62:
        return rows[np.argsort(keys[rows], kind="stable")]
    packed = np.sort(keys[rows] << bits | rows)  # faster than any argsort
    return packed & ((1 << bits) - 1)


def both(mask: Bools | None, other: Bools | None) -> Bools | None:
    """Return the rows that are in both masks; None is that of all rows."""
    if mask is None or other is None:
        return other if mask is None else mask
    return mask & other
